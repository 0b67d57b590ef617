import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  closeFindingStore,
  openFindingStore,
  type Print,
  percentile,
  printFigure,
  scriptsAskedFor,
  scriptText,
  wordsPerScript,
} from "./finding-store.ts";

/**
 * A new script that took a passage from each of three others, compared with all of them. Against it: reading the same
 * fingerprints from the disk and nothing else, which no comparison can do without.
 */
export async function run(print: Print): Promise<void> {
  const store = await openFindingStore();
  const { scripts, workstation, client } = store;
  const plain = (name: string, value: number, unit: string) =>
    print({ name, value, unit, baseline: null, ratio: null });
  plain("overlaps: scripts", scripts, "scripts");
  const sources = [3, Math.floor(scripts / 2), scripts - 2];
  const passages = sources.map((number) => scriptText(number).split(" ").slice(1_000, 1_060).join(" "));
  const own = scriptText(scripts + 4_711).split(" ");
  const text = passages.reduce((sum, passage, at) => {
    const from = at * 1_000;
    return `${sum} ${own.slice(from, from + 1_000).join(" ")} ${passage}`;
  }, "");
  const started = performance.now();
  const scriptId = await store.addScript(`${text} ${own.slice(3_000, wordsPerScript).join(" ")}`);
  plain("overlaps: taking the new script's text in and indexing it", performance.now() - started, "ms");

  const times: number[] = [];
  const reads: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const before = performance.now();
    const { overlaps, compared } = await client.overlaps.forScript({ scriptId });
    times.push(performance.now() - before);
    reads.push(await readPrints(workstation.folder.index));
    if (compared !== scripts) throw new Error(`Compared with ${compared} scripts instead of ${scripts}.`);
    const found = overlaps.filter(({ sharedWords }) => sharedWords >= 50).length;
    if (found !== sources.length) throw new Error(`Found ${found} of ${sources.length} copied passages.`);
  }
  const baseline = percentile(reads, 0.5);
  const worst = Math.max(...times);
  print({ name: "overlaps: new script, worst of 5", value: worst, unit: "ms", baseline, ratio: worst / baseline });
  const median = percentile(times, 0.5);
  print({ name: "overlaps: new script, median of 5", value: median, unit: "ms", baseline, ratio: median / baseline });
}

async function readPrints(folder: string): Promise<number> {
  const before = performance.now();
  for (const name of readdirSync(folder)) if (name.endsWith(".prints")) await readFile(join(folder, name));
  return performance.now() - before;
}

if (process.argv[1] === import.meta.filename) {
  console.log(`${scriptsAskedFor()} scripts`);
  await run(printFigure);
  await closeFindingStore();
}
