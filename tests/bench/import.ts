import { createHash, randomBytes } from "node:crypto";
import { copyFile, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { registerLearner, takeIn, withCentre } from "./centre.ts";
import { figure, type Group } from "./figure.ts";

const files = 100;
const bytesEach = 2 * 1024 * 1024;

/** A hundred scripts of 2 MB: read, sent, sealed, synchronised and recorded; beside copying and hashing the same files. */
export const importFiles: Group = (report) =>
  withCentre(async (client, home) => {
    const learnerIds: string[] = [];
    const sources: string[] = [];
    await mkdir(join(home, "copies"));
    for (let number = 1; number <= files; number += 1) {
      learnerIds.push(await registerLearner(client, number));
      const path = join(home, `script-${number}.pdf`);
      await writeFile(path, Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytesEach - 9)]));
      sources.push(path);
    }
    const copyAndHash = async (synchronise: boolean) => {
      const began = performance.now();
      for (const [index, path] of sources.entries()) {
        const copy = join(home, "copies", `${index}.pdf`);
        await copyFile(path, copy);
        createHash("sha256")
          .update(await readFile(path))
          .digest();
        if (!synchronise) continue;
        const handle = await open(copy, "r+");
        await handle.sync();
        await handle.close();
      }
      return (performance.now() - began) / 1000;
    };
    const copied = await copyAndHash(false);
    const began = performance.now();
    for (const [index, path] of sources.entries()) {
      const bytes = new Uint8Array(await readFile(path));
      await takeIn(client, learnerIds[index] ?? "", { name: `script-${index}.pdf`, bytes });
    }
    const taken = (performance.now() - began) / 1000;
    const synchronised = await copyAndHash(true);
    report(figure("import-100-files", taken, "s", copied));
    report(figure("import-100-files-against-synchronised-copy", taken, "s", synchronised));
  });
