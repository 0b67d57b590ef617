export type { Command } from "./command.ts";
export { CommandButton } from "./command-button.tsx";
export { CommandIcon } from "./command-icon.tsx";
export { elementAtWork } from "./element-at-work.ts";
export { useCommands } from "./registry.ts";
