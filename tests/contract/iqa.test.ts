import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { Cast, passing, referred } from "../support/cast.ts";
import { type Column, passphrase } from "../support/centre.ts";
import { readPdfText } from "../support/pdf-text.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";

let cast: Cast;
let ina: WorkstationClient;
const mark = (itemId: string, value: number | null): Edit => ({ field: "mark", itemId, value });
const today = "2026-11-23";

beforeAll(async () => {
  cast = await Cast.open();
  ina = await cast.as("ina");
});
afterAll(() => cast.close());

describe("independence", () => {
  const calls = (client: WorkstationClient) => [
    (sheetId: string) => client.iqa.openSheet({ sheetId }),
    (sheetId: string) => client.iqa.edit({ sheetId, edit: mark("s1", 1) }),
    (sheetId: string) => client.iqa.commit({ sheetId, revision: 0 }),
    (sheetId: string) => client.iqa.sign({ sheetId, checkedOn: today, feedback: "", passphrase }),
  ];

  test("nobody quality-assures what they marked, not even by looking", async () => {
    const own = await cast.signed(passing, "ben");
    const ben = await cast.as("ben");
    for (const call of calls(ben)) expect(await codeOf(call(own.sheetId))).toBe("OWN_MARKING");
    expect((await ben.iqa.queue()).map((script) => script.id)).not.toContain(own.id);
    ina = await cast.as("ina");
    expect((await ina.iqa.queue()).map((script) => script.id)).toContain(own.id);
  });

  test("whoever wrote some of the marks before the sheet was given to another does not quality-assure it", async () => {
    const { id: scriptId, sheetId } = await cast.assigned("ben");
    cast.centre.mark(cast.people.ben, sheetId, { s1: { judge: 33 } });
    const staff = await cast.as("staff");
    const { revision } = await staff.scripts.get({ scriptId });
    await staff.scripts.assign({ scriptId, assessorId: cast.people.ann.person.id, revision });
    cast.centre.mark(cast.people.ann, sheetId, { s2: { judge: 30 } });
    await cast.centre.sign(cast.people.ann, sheetId);
    const ben = await cast.as("ben");
    for (const call of calls(ben)) expect(await codeOf(call(sheetId))).toBe("SAW_MARKS");
    expect((await ben.iqa.queue()).map((script) => script.id)).not.toContain(scriptId);
    ina = await cast.as("ina");
    expect((await ina.iqa.queue()).map((script) => script.id)).toContain(scriptId);
  });

  test("a declared interest bars every step and hides the sheet", async () => {
    const learner = cast.centre.register();
    const script = await cast.signed(passing, "ann", learner);
    cast.declareInterest("ina", learner.id);
    for (const call of calls(ina)) expect(await codeOf(call(script.sheetId))).toBe("DECLARED_INTEREST");
    expect((await ina.iqa.queue()).map(({ id }) => id)).not.toContain(script.id);
    expect(await codeOf(ina.scripts.get({ scriptId: script.id }))).toBe("NOT_FOUND");
    expect(await codeOf(ina.overlaps.forScript({ scriptId: script.id }))).toBe("NOT_FOUND");
  });

  test("a sheet is taken in hand by the first edit, not by looking; then it is nobody else's", async () => {
    const script = await cast.signed();
    await ina.iqa.openSheet({ sheetId: script.sheetId });
    const ivan = await cast.as("ivan");
    expect((await ivan.iqa.openSheet({ sheetId: script.sheetId })).script).toMatchObject({
      state: "signed",
      iqa: null,
    });
    await ivan.iqa.edit({ sheetId: script.sheetId, edit: mark("s1", 20) });
    ina = await cast.as("ina");
    for (const call of calls(ina)) expect(await codeOf(call(script.sheetId))).toBe("OTHER_IQA");
    expect((await ina.iqa.queue()).map(({ id }) => id)).not.toContain(script.id);
    expect(await codeOf(ina.scripts.get({ scriptId: script.id }))).toBe("NOT_FOUND");
  });

  test("what is not signed is not there to be checked", async () => {
    const script = await cast.assigned();
    for (const call of calls(ina)) expect(await codeOf(call(script.sheetId))).toBe("WRONG_STATE");
    expect((await ina.iqa.queue()).map(({ id }) => id)).not.toContain(script.id);
    for (const call of calls(ina)) {
      expect(await codeOf(call("01900000-0000-7000-8000-000000000000"))).toBe("NOT_FOUND");
    }
  });
});

describe("blind until committed", () => {
  const sentinelMarks = [37, 41];
  const column: Column = {
    s1: { judge: 37, strengths: "ASSESSOR-STRENGTH-ONE", improvements: "ASSESSOR-IMPROVEMENT-ONE" },
    s2: { judge: 41, strengths: "ASSESSOR-STRENGTH-TWO", improvements: "ASSESSOR-IMPROVEMENT-TWO" },
  };

  /** Every number, text and key anywhere in an answer. */
  function partsOf(value: unknown): { numbers: number[]; texts: string[] } {
    const numbers: number[] = [];
    const texts: string[] = [];
    const walk = (part: unknown): void => {
      if (typeof part === "number") numbers.push(part);
      else if (typeof part === "string") texts.push(part);
      else if (part && typeof part === "object")
        for (const [key, child] of Object.entries(part)) {
          texts.push(key);
          walk(child);
        }
    };
    walk(value);
    return { numbers, texts };
  }

  test("no answer to the IQA holds a mark, a word, a total or an outcome of the assessor's column", async () => {
    const script = await cast.signed(column);
    const { sheetId } = script;
    const answers = async () => [
      await ina.iqa.queue(),
      await ina.iqa.openSheet({ sheetId }),
      await ina.scripts.get({ scriptId: script.id }),
      await ina.system.status(),
      await ina.people.list(),
      await ina.centre.get(),
    ];
    const before = await answers();
    await ina.iqa.edit({ sheetId, edit: mark("s1", 26) });
    const edited = await ina.iqa.edit({ sheetId, edit: { field: "strengths", itemId: "s1", value: "QA-WORDS" } });
    const seen = [...before, edited, ...(await answers())];
    const { numbers, texts } = partsOf(seen);
    for (const sentinel of [...sentinelMarks, 78]) expect(numbers).not.toContain(sentinel);
    const said = texts.join("\n");
    expect(said).toContain("QA-WORDS");
    expect(said).not.toMatch(/ASSESSOR-|\b37\b|\b41\b|\b78\b/);
    expect(said).not.toMatch(/\bPASS\b|REFERRAL/);
    expect(texts).not.toContain("assessorEntries");
    expect(texts).not.toContain("signatures");

    // The control: the same search finds it all once the QA column is committed.
    await ina.iqa.edit({ sheetId, edit: mark("s2", 27) });
    const compared = partsOf(await ina.iqa.commit({ sheetId, revision: 3 }));
    expect(compared.numbers).toEqual(expect.arrayContaining([37, 41, 26, 27]));
    expect(compared.texts).toEqual(expect.arrayContaining(["ASSESSOR-STRENGTH-ONE", "assessorEntries", "QA-WORDS"]));
  });

  test("an IQA without another role reaches the assessor's column by no other procedure", async () => {
    const { sheetId } = await cast.signed(column);
    for (const call of [
      ina.marking.openSheet({ sheetId }),
      ina.marking.queue(),
      ina.archive.sheetPdf({ sheetId }),
      ina.learners.list(),
      ina.centre.auditTrail({}),
    ])
      expect(await codeOf(call)).toBe("NOT_ALLOWED");
  });

  test("an IQA who is an assessor too does not get the sheet as an assessor", async () => {
    const { sheetId } = await cast.signed(column, "ann");
    const ben = await cast.as("ben");
    expect(await codeOf(ben.marking.openSheet({ sheetId }))).toBe("OTHER_ASSESSOR");
    expect((await ben.marking.queue()).map((item) => item.sheetId)).not.toContain(sheetId);
    ina = await cast.as("ina");
  });
});

describe("the QA column", () => {
  test("refuses a mark that the specification does not allow, without taking the sheet in hand", async () => {
    const { sheetId, id } = await cast.signed();
    for (const value of [51, -1, 7.5])
      expect(await codeOf(ina.iqa.edit({ sheetId, edit: mark("s1", value) }))).toBe("MARK_INVALID");
    expect(await codeOf(ina.iqa.edit({ sheetId, edit: mark("s9", 1) }))).toBe("NOT_FOUND");
    expect((await ina.scripts.get({ scriptId: id })).state).toBe("signed");
  });

  test("can be committed only whole and as seen, and is fixed for good from then on", async () => {
    const { sheetId } = await cast.signed(passing);
    const first = await ina.iqa.edit({ sheetId, edit: mark("s1", 26) });
    const incomplete = await refusalOf(ina.iqa.commit({ sheetId, revision: first.revision }));
    expect(incomplete).toMatchObject({ code: "SHEET_INCOMPLETE", details: { missing: [{ id: "s2" }] } });
    const second = await ina.iqa.edit({ sheetId, edit: mark("s2", 25) });
    expect(await codeOf(ina.iqa.commit({ sheetId, revision: first.revision }))).toBe("CHANGED_MEANWHILE");
    expect((await ina.iqa.openSheet({ sheetId })).view).toBe("blind");
    const compared = await ina.iqa.commit({ sheetId, revision: second.revision });
    expect(compared.committedAt).toBe(cast.centre.clock.now.toISOString());
    expect(compared.assessorEntries.map((entry) => entry.mark)).toEqual([33, 30]);

    expect(await codeOf(ina.iqa.edit({ sheetId, edit: mark("s1", 33) }))).toBe("WRONG_STATE");
    expect(await codeOf(ina.iqa.commit({ sheetId, revision: second.revision }))).toBe("WRONG_STATE");
    await ina.iqa.sign({ sheetId, checkedOn: today, feedback: "", passphrase });
    expect(await codeOf(ina.iqa.edit({ sheetId, edit: mark("s1", 33) }))).toBe("WRONG_STATE");
    const sheet = await ina.iqa.openSheet({ sheetId });
    if (sheet.view !== "compared") throw new Error("The sheet is not shown compared.");
    expect(sheet.qaEntries.map((entry) => entry.mark)).toEqual([26, 25]);
    expect(sheet.assessorEntries.map((entry) => entry.mark)).toEqual([33, 30]);
  });
});

describe("the IQA's signature", () => {
  test("is refused before the commit", async () => {
    const { sheetId } = await cast.signed();
    await ina.iqa.edit({ sheetId, edit: mark("s1", 26) });
    const early = await refusalOf(ina.iqa.sign({ sheetId, checkedOn: today, feedback: "x", passphrase }));
    expect(early).toMatchObject({ code: "WRONG_STATE", details: { state: "in-qa" } });
  });

  test("refuses a check in the future, one before the script was received, and a wrong passphrase", async () => {
    const { sheetId } = await cast.committed();
    const sign = (checkedOn: string, words: string) =>
      codeOf(ina.iqa.sign({ sheetId, checkedOn, feedback: "", passphrase: words }));
    expect(await sign("2026-11-24", passphrase)).toBe("DATE_IN_FUTURE");
    expect(await sign("2026-11-19", passphrase)).toBe("BEFORE_RECEIVED");
    expect(await sign(today, "not the passphrase")).toBe("WRONG_PASSPHRASE");
    expect(await sign(today, passphrase)).toBe("TOO_SOON");
    cast.centre.wait(1_000);
    const signed = await ina.iqa.sign({ sheetId, checkedOn: today, feedback: "", passphrase });
    expect(signed).toMatchObject({
      writable: false,
      script: { state: "qa-signed", iqa: { id: cast.people.ina.person.id } },
      decision: { checkedOn: today, decision: "agreed", feedback: "" },
    });
    expect(signed.signatures.map(({ role, valid }) => [role, valid])).toEqual([
      ["assessor", true],
      ["iqa", true],
    ]);
    expect(await sign(today, passphrase)).toBe("WRONG_STATE");
  });

  test("where the outcomes differ the QA outcome stands, and the feedback must say why", async () => {
    const { sheetId } = await cast.committed(passing, referred);
    const silent = ina.iqa.sign({ sheetId, checkedOn: today, feedback: "  ", passphrase });
    expect(await codeOf(silent)).toBe("REASON_MISSING");
    const feedback = "Section 2 does not show own commitment.";
    const signed = await ina.iqa.sign({ sheetId, checkedOn: today, feedback, passphrase });
    expect(signed.decision).toEqual({ checkedOn: today, decision: "replaced", feedback });
    expect(signed.assessorEntries.map((entry) => entry.mark)).toEqual([33, 30]);
  });

  test("a referral of other sections is another decision: it replaces the assessor's, with a reason", async () => {
    const other = { s1: { judge: 20 }, s2: { judge: 30 } };
    const { sheetId } = await cast.committed(referred, other);
    expect(await codeOf(ina.iqa.sign({ sheetId, checkedOn: today, feedback: "", passphrase }))).toBe("REASON_MISSING");
    const feedback = "Section 1 leaves out the organisation; section 2 is shown in the appendix.";
    const signed = await ina.iqa.sign({ sheetId, checkedOn: today, feedback, passphrase });
    expect(signed.decision).toEqual({ checkedOn: today, decision: "replaced", feedback });
    const stella = await cast.as("stella");
    const pdf = await stella.archive.sheetPdf({ sheetId });
    expect(await readPdfText(new Uint8Array(await pdf.arrayBuffer()))).toContain(
      "The QA decision, REFERRAL of section 1, stands in place of the assessor's, REFERRAL of section 2;",
    );
    ina = await cast.as("ina");
    const same = await cast.committed(referred, { s1: { judge: 30 }, s2: { judge: 21 } });
    const agreed = await ina.iqa.sign({ sheetId: same.sheetId, checkedOn: today, feedback: "", passphrase });
    expect(agreed.decision?.decision).toBe("agreed");
  });

  test("the assessor learns what was decided and why, once it is signed and not before", async () => {
    const { sheetId } = await cast.committed(passing, referred);
    const before = await (await cast.as("ann")).marking.openSheet({ sheetId });
    expect(before.quality).toBeNull();
    const feedback = "Section 2 does not show own commitment.";
    await (await cast.as("ina")).iqa.sign({ sheetId, checkedOn: today, feedback, passphrase });
    const { quality, signatures } = await (await cast.as("ann")).marking.openSheet({ sheetId });
    expect(quality).toEqual({
      ...{ checkedOn: today, decision: "replaced", feedback, outcome: "REFERRAL" },
      reason: "53 of 100, but REFERRAL: section 2 is 20 of 50, five marks short.",
      ...{ stands: true, differs: true, toSettle: true, escalation: null },
    });
    expect(signatures.map(({ role, valid }) => [role, valid])).toEqual([
      ["assessor", true],
      ["iqa", true],
    ]);
  });
});
