import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { checkFolder } from "./check-folder.ts";
import { openTemporaryStore } from "./temporary-store.ts";

/**
 * The command `npm run scripts:check -- FOLDER`: what would become of every file of a cohort, without taking it in. Each goes
 * through the same code as in the program, in a sealed store of its own that is gone afterwards. One JSON line a file; ends
 * with 0 where every file was kept byte for byte, 1 where one was not, 2 where there is no such folder.
 */
async function main(): Promise<number> {
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0 || !(await isFolder(folder))) {
    process.stderr.write("Which folder? Say one: npm run scripts:check -- FOLDER\n");
    return 2;
  }
  const store = await openTemporaryStore(findResources(import.meta.dirname));
  const interrupt = () => void store.close().finally(() => process.exit(130));
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    const allKept = await checkFolder(store.actor, resolve(folder), ({ line }) => {
      process.stdout.write(`${JSON.stringify(line)}\n`);
    });
    return allKept ? 0 : 1;
  } finally {
    await store.close();
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The program's own resources: beside `out/` when it is built, further up when it runs from its source. */
function findResources(from: string): string {
  const resources = join(from, "resources");
  if (existsSync(join(resources, "qualifications")) || dirname(from) === from) return resources;
  return findResources(dirname(from));
}

// Ends by itself once the last line is out: `process.exit` could cut off what a pipe has not taken yet.
process.exitCode = await main();
