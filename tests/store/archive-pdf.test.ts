import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../electron/core/centre/actor.ts";
import { reopenAssessorSheet } from "../../electron/core/marking/assessor-sheet.ts";
import { editColumn } from "../../electron/core/marking/edit-column.ts";
import { addHours } from "../../electron/core/marking/hours-log.ts";
import { assessorColumn } from "../../electron/core/marking/own-sheet.ts";
import { type Qualification, qualificationSchema } from "../../shared/domain/qualification.ts";
import { TestCentre } from "../support/centre.ts";
import { expectAccessiblePdf, hasProgram, runProgram } from "../support/pdf-programs.ts";
import { readPdfText } from "../support/pdf-text.ts";

const text = new TextEncoder().encode("My own work.");
/** Greek, old Greek, Cyrillic of several languages, and Vietnamese as a Mac's file names have it. */
const nameInMany = `Μαρία Ὠδή Иванова Ґанна Әлия ${"Nguyễn Thị Ánh".normalize("NFD")}`;
/** A folder to keep the PDFs in, for looking at them. */
const keepIn = process.env.KEEP_PDFS;

let centre: TestCentre;
let assessor: Actor;
let iqa: Actor;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "archive-pdf-"));
  // No IQA: staff who may check a sheet don't get to print its marks before.
  centre = await TestCentre.open({ number: "4711", name: "Łódź & Ελλάδα Training Ltd", roles: ["centre-staff"] });
  assessor = await centre.addPerson("ann", ["assessor"], "Ann Assessor");
  iqa = await centre.addPerson("ira", ["iqa"], "Ира Проверка");
  centre.addQualification(generalQualification());
});

afterAll(async () => {
  await centre.close();
  rmSync(folder, { recursive: true, force: true });
});

async function print(sheetId: string, name: string): Promise<{ bytes: Uint8Array; text: string; file: string }> {
  const blob = await centre.client().archive.sheetPdf({ sheetId });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const file = join(keepIn ?? folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  return { bytes, text: await readPdfText(bytes), file };
}

describe("mark sheet PDF", () => {
  test("carries every field of the mark sheet, with both columns", async () => {
    const learner = centre.register({ name: "Zoë Ångström-O’Neill", registrationNumber: "REG/001" });
    const script = await centre.takeIn({
      learner,
      assessmentId: "work-based-assignment",
      files: [{ name: "Assignment – final.txt", bytes: text }],
      assessor,
      standardisationRefused: true,
    });
    centre.mark(assessor, script.sheetId, {
      s1: { judge: 33, strengths: "Weighs several models against each other.", improvements: "Name the sources." },
      s2: {
        judge: 20,
        strengths: "Honest about habits.\n\nKeeps a record.",
        improvements: "Say what the contract left open.",
      },
    });
    await centre.sign(assessor, script.sheetId);
    centre.wait(60_000);
    reopenAssessorSheet(assessor, script.sheetId, "A mark was typed in the wrong section.");
    centre.mark(assessor, script.sheetId, { s2: { judge: 26 } });
    await centre.sign(assessor, script.sheetId);
    centre.markQa(iqa, script.sheetId, {
      s1: { judge: 31, strengths: "Agreed.", improvements: "Agreed." },
      s2: { judge: 24, strengths: "Some.", improvements: "The commitment is asserted, not shown." },
    });

    const before = await print(script.sheetId, "in-qa");
    expect(before.text).toContain("Quality assurance under way.");
    expect(before.text).not.toContain("asserted, not shown");
    expect(before.text).not.toContain("31 of 50");

    centre.commitQa(iqa, script.sheetId);
    expect((await print(script.sheetId, "qa-committed")).text).toContain("Not signed");
    await centre.signQa(iqa, script.sheetId, "Section 2 asserts commitment without evidence.");
    const printed = await print(script.sheetId, "both-columns");
    for (const field of [
      "Centre Number 4711",
      "Centre Name Łódź & Ελλάδα Training Ltd",
      "Learner Registration No REG/001",
      "Learner Name Zoë Ångström-O’Neill",
      "500/3568/X",
      "ILM Level 7 Certificate in Executive Coaching and Leadership Mentoring",
      "Attempt 1",
      "Assignment – final.txt",
      "Specification version 2011-10",
      "Confirmed by the learner.",
      "REFUSED: the learner does not allow",
      "D7.01 1.1",
      "33 of 50 (minimum 25)",
      "24 of 50 (minimum 25)",
      "Weighs several models against each other.",
      "Say what the contract left open.",
      "The commitment is asserted, not shown.",
      "Assr mark",
      "QA mark",
      "Total marks 59 of 100 (minimum 50)",
      "Total marks 55 of 100 (minimum 50)",
      "Needed for PASS 50 or more of 100 in total, and the minimum in every section.",
      "Outcome PASS",
      "Outcome REFERRAL",
      "Section referral None",
      "Section referral Section 2:",
      "59 of 100: PASS. Every minimum is reached.",
      "55 of 100, but REFERRAL: section 2 is 24 of 50, one mark short.",
      "The QA decision, REFERRAL of section 2, stands in place of the assessor's, PASS;",
      "Name of assessor Ann Assessor",
      "Signed digitally by Ann Assessor on 23 November 2026",
      "Name of IQA Ира Проверка",
      "Signed digitally by Ира Проверка",
      "Valid: it covers this sheet as printed here.",
      "Key fingerprint (SHA-256)",
      "Voided signature",
      "Reason: A mark was typed in the wrong section.",
      "Date of IQA check 23 November 2026",
      "Section 2 asserts commitment without evidence.",
      "EV signature",
      "Date externally verified",
      "in this program's own words",
      "Page 1 of",
    ]) {
      expect(printed.text, field).toContain(field);
    }
    expect(printed.text).not.toContain("NOT VALID");
  });

  test("says plainly that an unfinished sheet is not signed, and shows a character that it has no letter for by its code", async () => {
    const learner = centre.register({ name: `王小明 עמר (${nameInMany})`, registrationNumber: "REG-002" });
    const files = [{ name: "a.txt", bytes: text }];
    const script = await centre.takeIn({
      learner,
      assessmentId: "work-based-assignment",
      files,
      assessor,
      authenticityConfirmed: false,
    });
    centre.mark(assessor, script.sheetId, { s1: { judge: 14 } });
    const { text: printed } = await print(script.sheetId, "unfinished");
    for (const field of [
      "Not signed",
      "Not marked",
      "NOT CONFIRMED.",
      "No decision: not everything is judged.",
      "14 of 50 (minimum 25)",
    ]) {
      expect(printed, field).toContain(field);
    }
    // Each slice of a font is a piece of text of its own to whoever takes the PDF apart.
    expect(printed.replaceAll(" ", "")).toContain("王小明[U+05E2][U+05DE][U+05E8](ΜαρίαὨδή");
    expect(printed).toContain(`(${nameInMany.normalize("NFC")})`);
    expect(printed).toContain("The records hold it as it was typed.");
  });

  test("holds 20,000 characters in every field over many pages, without losing one of them", async () => {
    const learner = centre.register({ name: "W".repeat(200), registrationNumber: "REG-003" });
    const files = [{ name: `${"long-name-".repeat(20)}.txt`, bytes: text }];
    const script = await centre.takeIn({ learner, assessmentId: "work-based-assignment", files, assessor });
    const words = (start: string) => {
      let all = `${start}-first`;
      for (let number = 1; all.length < 19_900; number += 1)
        all += number % 40 === 0 ? `\n${start}-${number}` : ` ${start}-${number}`;
      return `${all} ${start}-last`;
    };
    const unbroken = "x".repeat(20_000);
    centre.mark(assessor, script.sheetId, {
      s1: { judge: 40, strengths: words("alpha"), improvements: unbroken },
      s2: { judge: 40, strengths: "Short.", improvements: words("beta") },
    });
    await centre.sign(assessor, script.sheetId);
    centre.markQa(iqa, script.sheetId, {
      s1: { judge: 41, strengths: words("gamma"), improvements: "Short." },
      s2: { judge: 39, strengths: words("delta"), improvements: "\n\n\nLate." },
    });
    centre.commitQa(iqa, script.sheetId);
    await centre.signQa(iqa, script.sheetId, words("epsilon"));
    const { text: printed } = await print(script.sheetId, "very-long");
    for (const start of ["alpha", "beta", "gamma", "delta", "epsilon"]) {
      const found = new Set(printed.match(new RegExp(`${start}-(first|last|\\d+)`, "g")));
      const wanted = new Set(words(start).match(new RegExp(`${start}-(first|last|\\d+)`, "g")));
      expect(found, start).toEqual(wanted);
    }
    expect(printed.match(/x{8,}/g)?.join("").length).toBe(20_000);
    expect(printed).toContain("(continued)");
  });

  test("says how many of the hours that a section asks for the log has; a carried section asks no more", async () => {
    const learner = centre.register({ name: "Ida Diarist", registrationNumber: "REG-004" });
    const takeIn = (name: string) =>
      centre.takeIn({
        learner,
        assessmentId: "reflective-review-and-diary",
        files: [{ name: `${name}.txt`, bytes: new TextEncoder().encode(name) }],
        assessor,
      });
    const first = await takeIn("first");
    const session = { scriptId: first.id, date: "2026-05-04", clientCode: "A", minutes: 600, note: "" };
    addHours(assessor, { ...session, kind: "coaching" });
    addHours(assessor, { ...session, clientCode: "B", minutes: 240, kind: "other" });
    centre.mark(assessor, first.sheetId, { s1: { judge: 16 }, s2: { judge: 20 }, s3: { judge: 30 } });
    await centre.sign(assessor, first.sheetId);
    const { text: printed } = await print(first.sheetId, "hours");
    expect(printed).toContain(
      "Coaching and mentoring hours (D7.03 2.2): 10 h of 12 h recorded: 2 h missing. Counted: 1 session with 1 client.",
    );
    expect(printed.match(/Coaching and mentoring hours/g)).toHaveLength(1);

    const second = await takeIn("second");
    expect((await print(second.sheetId, "hours-carried")).text).not.toContain("Coaching and mentoring hours");
    const other = await centre.takeIn({
      learner,
      assessmentId: "work-based-assignment",
      files: [{ name: "a.txt", bytes: text }],
      assessor,
    });
    expect((await print(other.sheetId, "no-hours")).text).not.toContain("Coaching and mentoring hours");
  });

  test("prints sheets of parts and of outcomes without marks", async () => {
    const learner = centre.register({ qualificationId: "general" });
    const script = await centre.takeIn({
      learner,
      qualificationId: "general",
      assessmentId: "tree",
      files: [{ name: "a.txt", bytes: text }],
      assessor,
    });
    centre.mark(assessor, script.sheetId, {
      "c-1": { judge: 12, strengths: "First part." },
      "c-2": { judge: 9, improvements: "Second part." },
      safe: { judge: "REFERRAL", improvements: "Show the risk assessment." },
    });
    const criterion = { unit: "U1", criterion: "1.1" };
    const edit = { field: "criterion", itemId: "c-2", criterion, value: "partly" } as const;
    editColumn(assessor, assessorColumn, script.sheetId, edit);
    await centre.sign(assessor, script.sheetId);
    const { text: printed } = await print(script.sheetId, "tree");
    for (const field of [
      "Section 1: Planning",
      "21 of 40",
      "First criterion",
      "12 of 20 (minimum 10)",
      "9 of 20 (minimum 10)",
      "Does the thing. (Assr: Partly met)",
      "Section 2: Safe practice",
      "Assr mark REFERRAL",
      "Needed for PASS Every section passed.",
      "Show the risk assessment.",
      "in the awarding body's wording",
    ]) {
      expect(printed, field).toContain(field);
    }
  });

  test.skipIf(!hasProgram("qpdf"))("is a sound PDF file (qpdf)", async () => {
    const { file } = await anyPrint();
    expect(runProgram("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
  });

  test.skipIf(!hasProgram("pdffonts"))("embeds every font and is tagged, in its language (poppler)", async () => {
    const { file, bytes } = await anyPrint();
    expectAccessiblePdf(file, bytes, /Title:\s+Mark sheet:/, ["H1", "H2", "Table", "TR", "TH", "TD", "LI"]);
    // Two lines of one cell are two words to whoever listens.
    expect(runProgram("pdfinfo", "-struct-text", file)).toContain('"Learner Registration No"');
  });
});

function anyPrint() {
  const [script] = centre.staff.db.prepare("SELECT id FROM mark_sheet ORDER BY id LIMIT 1").all() as { id: string }[];
  return print(script?.id ?? "", "any");
}

function generalQualification(): Qualification {
  const marked = (id: string, title: string) => ({
    id,
    title,
    judgedBy: "marks",
    available: 20,
    minimum: 10,
    criteria: [{ unit: "U1", criterion: "1.1" }],
  });
  return qualificationSchema.parse({
    format: "assessor-workstation/qualification/1",
    id: "general",
    version: "1",
    title: "General qualification",
    number: "1/1",
    awardingBody: "Body",
    framework: "RQF",
    level: 3,
    credits: 1,
    guidedLearningHours: { total: 1, induction: 0, tutorialAtLeast: 0 },
    completeWithinYears: 3,
    progression: "",
    wording: "regulated",
    units: [
      {
        id: "U1",
        title: "Unit",
        level: 3,
        credits: 1,
        guidedLearningHours: 1,
        availableFrom: "2020-01-01",
        reviewDate: "2030-01-01",
        availability: "",
        sector: "",
        occupationalStandards: [],
        outcomes: [{ id: "1", title: "Outcome", criteria: [{ id: "1.1", text: "Does the thing." }] }],
      },
    ],
    assessments: [
      {
        id: "tree",
        title: "Tree",
        units: ["U1"],
        sheet: {
          sections: [
            {
              id: "plan",
              title: "Planning",
              judgedBy: "parts",
              parts: [marked("c-1", "First criterion"), marked("c-2", "Second criterion")],
            },
            { id: "safe", title: "Safe practice", judgedBy: "outcome" },
          ],
        },
      },
    ],
  });
}
