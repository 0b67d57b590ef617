import { isMantineColorScheme, type MantineColorSchemeManager } from "@mantine/core";
import { keepKeepsake, keepsake, onKeepsakes } from "../api/keepsakes.ts";

const name = "colour-scheme";
let stop: (() => void) | undefined;

/** Light, dark or the system's choice, kept for each person. Until somebody signs in, the system's. */
export const colourSchemeManager: MantineColorSchemeManager = {
  get: (byDefault) => chosen() ?? byDefault,
  set(scheme) {
    // Also told what stands already.
    if (scheme !== (chosen() ?? "auto")) keepKeepsake(name, scheme);
  },
  subscribe(onUpdate) {
    stop = onKeepsakes(() => onUpdate(chosen() ?? "auto"));
  },
  unsubscribe: () => stop?.(),
  clear: () => keepKeepsake(name, "auto"),
};

function chosen() {
  const scheme = keepsake(name);
  return isMantineColorScheme(scheme) ? scheme : undefined;
}
