import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { qaColumn } from "../../electron/core/iqa/qa-column.ts";
import { editColumn } from "../../electron/core/marking/edit-column.ts";
import { assessorColumn } from "../../electron/core/marking/own-sheet.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { Cast, diary, passing } from "../support/cast.ts";
import type { Column } from "../support/centre.ts";
import { expectAccessiblePdf, hasProgram, runProgram } from "../support/pdf-programs.ts";
import { readPdfText } from "../support/pdf-text.ts";

/** A folder to keep the PDFs in, for looking at them. */
const keepIn = process.env.KEEP_PDFS;
const longName = "Wilhelmina Persephone Featherstonehaugh-Cholmondeley van den Oudenrijn-Świętopełk of Llanfairpwll";
const sentence =
  "You weigh three models of coaching against the needs of a manager who is new to the role, and you say for each where it would fail. ";

let cast: Cast;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "feedback-report-"));
  cast = await Cast.open();
});
afterAll(async () => {
  await cast.close();
  rmSync(folder, { recursive: true, force: true });
});

type Printed = { readonly bytes: Uint8Array; readonly text: string; readonly file: string; readonly name: string };

async function print(sheetId: string, as: string): Promise<Printed> {
  const client = await cast.as("stella");
  const made = await client.giveBack.make({ sheetId, kind: "feedback-report" });
  const bytes = new Uint8Array(await made.arrayBuffer());
  const file = join(keepIn ?? folder, `${as}.pdf`);
  writeFileSync(file, bytes);
  return { bytes, text: await readPdfText(bytes), file, name: made.name };
}

const words = (text: string, page: number) =>
  writeSelector({ kind: "passage", exact: text, prefix: "", suffix: "", start: 4, end: 4 + text.length, page });

async function tie(script: ScriptRecord, who: "ann" | "ina", quote: string): Promise<void> {
  const client = await cast.as(who);
  const { files } = await client.scripts.get({ scriptId: script.id });
  await client.evidence.add({
    sheetId: script.sheetId,
    fileId: files[0]?.id ?? "",
    selector: words(quote, 3),
    unit: "D7.01",
    criterion: "1.1",
    itemId: "s1",
    note: "For the countersigner only.",
  });
}

const feedback: Column = {
  s1: { judge: 33, strengths: `${sentence.repeat(6)}\n\n${sentence.repeat(4)}`, improvements: "Name your sources." },
  s2: { judge: 20, strengths: "Honest about habits.", improvements: `${sentence.repeat(3)}Show the contract.` },
};

test("a mark sheet names the countersignature, awaited or given, and what was carried forward", async () => {
  const printSheet = async (sheetId: string) => {
    const pdf = await (await cast.as("stella")).archive.sheetPdf({ sheetId });
    return readPdfText(new Uint8Array(await pdf.arrayBuffer()));
  };
  const learner = cast.centre.register();
  await cast.signed({ s1: { judge: 33 }, s2: { judge: 20 } }, "ann", learner);
  await cast.setTrainee("otto", "2026-09-01");
  const { sheetId } = await cast.signed({ s2: { judge: 30 } }, "otto", learner);
  const waiting = await printSheet(sheetId);
  expect(waiting).toContain("Countersignature Awaited: a trainee's decision counts once it is countersigned.");
  await cast.countersign("ann", sheetId);
  const countersigned = await printSheet(sheetId);
  for (const field of [
    "Countersigned by ann Person",
    "Signed digitally by ann Person on 23 November 2026",
    "33 of 50 (minimum 25) Passed Carried forward from attempt 1",
  ])
    expect(countersigned, field).toContain(field);
  expect(countersigned).not.toContain("Awaited");
  await cast.setTrainee("otto", null);
});

describe("a feedback report", () => {
  test("says what was decided, why, what to do next, and the assessor's feedback criterion by criterion", async () => {
    const learner = cast.centre.register({ name: longName, registrationNumber: "REG/2026-007" });
    const script = await cast.assigned("ann", { learner });
    await tie(script, "ann", "My manager asked me to listen first.");
    const { sheetId } = script;
    const client = await cast.as("ann");
    const criterion = { unit: "D7.01", criterion: "2.3" };
    await client.marking.edit({ sheetId, edit: { field: "criterion", itemId: "s2", criterion, value: "partly" } });
    cast.centre.mark(cast.people.ann, sheetId, feedback);
    await cast.centre.sign(cast.people.ann, sheetId);

    const { text, name } = await print(sheetId, "feedback-referral");
    expect(name).toMatch(/^REG-2026-007-wilhelmina-.*-work-based-assignment-attempt-1-feedback\.pdf$/);
    for (const field of [
      `Learner ${longName}`,
      "Registration number REG/2026-007",
      "ILM Level 7 Certificate in Executive Coaching and Leadership Mentoring (500/3568/X)",
      "(D7.01)",
      "Attempt 1, received 20 November 2026",
      "Decided 23 November 2026",
      "Centre Test Centre (centre number 4711)",
      "Outcome REFERRAL 53 of 100, but REFERRAL: section 2 is 20 of 50, five marks short.",
      "1. Section 2, ",
      "20 of 50; the minimum is 25.",
      "2. Section 1 is passed and stays passed",
      "3. Hand in attempt 2 to the centre, and agree with it by when.",
      "33 of 50, minimum 25. Passed",
      "20 of 50, minimum 25. Referred",
      "Strengths You weigh three models",
      "Areas for improvement Name your sources.",
      "D7.01 1.1",
      "“My manager asked me to listen first.” (page 3)",
      "D7.01 2.3: Partly met",
      "Assessor: ann Person. Signed on 23 November 2026.",
      "Page 1 of",
    ]) {
      expect(text, field).toContain(field);
    }
    // A page may end within a sentence, not within a word.
    expect(text.match(/models/g)?.length).toBe(13);
    expect(text).not.toContain("For the countersigner only.");
  });

  test("is the same, word for word, before and after quality assurance, but for whether that is done", async () => {
    const script = await cast.signed({ s1: { judge: 33, strengths: "Clear." }, s2: { judge: 30 } });
    const before = await print(script.sheetId, "before-qa");
    await cast.as("ina");
    cast.centre.markQa(cast.people.ina, script.sheetId, {
      s1: { judge: 47, strengths: "Zyx quality strengths.", improvements: "Zyx quality improvements." },
      s2: { judge: 48 },
    });
    await tie(script, "ina", "Zyx quality evidence.");
    cast.centre.commitQa(cast.people.ina, script.sheetId);
    await cast.centre.signQa(cast.people.ina, script.sheetId, "Zyx feedback to the assessor.");
    const after = await print(script.sheetId, "after-qa");
    const provisional = /Provisional result This result is provisional: .*? if it does\. /;
    const assured = /Quality-assured result Internal quality assurance of this result is complete\. .*? externally\. /;
    expect(before.text).toMatch(provisional);
    expect(after.text).toMatch(assured);
    const rest = after.text.replace(assured, "");
    expect(rest).toBe(before.text.replace(provisional, ""));
    for (const hidden of ["Zyx", "47 of", "48 of", "ina Person", "QA", "quality", "Quality", "verif"])
      expect(rest, hidden).not.toContain(hidden);
  });

  test("tells of a pass, of a countersignature, and of sections that were carried forward", async () => {
    const learner = cast.centre.register();
    await cast.signed({ s1: { judge: 33 }, s2: { judge: 20 } }, "ann", learner);
    await cast.setTrainee("otto", "2026-09-01");
    const second = await cast.assigned("otto", { learner });
    cast.centre.mark(cast.people.otto, second.sheetId, { s2: { judge: 30 } });
    await cast.centre.sign(cast.people.otto, second.sheetId);
    await cast.countersign("ann", second.sheetId);
    await cast.setTrainee("otto", null);
    const { text } = await print(second.sheetId, "feedback-pass");
    for (const field of [
      "Attempt 2",
      "Outcome PASS 63 of 100: PASS. Every minimum is reached.",
      "Nothing more is asked of you for this assessment.",
      "Passed on attempt 1 and carried forward. Strengths",
      "Nothing was written here.",
      "Assessor: otto Person.",
      "Countersigned by ann Person on 23 November 2026.",
    ]) {
      expect(text, field).toContain(field);
    }
  });

  test("keeps what an IQA wrote on the attempt before from the learner, and what the assessor wrote there in it", async () => {
    const learner = cast.centre.register();
    const assessors: Column = {
      s1: { judge: 33, strengths: "Models well weighed.", improvements: "Name your sources." },
      s2: { judge: 20 },
    };
    const first = await cast.assigned("ann", { learner });
    cast.centre.mark(cast.people.ann, first.sheetId, assessors);
    const judging = (criterion: string, value: "met" | "partly"): Edit => ({
      field: "criterion",
      itemId: "s1",
      criterion: { unit: "D7.01", criterion },
      value,
    });
    editColumn(cast.people.ann, assessorColumn, first.sheetId, judging("1.1", "met"));
    editColumn(cast.people.ann, assessorColumn, first.sheetId, judging("1.2", "met"));
    await cast.centre.sign(cast.people.ann, first.sheetId);
    editColumn(cast.people.ina, qaColumn, first.sheetId, judging("1.2", "partly"));
    cast.centre.markQa(cast.people.ina, first.sheetId, {
      s1: { judge: 31, strengths: "Zyx to the assessor.", improvements: "Zyx: too kind." },
      s2: { judge: 20 },
    });
    cast.centre.commitQa(cast.people.ina, first.sheetId);
    await cast.centre.signQa(cast.people.ina, first.sheetId);
    // Carried once, and once more from an attempt that nobody quality-assured.
    let latest = first;
    for (const judge of [20, 30]) {
      latest = await cast.signed({ s2: { judge } }, "otto", learner);
      const { text } = await print(latest.sheetId, `carried-from-qa-${latest.attempt}`);
      for (const told of [
        "31 of 50, minimum 25. Passed",
        "The mark is the one that stood after internal quality assurance",
        "Models well weighed.",
        "Name your sources.",
        "D7.01 1.1: Met",
        "D7.01 1.2: Partly met",
      ])
        expect(text, told).toContain(told);
      expect(text).not.toContain("Zyx");
      const sheet = await (await cast.as("stella")).archive.sheetPdf({ sheetId: latest.sheetId });
      expect(await readPdfText(new Uint8Array(await sheet.arrayBuffer()))).toContain(
        "31 of 50 (minimum 25) Passed Carried forward from attempt 1, as quality assurance decided",
      );
    }
    const [, earliest] = await (await cast.as("otto")).marking.earlierAttempts({ sheetId: latest.sheetId });
    expect(earliest).toMatchObject({ column: "qa", entries: [{ mark: 31, strengths: "Models well weighed." }, {}] });
    // The next IQA reads what quality assurance wrote of it, not the assessor.
    expect(await (await cast.as("ivan")).iqa.openSheet({ sheetId: latest.sheetId })).toMatchObject({
      view: "blind",
      entries: [{ mark: 31, strengths: "Zyx to the assessor." }, {}],
    });
  });

  test("names the last day, and says when the centre allows no further attempt", async () => {
    const client = await cast.as("staff");
    const { number, name, revision } = await client.centre.get();
    const settings = { attemptsAllowed: 2, resubmitWithinDays: 14 };
    await client.centre.update({ number, name, revision, settings });
    const learner = cast.centre.register();
    const first = await cast.signed({ s1: { judge: 20 }, s2: { judge: 30 } }, "ann", learner);
    expect((await print(first.sheetId, "with-limit")).text).toContain(
      "Hand in attempt 2 to the centre by 7 December 2026.",
    );
    const second = await cast.signed({ s1: { judge: 21 } }, "ann", learner);
    expect((await print(second.sheetId, "last-attempt")).text).toContain(
      "This was attempt 2, and the centre allows 2. Speak to the centre",
    );
  });

  test("holds 20,000 characters in every field, and any name", async () => {
    const learner = cast.centre.register({ name: "王小明 ".repeat(40).trim(), registrationNumber: "../con" });
    const script = await cast.assigned("ann", { learner, assessmentId: diary });
    const long = (start: string) => Array.from({ length: 1700 }, (_, index) => `${start}${index}`).join(" ");
    cast.centre.mark(cast.people.ann, script.sheetId, {
      s1: { judge: 30, strengths: long("alpha"), improvements: "x".repeat(20_000) },
      s2: {
        judge: 30,
        strengths: `\n\n\nLate. ${"这是一份很好的反馈，「反思」深刻。".repeat(60)}`,
        improvements: "עמר",
      },
      s3: { judge: 30, improvements: long("beta") },
    });
    await cast.centre.sign(cast.people.ann, script.sheetId);
    const { text, name } = await print(script.sheetId, "very-long");
    expect(name).toBe("learner-con-reflective-review-and-diary-attempt-1-feedback.pdf");
    for (const start of ["alpha", "beta"]) expect(new Set(text.match(new RegExp(`${start}\\d+`, "g"))).size).toBe(1700);
    expect(text.match(/x{8,}/g)?.join("").length).toBe(20_000);
    expect(text.replaceAll(" ", "")).toContain("王小明王小明");
    for (const character of "这份馈「思」刻。") expect(text.split(character), character).toHaveLength(61);
    expect(text).toContain("[U+05E2]");
    expect(text).toContain("The records hold it as it was typed.");
  });

  test.skipIf(!hasProgram("qpdf"))("is a sound PDF file (qpdf)", async () => {
    const { sheetId } = await cast.signed(passing);
    const { file } = await print(sheetId, "sound");
    expect(runProgram("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
  });

  test.skipIf(!hasProgram("pdffonts"))("embeds every font and is tagged, in its language (poppler)", async () => {
    const { sheetId } = await cast.signed(feedback);
    const { file, bytes } = await print(sheetId, "tagged");
    const tags = ["H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "LBody"];
    expectAccessiblePdf(file, bytes, /Title:\s+Feedback report:/, tags);
  });
});
