import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stem } from "porter2";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { Cast, workBased } from "../support/cast.ts";

/** Words that no program, schema or file format has. */
const words = [
  ..."bereavement whistleblowing cantankerous melancholia obstreperous insolvency grievances redundancies".split(" "),
  ..."estrangement alcoholism haemorrhage plagiarising tribunals misogynistic dyspraxia insubordination".split(" "),
];

let cast: Cast;
beforeEach(async () => {
  cast = await Cast.open();
});
afterEach(() => cast.close());

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Where any of these stands in any file, in either case, as UTF-8 or UTF-16. */
function leaksIn(folder: string, secrets: readonly string[]): string[] {
  return filesUnder(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    // Not with toString("utf16le"): at an odd address Node 24 damages its own heap with it.
    const utf16 = new TextDecoder("utf-16le");
    const readings = [bytes.toString("latin1"), utf16.decode(bytes), utf16.decode(bytes.subarray(1))];
    const texts = readings.map((text) => text.toLowerCase());
    return secrets
      .filter((secret) => texts.some((text) => text.includes(secret)))
      .map((secret) => `${relative(folder, path)}: ${secret}`);
  });
}

test("no word of a script, a note or a search lies readable in any byte of the data folder", async () => {
  const { workstation } = cast.centre;
  for (let count = 0; count < 30; count += 1) {
    const text = Array.from({ length: 60 }, (_, index) => words[(index * 7 + count) % words.length]).join(" ");
    const script = await cast.centre.takeIn({
      learner: cast.centre.register(),
      assessmentId: workBased,
      files: [{ name: `${words[count % words.length]}.txt`, bytes: Buffer.from(text, "utf8") }],
      assessor: cast.people.ann,
    });
    if (count > 0) continue;
    const ann = await cast.as("ann");
    const { files } = await ann.scripts.get({ scriptId: script.id });
    const [exact = "", suffix = "", noted = ""] = words.slice(3);
    const selector = writeSelector({ kind: "passage", exact, prefix: "", suffix, start: 0, end: 9, page: undefined });
    const criterion = { unit: "D7.01", criterion: "1.1", itemId: "s1" };
    const note = `Shows ${noted}.`;
    await ann.evidence.add({ sheetId: script.sheetId, fileId: files[0]?.id ?? "", ...criterion, selector, note });
  }
  const client = await cast.as("stella");
  await workstation.texts.settle();
  const { hits } = await client.search.find({ words: words[0] ?? "" });
  expect(hits.length).toBeGreaterThan(5);
  const scriptId = hits[0]?.script.scriptId ?? "";
  expect((await client.overlaps.forScript({ scriptId })).compared).toBe(29);

  const { root, index } = workstation.folder;
  // Texts, index and fingerprints are all on the disk by now; the write-ahead log is not folded in yet.
  const endings = filesUnder(index).map((path) => path.split(".").at(-1));
  expect(endings.sort()).toEqual(["prints", "words"]);
  const secrets = [...words, ...words.map((word) => stem(word))];
  expect(leaksIn(root, secrets)).toEqual([]);
  await workstation.stop();
  expect(leaksIn(root, secrets)).toEqual([]);
  // The check itself can see: what the database says in the clear is found the same way.
  expect(leaksIn(root, ["create table script_text"]).length).toBeGreaterThan(0);
});
