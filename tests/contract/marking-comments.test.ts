import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Inputs, WorkstationClient } from "../../shared/contract/index.ts";
import { TestCentre } from "../support/centre.ts";

const section = (itemId: string) => ({
  qualificationId: "ilm-l7-certificate-executive-coaching",
  assessmentId: "work-based-assignment",
  itemId,
});
const comment = (text: string, more: Partial<Inputs["comments"]["add"]> = {}): Inputs["comments"]["add"] => ({
  scope: "personal",
  place: null,
  criterion: null,
  field: null,
  text,
  ...more,
});

describe("the comment bank", () => {
  let centre: TestCentre;
  let client: WorkstationClient;
  let sheetId: string;
  const as = (signInName: string) => centre.signInAs(signInName);

  beforeAll(async () => {
    centre = await TestCentre.open({ roles: ["centre-staff"] });
    client = centre.client();
    const ann = await centre.addPerson("ann", ["assessor"]);
    await centre.addPerson("otto", ["assessor"]);
    await centre.addPerson("ina", ["iqa"]);
    const files = [{ name: "work.txt", bytes: Buffer.from("The work.") }];
    const learner = centre.register({ name: "Amara Okafor" });
    const taken = await centre.takeIn({ learner, assessmentId: "work-based-assignment", files, assessor: ann });
    sheetId = taken.sheetId;
  });
  afterAll(() => centre.close());

  test("offers a section's own comments first, then what is used most", async () => {
    await as("ann");
    const general = await client.comments.add(comment("Cite the source, {firstName}."));
    const here = await client.comments.add(comment("{learner} links theory to practice.", { place: section("s1") }));
    await client.comments.add(comment("Only for section 2.", { place: section("s2") }));
    const often = await client.comments.add(comment("Say why."));
    const filled = await client.comments.insert({ id: here.id, sheetId });
    expect(filled).toEqual({ text: "Amara Okafor links theory to practice.", uses: 1 });
    for (let use = 0; use < 2; use += 1) await client.comments.insert({ id: often.id, sheetId });

    const offered = await client.comments.list({ place: section("s1") });
    expect(offered.map(({ id }) => id)).toEqual([here.id, often.id, general.id]);
    expect(offered[1]?.uses).toBe(2);
    expect((await client.comments.list({ search: "CITE source" })).map(({ id }) => id)).toEqual([general.id]);
  });

  test("keeps a personal comment to its owner", async () => {
    await as("ann");
    const { id, revision } = await client.comments.add(comment("Ann's own words."));
    await as("otto");
    expect((await client.comments.list({ search: "own words" })).map((found) => found.id)).toEqual([]);
    const calls = [
      client.comments.update({ id, ...comment("Otto's now."), revision }),
      client.comments.remove({ id, revision }),
      client.comments.insert({ id, sheetId }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("lets IQAs and centre staff keep the centre's comments, and assessors use them", async () => {
    await as("ina");
    const added = await client.comments.add(comment("Name the model.", { scope: "centre", field: "improvements" }));
    await as("ann");
    const [found] = await client.comments.list({ search: "name the model" });
    expect(found).toMatchObject({ id: added.id, scope: "centre", writable: false });
    await expect(client.comments.add(comment("Mine for all.", { scope: "centre" }))).rejects.toMatchObject({
      code: "NOT_ALLOWED",
    });
    await expect(client.comments.remove({ id: added.id, revision: 1 })).rejects.toMatchObject({ code: "NOT_ALLOWED" });
    await client.comments.insert({ id: added.id, sheetId });
    await as("staff");
    const text = comment("Name the model and its source.", { scope: "centre" });
    const changed = await client.comments.update({ id: added.id, ...text, revision: added.revision });
    expect(changed).toMatchObject({ uses: 1, revision: 2 });
    await expect(client.comments.remove({ id: added.id, revision: 1 })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    await client.comments.remove({ id: added.id, revision: 2 });
    await expect(client.comments.add(comment("Staff don't mark."))).rejects.toMatchObject({ code: "NOT_ALLOWED" });
  });

  test("retires a comment without losing its uses, and brings it back", async () => {
    await as("ina");
    const { id } = await client.comments.add(comment("Compare two models.", { scope: "centre" }));
    await as("ann");
    await client.comments.insert({ id, sheetId });
    await expect(client.comments.retire({ id, retired: true, revision: 1 })).rejects.toMatchObject({
      code: "NOT_ALLOWED",
    });
    await as("staff");
    expect(await client.comments.retire({ id, retired: true, revision: 1 })).toMatchObject({ retired: true, uses: 1 });
    await expect(client.comments.retire({ id, retired: true, revision: 1 })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    const trail = await client.centre.auditTrail({});
    expect(trail.entries.some((entry) => entry.action === "comment.retired" && entry.recordId === id)).toBe(true);
    await as("ann");
    const find = (withRetired?: boolean) => client.comments.list({ search: "compare two models", withRetired });
    expect(await find()).toEqual([]);
    expect(await find(true)).toMatchObject([{ id, retired: true, uses: 1, writable: false }]);
    await expect(client.comments.insert({ id, sheetId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await as("staff");
    await client.comments.retire({ id, retired: false, revision: 2 });
    await as("ann");
    expect(await find()).toMatchObject([{ id, retired: false, uses: 1 }]);
    const own = await client.comments.add(comment("Only mine."));
    await as("otto");
    const other = client.comments.retire({ id: own.id, retired: true, revision: 1 });
    await expect(other).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("refuses a placeholder that nothing fills in, and an insertion into a sheet that is not theirs", async () => {
    await as("otto");
    await expect(client.comments.add(comment("Well done, {name}."))).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const { id } = await client.comments.add(comment("Well done."));
    await expect(client.comments.insert({ id, sheetId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
