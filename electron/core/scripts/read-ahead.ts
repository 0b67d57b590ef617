import type { Actor } from "../centre/actor.ts";
import { listScriptFiles } from "../store/script-files.ts";
import { readScriptFile } from "./read-file.ts";

/**
 * Whoever opens a script reads its first file next: converting it begins while the window still draws the page around it.
 * A PDF is left to the window, which draws the pages by itself and would have to share the processor.
 */
export function readAhead(actor: Actor, scriptId: string): void {
  const [first] = listScriptFiles(actor.db, actor.keys, scriptId);
  // What is wrong with the file is said to whoever asks to see it.
  if (first && first.kind !== "pdf") readScriptFile(actor, first).catch(() => undefined);
}
