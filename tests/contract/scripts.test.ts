import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast, diary, passing, referred, workBased } from "../support/cast.ts";
import { fixture } from "../support/documents.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";
import { readBack, send, takeIn, takeInRequest } from "../support/sending.ts";

let cast: Cast;
let staff: WorkstationClient;
const nowhere = "01900000-0000-7000-8000-000000000000";

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterAll(() => cast.close());

describe("taking in", () => {
  test("keeps every kind byte for byte, with its kind and sum", async () => {
    const names = ["assignment.docx", "assignment.pdf", "notes.txt", "notes.md", "scan.png", "scan.jpg", "diary.odt"];
    const files = names.map((name) => ({ name, bytes: fixture(name) }));
    const script = await takeIn(staff, cast.centre.register().id, files);
    expect(script.files.map(({ name, kind }) => [name, kind])).toEqual([
      ["assignment.docx", "docx"],
      ["assignment.pdf", "pdf"],
      ["notes.txt", "text"],
      ["notes.md", "markdown"],
      ["scan.png", "image"],
      ["scan.jpg", "image"],
      ["diary.odt", "other"],
    ]);
    for (const [index, file] of script.files.entries())
      expect(await readBack(staff, file.id, file.bytes)).toEqual(Buffer.from(files[index]?.bytes ?? []));
    expect(script).toMatchObject({ state: "received", assessor: null, attempt: 1 });
  });

  test("gives it to an assessor at once where one is named", async () => {
    const assessorId = cast.people.ann.person.id;
    const script = await takeIn(staff, cast.centre.register().id, [cast.file()], { assessorId });
    expect(script).toMatchObject({ state: "assigned", assessor: { id: assessorId, name: "ann Person" } });
  });

  test.each([
    ["a picture named .pdf", "wrong-type.pdf", "damaged/wrong-type.pdf", "a PDF"],
    ["a PDF named .docx", "script.docx", "assignment.pdf", "a Word document (DOCX)"],
    ["a Word document named .txt", "script.txt", "assignment.docx", "plain text"],
    ["a JPEG named .png", "scan.png", "scan.jpg", "a PNG picture"],
    ["a PNG named .jpeg", "scan.jpeg", "scan.png", "a JPEG picture"],
    ["a PDF named .MD", "SCRIPT.MD", "scan.png", "Markdown text"],
  ])("refuses %s", async (_what, name, source, expected) => {
    const learner = cast.centre.register();
    const refusal = await refusalOf(takeIn(staff, learner.id, [{ name, bytes: fixture(source) }]));
    expect(refusal).toMatchObject({ code: "FILE_KIND_UNKNOWN", details: { expected } });
    expect((await staff.learners.get({ id: learner.id })).scripts).toEqual([]);
  });

  test("refuses what the record does not allow, and the same upload serves once it is put right", async () => {
    const learner = cast.centre.register({ registeredOn: "2026-02-01" });
    const uploadId = await send(staff, cast.file());
    const attempt = (change: object) =>
      codeOf(staff.scripts.takeIn({ ...takeInRequest(learner.id, [uploadId]), ...change }));
    expect(await attempt({ learnerId: nowhere })).toBe("NOT_FOUND");
    expect(await attempt({ qualificationId: "another" })).toBe("NOT_ENROLLED");
    expect(await attempt({ assessmentId: "another" })).toBe("NOT_FOUND");
    expect(await attempt({ receivedOn: "2026-11-24" })).toBe("DATE_IN_FUTURE");
    expect(await attempt({ receivedOn: "2026-01-31" })).toBe("BEFORE_REGISTRATION");
    expect(await attempt({ assessorId: nowhere })).toBe("NOT_AN_ASSESSOR");
    expect(await attempt({ assessorId: cast.people.ina.person.id })).toBe("NOT_AN_ASSESSOR");
    expect(await attempt({ uploadIds: [] })).toBe("INVALID_INPUT");
    cast.declareInterest("otto", learner.id);
    expect(await attempt({ assessorId: cast.people.otto.person.id })).toBe("DECLARED_INTEREST");
    const taken = await staff.scripts.takeIn(takeInRequest(learner.id, [uploadId], { receivedOn: "2026-02-01" }));
    expect(taken.files).toHaveLength(1);
  });

  test("a learner who is not enrolled is refused", async () => {
    const { id } = await staff.learners.register({
      name: "Nell Unenrolled",
      registrationNumber: "UNENROLLED1",
      registeredOn: "2026-01-15",
    });
    expect(await codeOf(takeIn(staff, id, [cast.file()]))).toBe("NOT_ENROLLED");
  });
});

describe("a second attempt", () => {
  const again = (learnerId: string) => takeIn(staff, learnerId, [cast.file()]);

  test("waits for a referral that stands", async () => {
    const learner = cast.centre.register();
    const first = await cast.assigned("ann", { learner });
    const early = await refusalOf(again(learner.id));
    expect(early).toMatchObject({ code: "ATTEMPT_EXISTS", details: { attempt: 1 } });
    cast.centre.mark(cast.people.ann, first.sheetId, referred);
    expect(await codeOf(again(learner.id))).toBe("ATTEMPT_EXISTS");
    await cast.centre.sign(cast.people.ann, first.sheetId);
    expect((await again(learner.id)).attempt).toBe(2);
    // The second is unmarked now, so there is nothing to resubmit a third time.
    expect(await refusalOf(again(learner.id))).toMatchObject({ code: "ATTEMPT_EXISTS", details: { attempt: 2 } });
    // The other assessment is not touched by any of this.
    expect((await takeIn(staff, learner.id, [cast.file()], { assessmentId: diary })).attempt).toBe(1);
  });

  test("is refused after a pass", async () => {
    const learner = cast.centre.register();
    await cast.signed(passing, "ann", learner);
    expect(await codeOf(again(learner.id))).toBe("ATTEMPT_EXISTS");
  });

  test("follows the QA decision once it is signed, in both directions", async () => {
    for (const [assessor, qa, allowed] of [
      [referred, passing, false],
      [passing, referred, true],
    ] as const) {
      const learner = cast.centre.register();
      const { sheetId } = await cast.signed(assessor, "ann", learner);
      cast.centre.markQa(cast.people.ina, sheetId, qa);
      cast.centre.commitQa(cast.people.ina, sheetId);
      await cast.centre.signQa(cast.people.ina, sheetId);
      if (allowed) expect((await again(learner.id)).attempt).toBe(2);
      else expect(await codeOf(again(learner.id))).toBe("ATTEMPT_EXISTS");
    }
  });
});

describe("declarations and assignment", () => {
  test("are changed on the revision that was seen, and not after a signature", async () => {
    const script = await cast.assigned("ann", { authenticityConfirmed: false });
    const declare = (revision: number, standardisationRefused = true) =>
      staff.scripts.recordDeclarations({
        scriptId: script.id,
        authenticityConfirmed: true,
        standardisationRefused,
        revision,
      });
    const declared = await declare(script.revision);
    expect(declared).toMatchObject({ authenticityConfirmed: true, standardisationRefused: true });
    expect(await refusalOf(declare(script.revision, false))).toMatchObject({
      code: "CHANGED_MEANWHILE",
      details: { kind: "script" },
    });
    cast.centre.mark(cast.people.ann, script.sheetId, passing);
    await cast.centre.sign(cast.people.ann, script.sheetId);
    const { revision } = await staff.scripts.get({ scriptId: script.id });
    expect(await codeOf(declare(revision))).toBe("WRONG_STATE");
    const assign = staff.scripts.assign({ scriptId: script.id, assessorId: cast.people.otto.person.id, revision });
    expect(await codeOf(assign)).toBe("WRONG_STATE");
    expect(await codeOf(staff.scripts.recordDeclarations({ ...declared, scriptId: nowhere }))).toBe("NOT_FOUND");
  });

  test("only an assessor without a declared interest can be given a script", async () => {
    const learner = cast.centre.register();
    const { id: scriptId, revision } = await takeIn(staff, learner.id, [cast.file()]);
    const assign = (assessorId: string, seen = revision, which = scriptId) =>
      staff.scripts.assign({ scriptId: which, assessorId, revision: seen });
    expect(await codeOf(assign(cast.people.ina.person.id))).toBe("NOT_AN_ASSESSOR");
    expect(await codeOf(assign(nowhere))).toBe("NOT_AN_ASSESSOR");
    expect(await codeOf(assign(cast.people.ann.person.id, revision, nowhere))).toBe("NOT_FOUND");
    cast.declareInterest("otto", learner.id);
    expect(await codeOf(assign(cast.people.otto.person.id))).toBe("DECLARED_INTEREST");
    const assigned = await assign(cast.people.ann.person.id);
    expect(assigned).toMatchObject({ state: "assigned", assessor: { id: cast.people.ann.person.id } });
    expect(await codeOf(assign(cast.people.ben.person.id))).toBe("CHANGED_MEANWHILE");
    expect((await assign(cast.people.ben.person.id, assigned.revision)).assessor?.id).toBe(cast.people.ben.person.id);
  });
});

describe("who may see a script", () => {
  test("an assessor only their own; an IQA only what others signed", async () => {
    const script = await cast.assigned("ann");
    const fileId = (await staff.scripts.get({ scriptId: script.id })).files[0]?.id ?? "";
    const look = (client: WorkstationClient) => [
      client.scripts.get({ scriptId: script.id }),
      client.scripts.show({ fileId }),
      client.scripts.readFile({ fileId, offset: 0, length: 10 }),
    ];
    for (const name of ["otto", "ina"] as const)
      for (const call of look(await cast.as(name))) expect(await codeOf(call)).toBe("NOT_FOUND");
    for (const call of look(await cast.as("ann"))) await call;
    cast.centre.mark(cast.people.ann, script.sheetId, passing);
    await cast.centre.sign(cast.people.ann, script.sheetId);
    for (const call of look(await cast.as("ina"))) await call;
    staff = await cast.as("stella");
    expect((await staff.scripts.list()).map(({ id }) => id)).toContain(script.id);
    const unknown = [staff.scripts.show({ fileId: nowhere }), staff.scripts.get({ scriptId: nowhere })];
    for (const call of unknown) expect(await codeOf(call)).toBe("NOT_FOUND");
  });

  test("a range beyond the end is not there", async () => {
    const { files } = await takeIn(staff, cast.centre.register().id, [{ name: "a.txt", bytes: Buffer.from("abcdef") }]);
    const fileId = files[0]?.id ?? "";
    const read = (offset: number) => staff.scripts.readFile({ fileId, offset, length: 100 });
    expect(await (await read(4)).text()).toBe("ef");
    expect(await codeOf(read(6))).toBe("NOT_FOUND");
  });
});

describe("a stored file that was damaged", () => {
  const storedFiles = async () => {
    const root = cast.centre.workstation.folder.scripts;
    const names = await readdir(root, { recursive: true, withFileTypes: true });
    return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };

  test("is told on reading and showing, and the same file taken in again is stored anew", async () => {
    const before = new Set(await storedFiles());
    const file = cast.file("To be damaged.");
    const script = await takeIn(staff, cast.centre.register().id, [file]);
    const path = (await storedFiles()).find((name) => !before.has(name)) ?? "";
    const bytes = await readFile(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const fileId = script.files[0]?.id ?? "";
    expect(await codeOf(staff.scripts.readFile({ fileId, offset: 0, length: 10 }))).toBe("FILE_DAMAGED");
    expect(await codeOf(staff.scripts.show({ fileId }))).toBe("FILE_DAMAGED");
    const again = await takeIn(staff, cast.centre.register().id, [file], { acceptSameScript: true });
    expect(await readBack(staff, again.files[0]?.id ?? "", file.bytes.length)).toEqual(Buffer.from(file.bytes));
    // What was damaged is kept: somebody may still save something of it.
    const kept = (await storedFiles()).filter((name) => name.startsWith(`${path}.damaged-`));
    expect(await Promise.all(kept.map((name) => readFile(name)))).toEqual([bytes]);
  });
});

test("the assessment that a script answers is named by the qualification", async () => {
  const { assessmentTitle } = await takeIn(staff, cast.centre.register().id, [cast.file()], {
    assessmentId: workBased,
  });
  expect(assessmentTitle).toBe("Work-based assignment");
});
