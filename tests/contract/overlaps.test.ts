import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { requireQualification } from "../../electron/core/centre/learners.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import { findAssessment } from "../../shared/domain/qualification.ts";
import { Cast, type CastName, passing, referred, workBased } from "../support/cast.ts";
import { fixture } from "../support/documents.ts";
import { makeProse } from "../support/prose.ts";
import { codeOf } from "../support/refusal.ts";

let cast: Cast;
beforeEach(async () => {
  cast = await Cast.open();
});
afterEach(() => cast.close());

async function takeIn(text: string, options: { assessor?: CastName; learner?: Learner } = {}): Promise<ScriptRecord> {
  return cast.centre.takeIn({
    learner: options.learner ?? cast.centre.register(),
    assessmentId: workBased,
    files: [{ name: "script.txt", bytes: Buffer.from(text, "utf8") }],
    assessor: cast.people[options.assessor ?? "ann"],
  });
}

async function compare(script: ScriptRecord, who: CastName = "stella") {
  const client = await cast.as(who);
  await cast.centre.workstation.texts.settle();
  return client.overlaps.forScript({ scriptId: script.id });
}

const copied =
  "When my client first spoke of the merger I noticed how quickly I wanted to offer a solution, and how the silence that I kept instead let her find three of her own.";
const copiedWords = copied.split(" ").length;

describe("a script", () => {
  test("that shares a passage with another shows it, side by side, with its words around", async () => {
    const first = await takeIn(`${makeProse(1, 900)} ${copied} ${makeProse(2, 900)}`);
    const second = await takeIn(`${makeProse(3, 400)}\n\n${copied}\n\n${makeProse(4, 400)}`);
    await takeIn(makeProse(5, 900));
    const found = await compare(second);
    expect(found).toMatchObject({ compared: 2, waiting: 0, quotedWords: 0 });
    expect(found.overlaps).toHaveLength(1);
    const [overlap] = found.overlaps;
    expect(overlap?.other).toMatchObject({
      visible: true,
      scriptId: first.id,
      learner: { registrationNumber: "ABC1001" },
    });
    expect(overlap?.passages).toHaveLength(1);
    const [passage] = overlap?.passages ?? [];
    expect(passage?.here.text).toBe(copied.slice(0, -1));
    expect(passage?.there?.text).toBe(copied.slice(0, -1));
    expect(passage?.here.before).not.toBe("");
    expect(passage?.there?.after.length).toBeGreaterThan(10);
    expect(passage?.here.place.block).toBe(1);
    expect(overlap?.sharedWords).toBe(copiedWords);
    expect(overlap?.share).toBeCloseTo(copiedWords / found.words, 5);
  });

  test("is compared by its words: case, accents, punctuation and line ends are no disguise, nor is a changed word", async () => {
    const first = await takeIn(`${makeProse(1, 300)} ${copied} ${makeProse(2, 300)}`);
    const disguised = copied
      .toUpperCase()
      .replaceAll(",", " –")
      .replaceAll(" ", "\n")
      .replace("MERGER", "“TAKEOVER”")
      .replaceAll("A", "Á");
    const [overlap] = (await compare(await takeIn(`${makeProse(3, 200)} ${disguised}`))).overlaps;
    expect(overlap?.other).toMatchObject({ scriptId: first.id });
    expect(overlap?.passages).toHaveLength(1);
    expect(overlap?.sharedWords).toBeGreaterThanOrEqual(30);
  });

  test("that shares nothing but turns of phrase shows nothing", async () => {
    await takeIn(makeProse(1, 2_000));
    expect((await compare(await takeIn(makeProse(2, 2_000)))).overlaps).toEqual([]);
  });

  test.each(["“%”", '"%"', "‘%’", "> %"])(
    "that quotes the same source as another, %s, shows nothing",
    async (marks) => {
      const quoted = (prose: number) =>
        `${makeProse(prose, 300)}\n\n${marks.replace("%", copied)}\n\n${makeProse(prose + 1, 300)}`;
      await takeIn(quoted(1));
      const found = await compare(await takeIn(quoted(3)));
      expect(found.overlaps).toEqual([]);
      expect(found.quotedWords).toBe(copiedWords);
    },
  );

  test("that repeats the task and its criteria, as every learner does, shows nothing", async () => {
    const script = await takeIn("placeholder text");
    const { staff } = cast.centre;
    const qualification = requireQualification(staff, script);
    const units = findAssessment(qualification, workBased)?.units ?? [];
    const task = qualification.units
      .filter((unit) => units.includes(unit.id))
      .flatMap((unit) => unit.outcomes.flatMap((outcome) => outcome.criteria.map(({ text }) => text)))
      .join(".\n\n");
    expect(task.split(/\s+/).length).toBeGreaterThan(30);
    await takeIn(`${task}\n\n${makeProse(1, 300)}`);
    expect((await compare(await takeIn(`${task}\n\n${makeProse(2, 300)}`))).overlaps).toEqual([]);
  });

  test("that has a paragraph of nine others, as of one model answer, is told so, and nobody is named", async () => {
    for (let count = 0; count < 9; count += 1) await takeIn(`${copied} ${makeProse(count + 1, 120)}`);
    const found = await compare(await takeIn(`${makeProse(50, 60)}\n\n${copied}\n\n${makeProse(51, 120)}`));
    const { overlaps, common } = found;
    expect(overlaps).toEqual([]);
    expect(common.files).toBe(9);
    expect(common.passages).toHaveLength(1);
    const [passage] = common.passages;
    expect(copied).toContain(passage?.text);
    expect(passage?.place.block).toBe(1);
    // The outermost fingerprints need not lie at its ends.
    expect(common.words).toBeGreaterThan(copiedWords - 16);
    expect(common.words).toBeLessThanOrEqual(copiedWords);
    expect(passage?.words).toBe(common.words);
    for (const secret of ["ABC1001", "Learner 1"]) expect(JSON.stringify(found)).not.toContain(secret);
  });

  test("that opens with a form of a few words, as many do, shows nothing", async () => {
    const form = "Name of the learner and date:";
    for (let count = 0; count < 12; count += 1) await takeIn(`${form} ${makeProse(count + 1, 120)}`);
    const found = await compare(await takeIn(`${form} ${makeProse(50, 120)}`));
    expect(found).toMatchObject({ overlaps: [], common: { words: 0, passages: [] } });
  });

  test("that says one line for pages, as another does, shows it", async () => {
    const lines = "On this day I met my client and we spoke about the plan. ".repeat(2_000);
    const first = await takeIn(`${makeProse(1, 100)} ${lines}`);
    const [overlap] = (await compare(await takeIn(`${makeProse(2, 100)} ${lines}`))).overlaps;
    expect(overlap?.other).toMatchObject({ scriptId: first.id });
    expect(overlap?.share).toBeGreaterThan(0.99);
  });

  test("without words answers as one that shares nothing", async () => {
    const script = await cast.centre.takeIn({
      learner: cast.centre.register(),
      assessmentId: workBased,
      files: [{ name: "scan.png", bytes: fixture("scan.png") }],
    });
    expect(await compare(script)).toMatchObject({ words: 0, overlaps: [] });
  });

  test("that answers its own referral is told apart from a copy", async () => {
    const learner = cast.centre.register();
    const first = await takeIn(`${makeProse(1, 300)} ${copied}`, { learner });
    cast.centre.mark(cast.people.ann, first.sheetId, referred);
    await cast.centre.sign(cast.people.ann, first.sheetId);
    const second = await takeIn(`${makeProse(1, 300)} ${copied} ${makeProse(9, 100)}`, { learner });
    const [overlap] = (await compare(second)).overlaps;
    expect(overlap).toMatchObject({ sameLearner: true, other: { scriptId: first.id } });
    expect(overlap?.share).toBeGreaterThan(0.7);
  });
});

describe("a person", () => {
  test("who may not see the other script learns its year and nothing of it", async () => {
    const others = await takeIn(`${makeProse(1, 300)} ${copied} ${makeProse(2, 300)}`, { assessor: "otto" });
    const own = await takeIn(`${makeProse(3, 300)} ${copied} ${makeProse(4, 300)}`, { assessor: "ann" });
    const { overlaps } = await compare(own, "ann");
    expect(overlaps).toHaveLength(1);
    expect(overlaps[0]).toMatchObject({ other: { visible: false, year: 2026 }, sharedWords: copiedWords });
    expect(Object.keys(overlaps[0]?.other ?? {}).sort()).toEqual(["visible", "year"]);
    expect(overlaps[0]?.passages.map(({ there }) => there)).toEqual([null]);
    const told = JSON.stringify(overlaps);
    for (const secret of [others.id, others.learnerId, "ABC1001", "Learner 1", others.sheetId])
      expect(told).not.toContain(secret);
  });

  test("who comes to see it as its IQA is told which it is", async () => {
    const others = await takeIn(`${makeProse(1, 300)} ${copied}`, { assessor: "otto" });
    const own = await takeIn(`${makeProse(3, 300)} ${copied}`, { assessor: "ann" });
    for (const [script, name] of [
      [others, "otto"],
      [own, "ann"],
    ] as const) {
      cast.centre.mark(cast.people[name], script.sheetId, passing);
      await cast.centre.sign(cast.people[name], script.sheetId);
    }
    expect((await compare(own, "ina")).overlaps[0]?.other).toMatchObject({ visible: true, scriptId: others.id });
  });

  test("who may not see the script itself gets no answer", async () => {
    const own = await takeIn(copied, { assessor: "ann" });
    expect(await codeOf(compare(own, "otto"))).toBe("NOT_FOUND");
  });
});

test("passages are found after a restart, in volumes that are on the disk", async () => {
  const first = await takeIn(`${makeProse(1, 300)} ${copied}`);
  for (let count = 0; count < 26; count += 1) await takeIn(makeProse(100 + count, 60));
  const second = await takeIn(`${makeProse(3, 300)} ${copied}`);
  await compare(second);
  await cast.centre.workstation.endSession();
  expect((await compare(second)).overlaps[0]?.other).toMatchObject({ scriptId: first.id });
});
