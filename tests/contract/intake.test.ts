import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { CohortScriptInput, IntakeProgress } from "../../shared/contract/intake.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import { groupIntoScripts, isLeftBySystem } from "../../shared/domain/cohort-files.ts";
import { Cast, referred, workBased } from "../support/cast.ts";
import { shippedQualification as qualificationId } from "../support/centre.ts";
import { zip } from "../support/corpus/parts.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";
import { type File, readBack } from "../support/sending.ts";

const diary = "reflective-review-and-diary";
let cast: Cast;
let staff: WorkstationClient;
let rhys: Learner;
let sian: Learner;

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
  rhys = cast.centre.register({ name: "Rhys Jones", registrationNumber: "012345" });
  sian = cast.centre.register({ name: "Siân Jones", registrationNumber: "012346" });
});
afterAll(() => cast.close());

async function send({ name, bytes }: File): Promise<string> {
  const { uploadId } = await staff.uploads.begin({ name, bytes: bytes.length, purpose: "cohort" });
  if (bytes.length > 0) await staff.uploads.append({ uploadId, offset: 0, piece: new Blob([new Uint8Array(bytes)]) });
  return uploadId;
}

const scriptOf = (learner: Learner, assessmentId: string, files: CohortScriptInput["files"]): CohortScriptInput => ({
  learnerId: learner.id,
  assessmentId,
  files,
  receivedOn: "2026-11-20",
  authenticityConfirmed: false,
  standardisationRefused: false,
  assessorId: null,
  acceptSameScript: false,
});

async function takeIn(scripts: CohortScriptInput[], options?: { signal: AbortSignal }): Promise<IntakeProgress[]> {
  const events: IntakeProgress[] = [];
  for await (const event of await staff.intake.takeIn({ qualificationId, scripts }, options)) events.push(event);
  return events;
}

describe("the match table", () => {
  test("names learner, assessment, attempt and why; says what can't be taken in", async () => {
    const rows = await staff.intake.plan({
      qualificationId,
      files: [
        { path: "cohort/R Jones-ABC123-012345-8697-530(1).pdf", bytes: 100 },
        { path: "cohort/sian jones/diary.docx", bytes: 100 },
        { path: "cohort/Jones.docx", bytes: 100 },
        { path: "cohort/012346 WBA.docx", bytes: 0 },
        { path: "cohort/.DS_Store", bytes: 10 },
        { path: "cohort/012345.mov", bytes: 300 * 1024 * 1024 },
      ],
    });
    expect(rows).toMatchObject([
      { learner: { id: rhys.id }, confidence: "certain", unit: "8697-530", attempt: 1, problem: null },
      { learner: { id: sian.id }, confidence: "likely", unit: null, assessmentId: diary, problem: null },
      { learner: null, confidence: "none", reason: "Could be Rhys Jones or Siân Jones." },
      { learner: { id: sian.id }, assessmentId: workBased, problem: expect.stringContaining("empty") },
      { problem: expect.stringContaining("by the computer") },
      { problem: expect.stringContaining("larger than 200 MB") },
    ]);
  });

  test("says which attempts the centre has, for the attempt that an awarding body's name claims", async () => {
    const learner = cast.centre.register({ name: "Ffion Rees", registrationNumber: "012399" });
    const path = "F Rees-ABC123-012399-8697-530(2) work-based assignment.pdf";
    const plan = async () => (await staff.intake.plan({ qualificationId, files: [{ path, bytes: 1 }] }))[0];
    expect(await plan()).toMatchObject({ learner: { id: learner.id }, latestAttempts: {} });
    const uploadId = await send({ name: "original.txt", bytes: Buffer.from("The original.") });
    await takeIn([scriptOf(learner, workBased, [{ uploadId, entry: null }])]);
    expect(await plan()).toMatchObject({ latestAttempts: { [workBased]: 1 } });
  });

  test("a pattern chosen by hand is suggested, remembered, used, and can be forgotten", async () => {
    const path = "WBA_Jones S_2026.docx";
    const { pattern } = await staff.intake.suggestPattern({ path, learnerId: sian.id });
    expect(pattern).toBe("{any}_{name}_{any}");
    await staff.intake.rememberPattern({ pattern: pattern ?? "" });
    await staff.intake.rememberPattern({ pattern: pattern ?? "" });
    const patterns = await staff.intake.patterns();
    expect(patterns.map((known) => known.pattern)).toEqual([pattern]);
    const [row] = await staff.intake.plan({ qualificationId, files: [{ path, bytes: 1 }] });
    expect(row?.learner?.id).toBe(sian.id);
    await staff.intake.forgetPattern({ id: patterns[0]?.id ?? "" });
    expect(await staff.intake.patterns()).toEqual([]);
    expect((await refusalOf(staff.intake.rememberPattern({ pattern: "{nobody}" }))).code).toBe("INVALID_INPUT");
  });
});

describe("what an awarding body's code stands for", () => {
  test("is told once for the whole centre, for one qualification, and can be told anew", async () => {
    const told = { qualificationId, code: "8697-530" };
    await staff.intake.tellCode({ ...told, assessmentId: diary });
    await staff.intake.tellCode({ ...told, assessmentId: workBased });
    const other = await cast.as("staff");
    expect(await other.intake.codes({ qualificationId })).toEqual([{ code: "8697-530", assessmentId: workBased }]);
    expect(await other.intake.codes({ qualificationId: "another" })).toEqual([]);
    expect(await codeOf(other.intake.tellCode({ ...told, assessmentId: "no-such" }))).toBe("NOT_FOUND");
  });
});

describe("taking a cohort in", () => {
  test("from a ZIP: several files a script, in order, byte for byte; what a computer left is left", async () => {
    const cohort = await zip({
      "Rhys Jones/page 10.txt": "ten",
      "Rhys Jones/page 2.txt": "two",
      "__MACOSX/Rhys Jones/._page 2.txt": "mac",
      "Siân Jones/UP/UP/UP/etc/012346 essay.md": "# Essay",
      "Siân Jones/empty.txt": "",
    });
    // No honest library writes such a path; it is put in afterwards.
    const climbing = Buffer.from(cohort.toString("latin1").replaceAll("UP/UP/UP", "../../.."), "latin1");
    const uploadId = await send({ name: "cohort.zip", bytes: climbing });
    const { files, left } = await staff.intake.listZip({ uploadId });
    expect(files.map(({ path }) => path)).toHaveLength(4);
    expect(left).toEqual([{ path: "__MACOSX/Rhys Jones/._page 2.txt", reason: expect.stringContaining("computer") }]);
    const rows = await staff.intake.plan({ qualificationId, files });
    const matched = rows.flatMap(({ path, learner }) =>
      learner ? [{ path, learnerId: learner.id, assessmentId: workBased }] : [],
    );
    const scripts = groupIntoScripts(matched).map((group) =>
      scriptOf(
        group.learnerId === rhys.id ? rhys : sian,
        workBased,
        group.files.map(({ path }) => ({ uploadId, entry: path })),
      ),
    );
    const events = await takeIn(scripts);
    expect(events.at(-1)).toEqual({ step: "done", takenIn: 2, refused: 0 });
    const [first] = events;
    if (first?.step !== "taken-in") throw new Error("Not taken in.");
    const script = await staff.scripts.get({ scriptId: first.scriptId });
    expect(script.files.map(({ name }) => name)).toEqual(["page 2.txt", "page 10.txt"]);
    expect(String(await readBack(staff, script.files[1]?.id ?? "", 3))).toBe("ten");
    await staff.uploads.discard({ uploadId });
  });

  test("what one script is refused for stops no other, and its upload serves again", async () => {
    const again = await send({ name: "again.txt", bytes: Buffer.from("again") });
    const fresh = await send({ name: "fresh.txt", bytes: Buffer.from("fresh") });
    const scripts = [
      scriptOf(rhys, workBased, [{ uploadId: again, entry: null }]),
      scriptOf(rhys, diary, [{ uploadId: fresh, entry: null }]),
    ];
    expect(await takeIn(scripts)).toMatchObject([
      { step: "refused", row: 0, code: "ATTEMPT_EXISTS" },
      { step: "taken-in", row: 1, attempt: 1 },
      { step: "done", takenIn: 1, refused: 1 },
    ]);
    expect(await takeIn([scriptOf(sian, diary, [{ uploadId: again, entry: null }])])).toMatchObject([
      { step: "taken-in" },
      { step: "done" },
    ]);
  });

  test("a refusal of standardisation binds the learner's later scripts of the qualification, and nobody else's", async () => {
    const [refuser, other] = [cast.centre.register(), cast.centre.register()];
    const scriptWith = async (learner: Learner, assessmentId: string, standardisationRefused: boolean) => {
      const name = `${learner.id} ${assessmentId}.txt`;
      const uploadId = await send({ name, bytes: Buffer.from(name) });
      return { ...scriptOf(learner, assessmentId, [{ uploadId, entry: null }]), standardisationRefused };
    };
    const first = [await scriptWith(refuser, workBased, true), await scriptWith(other, workBased, false)];
    const later = [await scriptWith(refuser, diary, false), await scriptWith(other, diary, false)];
    await takeIn([...first, ...later]);
    const all = await staff.scripts.list();
    const refusalsOf = ({ id }: Learner) =>
      all.flatMap((script) => (script.learner.id === id ? [script.standardisationRefused] : []));
    expect(refusalsOf(refuser)).toEqual([true, true]);
    expect(refusalsOf(other)).toEqual([false, false]);
  });

  test("what is refused says what can be done in a cohort", async () => {
    const learner = cast.centre.register();
    const upload = async (text: string) => ({
      uploadId: await send({ name: "work.txt", bytes: Buffer.from(text) }),
      entry: null,
    });
    const twice = [await upload("The same twice."), await upload("The same twice.")];
    expect(await takeIn([scriptOf(learner, workBased, twice)])).toMatchObject([
      {
        step: "refused",
        code: "SAME_SCRIPT",
        message: expect.stringMatching(/^This script has the same file more than once\./),
      },
      { step: "done" },
    ]);
    expect(await takeIn([scriptOf(learner, workBased, [await upload("")])])).toMatchObject([
      { step: "refused", code: "FILE_EMPTY" },
      { step: "done" },
    ]);
    const referral = await cast.signed(referred);
    const head = await cast.as("staff");
    const { number, name, revision } = await head.centre.get();
    await head.centre.update({ number, name, settings: { attemptsAllowed: 1 }, revision });
    staff = await cast.as("stella");
    const late = scriptOf(learner, workBased, [await upload("A second attempt.")]);
    const [refusal] = await takeIn([{ ...late, learnerId: referral.learnerId }]);
    expect(refusal).toMatchObject({ step: "refused", code: "LIMIT_REASON_MISSING" });
    expect(refusal).toMatchObject({
      message: "This is attempt 2; the centre allows 1. Take this one in by itself: the reason is asked for there.",
    });
  });

  test("cancelling keeps what was taken in and takes in no more", async () => {
    const learners = [1, 2, 3].map(() => cast.centre.register());
    const ids = await Promise.all(
      learners.map((_, index) => send({ name: `${index}.txt`, bytes: Buffer.from(`no ${index}`) })),
    );
    const scripts = learners.map((learner, index) =>
      scriptOf(learner, workBased, [{ uploadId: ids[index] ?? "", entry: null }]),
    );
    const events: IntakeProgress[] = [];
    for await (const event of await staff.intake.takeIn({ qualificationId, scripts })) {
      events.push(event);
      break;
    }
    expect(events).toMatchObject([{ step: "taken-in", row: 0 }]);
    const all = await staff.scripts.list();
    expect(learners.map(({ id }) => all.filter((script) => script.learner.id === id).length)).toEqual([1, 0, 0]);
  });

  test("a ZIP that would grow beyond all bounds, or is none, is refused whole", async () => {
    const bomb = await send({ name: "bomb.zip", bytes: await zip({ "a.txt": Buffer.alloc(100 * 1024 * 1024) }) });
    expect((await refusalOf(staff.intake.listZip({ uploadId: bomb }))).code).toBe("ARCHIVE_UNREADABLE");
    const none = await send({ name: "none.zip", bytes: Buffer.from("not a ZIP") });
    expect((await refusalOf(staff.intake.listZip({ uploadId: none }))).code).toBe("ARCHIVE_UNREADABLE");
  });
});

test.each([".DS_Store", "a/Thumbs.db", "__MACOSX/x.docx", "a/~$essay.docx", "a/._x"])("%s is the computer's", (path) =>
  expect(isLeftBySystem(path)).toBe(true),
);
