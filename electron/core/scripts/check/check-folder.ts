import type { Actor } from "../../centre/actor.ts";
import { mostThreads, startConversionThreads } from "../convert.ts";
import { type Check, checkFile } from "./check-file.ts";
import { walkFolder } from "./walk-folder.ts";

/**
 * Checks every file under a folder and tells of each as soon as it is done. As many at a time as are converted: more would wait
 * in line, with their clocks running.
 */
export async function checkFolder(actor: Actor, folder: string, tell: (check: Check) => void): Promise<boolean> {
  await startConversionThreads();
  const files = walkFolder(Buffer.from(folder));
  let allKept = true;
  const work = async () => {
    for (;;) {
      const next = await files.next();
      if (next.done) return;
      const check = await checkFile(actor, next.value);
      allKept &&= check.kept;
      tell(check);
    }
  };
  await Promise.all(Array.from({ length: mostThreads }, work));
  return allKept;
}
