/** `npm run bench [-- GROUP...]`: one JSON line a figure, nothing else on the standard output. */
import { cohort } from "./cohort.ts";
import { edit } from "./edit.ts";
import type { Group } from "./figure.ts";
import { importFiles } from "./import.ts";
import { reading } from "./reading.ts";

const groups: Readonly<Record<string, Group>> = { edit, import: importFiles, reading, cohort };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(", ")}. There are: ${Object.keys(groups).join(", ")}.`);
  process.exit(1);
}
for (const [name, measure] of Object.entries(groups)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  await measure((figure) => console.log(JSON.stringify(figure)));
}
