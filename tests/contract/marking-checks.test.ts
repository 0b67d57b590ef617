import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../../electron/core/centre/actor.ts";
import { TestCentre } from "../support/centre.ts";

const assessmentId = "work-based-assignment";
const pasted = "Your account of mentoring shows a close reading of two models and their limits.";
const banked = "The link between coaching practice and business results is argued with evidence throughout.";

let centre: TestCentre;
let ann: Actor;

beforeAll(async () => {
  centre = await TestCentre.open();
  ann = await centre.addPerson("ann", ["assessor"]);
  await centre.addPerson("otto", ["assessor"]);
});
afterAll(() => centre.close());

async function sheetOf(name: string): Promise<string> {
  const files = [{ name: "work.txt", bytes: Buffer.from("The work.") }];
  const learner = centre.register({ name });
  return (await centre.takeIn({ learner, assessmentId, files, assessor: ann })).sheetId;
}

test("the checks know the other learners' names, the assessor's other sheets, and the comment bank", async () => {
  const first = await sheetOf("Bertrand Achterberg");
  const second = await sheetOf("Amara Okafor");
  await centre.signInAs("ann");
  const client = centre.client();
  const field = { scope: "personal", place: null, criterion: null, field: null } as const;
  await client.comments.add({ ...field, text: banked });
  centre.mark(ann, first, { s1: { judge: 30, strengths: `${pasted}\n\n${banked}` } });
  centre.mark(ann, second, {
    s1: { judge: 30, strengths: `Bertrand, well done.\n\n${pasted.toUpperCase()}\n\n${banked}` },
    s2: { judge: 20 },
  });

  const checks = await client.marking.checkSheet({ sheetId: second });
  const codes = checks.map(({ itemId, code }) => `${itemId} ${code}`);
  expect(codes.filter((code) => !code.includes("criterion"))).toEqual([
    "s1 feedback-of-another-learner",
    "s1 name-of-another-learner",
    "s2 improvements-missing",
  ]);
  expect(codes).toContain("null criterion-without-evidence");
  for (const { message, reason } of checks) {
    expect(message).not.toBe("");
    expect(reason).not.toBe("");
  }
  await centre.signInAs("otto");
  await expect(client.marking.checkSheet({ sheetId: second })).rejects.toMatchObject({ code: "OTHER_ASSESSOR" });
});

test("an IQA is told of the QA column before the commit, and nothing of the assessor's", async () => {
  const ina = await centre.addPerson("ina", ["iqa"]);
  const sheetId = await sheetOf("Petra Novotny");
  centre.mark(ann, sheetId, { s1: { judge: 30, strengths: "Bertrand, well done." }, s2: { judge: 30 } });
  await centre.sign(ann, sheetId);
  centre.markQa(ina, sheetId, { s1: { judge: 30, strengths: "Amara argues well." }, s2: { judge: 20 } });
  await centre.signInAs("ina");
  const client = centre.client();
  const checks = await client.iqa.checkSheet({ sheetId });
  const codes = checks.map(({ itemId, code }) => `${itemId} ${code}`);
  expect(codes).toEqual([
    "null criterion-without-evidence",
    "s1 criterion-not-judged",
    "s1 name-of-another-learner",
    "s2 criterion-not-judged",
    "s2 improvements-missing",
  ]);
  expect(JSON.stringify(checks)).not.toContain("Bertrand");
  centre.commitQa(ina, sheetId);
  await expect(client.iqa.checkSheet({ sheetId })).rejects.toMatchObject({ code: "WRONG_STATE" });
  await centre.signInAs("ann");
  await expect(client.iqa.checkSheet({ sheetId })).rejects.toMatchObject({ code: "NOT_ALLOWED" });
});
