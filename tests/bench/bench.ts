import { spawnSync } from "node:child_process";
import { cohort } from "./cohort.ts";
import { deskLists } from "./desks.ts";
import { edit } from "./edit.ts";
import type { Group } from "./figure.ts";
import { finding } from "./finding.ts";
import { importFiles } from "./import.ts";
import { pdfs } from "./pdfs.ts";
import { reading } from "./reading.ts";
import { typing } from "./typing.ts";

/** `npm run bench [-- GROUP...]`: one JSON line a figure, nothing else on the standard output. */
const groups: Readonly<Record<string, Group>> = {
  edit,
  typing,
  import: importFiles,
  cohort,
  reading,
  finding,
  pdfs,
  desks: deskLists,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(", ")}. There are: ${Object.keys(groups).join(", ")}.`);
  process.exit(1);
}
const [only] = asked;
if (asked.length === 1 && only !== undefined) {
  await groups[only]?.((figure) => console.log(JSON.stringify(figure)));
} else {
  // Each in a process of its own: what one leaves in memory would count for the next.
  for (const name of asked.length > 0 ? asked : Object.keys(groups)) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, name], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
