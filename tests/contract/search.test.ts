import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { write } from "../../electron/core/store/connection.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import type { SearchHit } from "../../shared/contract/search.ts";
import { Cast, type CastName, diary, passing } from "../support/cast.ts";
import { fixture, makeDocx, wordParagraph } from "../support/documents.ts";
import { codeOf } from "../support/refusal.ts";

let cast: Cast;
beforeEach(async () => {
  cast = await Cast.open();
});
afterEach(() => cast.close());

async function takeIn(
  text: string | Uint8Array,
  options: { assessor?: CastName; name?: string; assessmentId?: string } = {},
): Promise<ScriptRecord> {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  return cast.centre.takeIn({
    learner: cast.centre.register(),
    assessmentId: options.assessmentId ?? "work-based-assignment",
    files: [{ name: options.name ?? "script.txt", bytes }],
    assessor: cast.people[options.assessor ?? "ann"],
  });
}

async function find(words: string, who: CastName = "stella", more: object = {}) {
  const client = await cast.as(who);
  await cast.centre.workstation.texts.settle();
  return client.search.find({ words, ...more });
}
const idsOf = ({ hits }: { hits: readonly SearchHit[] }) => hits.map(({ script }) => script.scriptId);
const written = (hit: SearchHit | undefined) =>
  hit?.snippet.map(({ text, found }) => (found ? `[${text}]` : text)).join("");

describe("words", () => {
  test("are found in any of their forms, whatever their case and accents", async () => {
    const script = await takeIn("My contracting with Zoë clarified what coaching conversations are for.");
    for (const words of ["contract", "CONTRACTS", "contracted", "zoe", "Zoé", "conversation coach"])
      expect(idsOf(await find(words)), words).toEqual([script.id]);
    for (const words of ["contractor mentor", "zo", "conversation-coach"])
      expect(idsOf(await find(words)), words).toEqual([]);
  });

  test("must all be there; phrases stand in order; what follows a minus must not be there", async () => {
    const first = await takeIn("The coach listened. A mentor advises.");
    const second = await takeIn("The mentor listened, then the coach spoke.");
    expect(idsOf(await find("coach mentor"))).toEqual([second.id, first.id]);
    expect(idsOf(await find('"coach listened"'))).toEqual([first.id]);
    expect(idsOf(await find("“the mentor”"))).toEqual([second.id]);
    expect(idsOf(await find("coach -advises"))).toEqual([second.id]);
    expect(idsOf(await find('listened -"mentor listened"'))).toEqual([first.id]);
    expect(idsOf(await find("-coach"))).toEqual([]);
  });

  test.each([
    '"',
    "*",
    "coach*",
    "NEAR(coach mentor)",
    "coach OR mentor",
    "text:coach",
    "^coach",
    "') --",
    "- -",
    "😀",
    "",
    "   ",
  ])("%j is only words, never a query language, and never an error", async (words) => {
    await takeIn("The coach spoke.");
    expect((await find(words)).hits.length).toBeLessThanOrEqual(1);
  });

  test("show where they stand, with words around them and a place to jump to", async () => {
    // Places count in the text as the reader gives it: paragraphs without white space at their ends.
    const before = "Nothing of note happened in the first week of the programme. ".repeat(30).trim();
    const text = `${before}\n\nThen my client’s resistance became visible\nto both of us. ${before}`;
    await takeIn(text);
    const { hits, more } = await find("resistance visible");
    const [hit] = hits;
    expect(more).toBe(false);
    expect(written(hit)).toContain("Then my client’s [resistance] became [visible] to both of us.");
    expect(written(hit)?.length).toBeLessThan(300);
    expect(hit?.matches).toBe(2);
    expect(hit?.place.block).toBe(1);
    expect(text.slice(hit?.place.start, hit?.place.end)).toBe("resistance");
    expect(hit?.script).toMatchObject({ attempt: 1, state: "assigned", learner: { registrationNumber: "ABC1001" } });
  });

  test("are found in Word documents and PDFs, with the page", async () => {
    const docx = await takeIn(await makeDocx(wordParagraph("Supervision of my practice")), { name: "essay.docx" });
    const pdf = await takeIn(fixture("assignment.pdf"), { name: "essay.pdf" });
    expect(idsOf(await find("supervision practice"))).toContain(docx.id);
    const [hit] = (await find("coaching")).hits.filter(({ script }) => script.scriptId === pdf.id);
    expect(hit?.place.page).toBeGreaterThanOrEqual(1);
  });
});

describe("a person", () => {
  test("finds only what they may see: staff all, assessors their own, IQAs what others signed", async () => {
    const anns = await takeIn("A reflection on practice.", { assessor: "ann" });
    const ottos = await takeIn("Another reflection on practice.", { assessor: "otto" });
    const bens = await takeIn("A third reflection.", { assessor: "ben" });
    for (const [script, name] of [
      [ottos, "otto"],
      [bens, "ben"],
    ] as const) {
      cast.centre.mark(cast.people[name], script.sheetId, passing);
      await cast.centre.sign(cast.people[name], script.sheetId);
    }
    const seen = async (name: CastName) => idsOf(await find("reflection", name)).sort();
    expect(await seen("stella")).toEqual([anns.id, ottos.id, bens.id].sort());
    expect(await seen("ann")).toEqual([anns.id]);
    expect(await seen("otto")).toEqual([ottos.id]);
    expect(await seen("ina")).toEqual([ottos.id, bens.id].sort());
    // Both roles: his own marking as an assessor, and others' as an IQA.
    expect(await seen("ben")).toEqual([ottos.id, bens.id].sort());
    cast.centre.markQa(cast.people.ina, ottos.sheetId, passing);
    expect(await seen("ivan")).toEqual([bens.id]);
    expect(await seen("ina")).toEqual([ottos.id, bens.id].sort());
  });

  test("is told how many files are searched of those that they may see, and nothing of the others", async () => {
    await takeIn("A reflection on practice.", { assessor: "ann" });
    await takeIn(fixture("scan.jpg"), { assessor: "ann", name: "scan.jpg" });
    const ottos = await takeIn("Another reflection.", { assessor: "otto" });
    await takeIn(fixture("damaged/truncated.docx"), { assessor: "ben", name: "broken.docx" });
    cast.centre.mark(cast.people.otto, ottos.sheetId, passing);
    await cast.centre.sign(cast.people.otto, ottos.sheetId);
    const told = async (name: CastName) => {
      const client = await cast.as(name);
      await cast.centre.workstation.texts.settle();
      return client.search.status();
    };
    const none = { indexed: 0, waiting: 0, withoutText: 0, unreadable: 0, withoutOffice: 0, toTryAgain: 0 };
    expect(await told("stella")).toEqual({ ...none, indexed: 2, withoutText: 1, unreadable: 1 });
    expect(await told("ann")).toEqual({ ...none, indexed: 1, withoutText: 1 });
    expect(await told("otto")).toEqual({ ...none, indexed: 1 });
    expect(await told("ivan")).toEqual({ ...none, indexed: 1 });
    // Both roles: his own unreadable one, and what otto signed.
    expect(await told("ben")).toEqual({ ...none, indexed: 1, unreadable: 1 });
    cast.declareInterest("ivan", ottos.learnerId);
    expect(await told("ivan")).toEqual(none);
  });

  test("finds what waits to be countersigned, and is told to read it where it opens for them", async () => {
    await cast.setTrainee("ann", "2026-01-01");
    const script = await takeIn("A reflection on practice.", { assessor: "ann" });
    cast.centre.mark(cast.people.ann, script.sheetId, passing);
    await cast.centre.sign(cast.people.ann, script.sheetId);
    expect(idsOf(await find("reflection", "otto"))).toEqual([script.id]);
    await cast.countersign("ben", script.sheetId);
    expect(idsOf(await find("reflection", "ben"))).toEqual([script.id]);
    const readIn = async (name: CastName) => (await (await cast.as(name)).scripts.get({ scriptId: script.id })).readIn;
    expect([await readIn("ann"), await readIn("ina"), await readIn("stella")]).toEqual(["marking", "check", "reading"]);
    // An IQA as well, but one who saw the marks.
    expect(await readIn("ben")).toBe("reading");
    expect(await codeOf((await cast.as("ben")).iqa.openSheet({ sheetId: script.sheetId }))).toBe("SAW_MARKS");
  });

  test("of an interest that an IQA declared doesn't make their results fewer than there are", async () => {
    const free = await takeIn("A reflection on practice.");
    const barred = await takeIn("Another reflection.");
    for (const { sheetId } of [free, barred]) {
      cast.centre.mark(cast.people.ann, sheetId, passing);
      await cast.centre.sign(cast.people.ann, sheetId);
    }
    cast.declareInterest("ina", barred.learnerId);
    const found = await find("reflection", "ina", { limit: 1 });
    expect([idsOf(found), found.more]).toEqual([[free.id], false]);
  });

  test("narrows by learner, assessment and state, and is told of more than fits", async () => {
    const one = await takeIn("Coaching log.");
    const other = await takeIn("Coaching diary.", { assessmentId: diary });
    expect(idsOf(await find("coaching", "stella", { learnerId: one.learnerId }))).toEqual([one.id]);
    expect(idsOf(await find("coaching", "stella", { assessmentId: diary }))).toEqual([other.id]);
    expect(idsOf(await find("coaching", "stella", { state: "signed" }))).toEqual([]);
    const limited = await find("coaching", "stella", { limit: 1 });
    expect(idsOf(limited)).toEqual([other.id]);
    expect(limited.more).toBe(true);
  });

  test("who is signed out finds nothing, and the index is forgotten with the keys", async () => {
    await takeIn("A reflection.");
    const client = await cast.as("stella");
    await cast.centre.workstation.texts.settle();
    await cast.centre.workstation.endSession();
    expect(await codeOf(client.search.find({ words: "reflection" }))).toBe("NOT_SIGNED_IN");
    expect(await cast.centre.workstation.texts.desk()).toBeUndefined();
  });
});

describe("the index", () => {
  const indexFolder = () => cast.centre.workstation.folder.index;
  async function restart(): Promise<void> {
    await cast.centre.workstation.endSession();
    await cast.centre.signInAs("stella");
  }

  test("says what is read, what waits, and what has no words", async () => {
    await takeIn("A reflection.");
    await takeIn(fixture("scan.png"), { name: "scan.png" });
    await takeIn(fixture("damaged/truncated.docx"), { name: "broken.docx" });
    const client = await cast.as("stella");
    await cast.centre.workstation.texts.settle();
    expect(await client.search.status()).toEqual({
      ...{ indexed: 1, waiting: 0, withoutText: 1, unreadable: 1 },
      ...{ withoutOffice: 0, toTryAgain: 0 },
    });
  });

  test("comes up with new scripts by itself", async () => {
    const client = await cast.as("stella");
    await cast.centre.workstation.texts.settle();
    const script = await takeIn("A sudden insight.");
    // What a window's call does; nobody asks for the index.
    cast.centre.workstation.changes.publish("change", { kind: "records", origin: "another window" });
    await expect
      .poll(async () => idsOf(await client.search.find({ words: "insight" })), { timeout: 5_000 })
      .toEqual([script.id]);
  });

  test("is there after a restart, saved or not", async () => {
    for (let count = 0; count < 30; count += 1) await takeIn(`Reflection number ${count}.`);
    await find("reflection");
    expect(readdirSync(indexFolder()).length).toBe(2);
    const late = await takeIn("A late reflection.");
    await find("reflection");
    await restart();
    const { hits, waiting } = await find("reflection", "stella", { limit: 50 });
    expect([hits.length, waiting]).toEqual([31, 0]);
    expect(idsOf({ hits })).toContain(late.id);
    expect(idsOf(await find('"number 7"'))).toHaveLength(1);
  });

  test.each(["lost", "cut", "of another layout"])("is made anew where its file is %s", async (how) => {
    for (let count = 0; count < 26; count += 1) await takeIn(`Reflection number ${count}.`);
    await find("reflection");
    await cast.centre.workstation.endSession();
    for (const name of readdirSync(indexFolder()))
      if (how === "lost") rmSync(join(indexFolder(), name));
      else if (how === "cut") truncateSync(join(indexFolder(), name), 1_000);
    if (how === "of another layout")
      write(cast.centre.staff.centre.file, (db) => db.prepare("UPDATE text_volume SET layout = 0").run().changes);
    await cast.centre.signInAs("stella");
    expect((await find("reflection", "stella", { limit: 50 })).hits).toHaveLength(26);
    expect(readdirSync(indexFolder())).toHaveLength(2);
  });

  test("takes no notice of what a writing that was cut short left, and clears it away", async () => {
    const script = await takeIn("A reflection.");
    await find("reflection");
    mkdirSync(indexFolder(), { recursive: true });
    writeFileSync(join(indexFolder(), "019a0000-0000-7000-8000-000000000000.words"), "half a volume");
    await restart();
    expect(idsOf(await find("reflection"))).toEqual([script.id]);
    expect(readdirSync(indexFolder())).toEqual([]);
  });

  test("forgets a script that is gone, in memory and on the disk", async () => {
    for (let count = 0; count < 26; count += 1) await takeIn(`Reflection number ${count}.`);
    const gone = await takeIn("A reflection to be destroyed.");
    expect(idsOf(await find("destroyed"))).toEqual([gone.id]);
    const before = readdirSync(indexFolder());
    write(
      cast.centre.staff.centre.file,
      (db) => db.prepare("DELETE FROM script_file WHERE script_id = ?").run(gone.id).changes,
    );
    expect(idsOf(await find("destroyed"))).toEqual([]);
    expect((await find("reflection", "stella", { limit: 50 })).hits).toHaveLength(26);
    for (const name of before) expect(existsSync(join(indexFolder(), name))).toBe(false);
  });

  test("is rebuilt on request, by centre staff only", async () => {
    const script = await takeIn("A reflection.");
    await find("reflection");
    expect(await codeOf((await cast.as("ann")).search.rebuild())).toBe("NOT_ALLOWED");
    await (await cast.as("stella")).search.rebuild();
    expect(idsOf(await find("reflection"))).toEqual([script.id]);
  });
});
