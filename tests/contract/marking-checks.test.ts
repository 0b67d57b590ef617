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
