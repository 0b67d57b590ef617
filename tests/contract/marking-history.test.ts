import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../electron/core/centre/actor.ts";
import { centreFolder } from "../../electron/core/centre/actor.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { passphrase, TestCentre } from "../support/centre.ts";

const minute = 60_000;
const mark = (itemId: string, value: number | null): Edit => ({ field: "mark", itemId, value });
const words = (value: string, itemId = "s1"): Edit => ({ field: "strengths", itemId, value });
const judged = (value: "met" | "partly" | null): Edit => ({
  field: "criterion",
  itemId: "s1",
  criterion: { unit: "D7.01", criterion: "1.1" },
  value,
});

let centre: TestCentre;
let ann: Actor;
let client: WorkstationClient;

beforeAll(async () => {
  centre = await TestCentre.open();
  ann = await centre.addPerson("ann", ["assessor"]);
  await centre.addPerson("otto", ["assessor"]);
  await centre.signInAs("ann");
  client = centre.client();
});
afterAll(() => centre.close());

async function newSheet(): Promise<{ sheetId: string; scriptId: string }> {
  const files = [{ name: "work.txt", bytes: Buffer.from("The work.") }];
  const learner = centre.register();
  const script = await centre.takeIn({ learner, assessmentId: "work-based-assignment", files, assessor: ann });
  return { sheetId: script.sheetId, scriptId: script.id };
}

const edit = (sheetId: string, change: Edit) => client.marking.edit({ sheetId, edit: change });
const open = (sheetId: string) => client.marking.openSheet({ sheetId });

describe("undo and redo", () => {
  test("step through marks, words and judgements, each as it was left", async () => {
    const { sheetId } = await newSheet();
    expect(await open(sheetId)).toMatchObject({ canUndo: false, canRedo: false, lastWritten: null });
    await edit(sheetId, mark("s1", 1));
    await edit(sheetId, mark("s1", 18));
    await edit(sheetId, words("Cle"));
    await edit(sheetId, words("Clear aims."));
    await edit(sheetId, judged("met"));
    const { entries: before, lastWritten } = await open(sheetId);
    expect(lastWritten).toEqual({ itemId: "s1", field: "criterion", criterion: { unit: "D7.01", criterion: "1.1" } });

    expect(await client.marking.undo({ sheetId })).toMatchObject({ edit: judged(null), canUndo: true, canRedo: true });
    expect((await client.marking.undo({ sheetId })).edit).toEqual(words(""));
    expect((await client.marking.undo({ sheetId })).edit).toEqual(mark("s1", null));
    const nothingLeft = await client.marking.undo({ sheetId });
    expect(nothingLeft).toMatchObject({ edit: null, canUndo: false, canRedo: true });
    expect((await open(sheetId)).entries[0]).toEqual({ ...before[0], mark: null, strengths: "", criteria: [] });

    for (let steps = 0; steps < 3; steps += 1) await client.marking.redo({ sheetId });
    const after = await open(sheetId);
    expect(after.entries).toEqual(before);
    expect(after).toMatchObject({ canUndo: true, canRedo: false, revision: 11 });
  });

  test("go back to what was there before a pause, and judgement by judgement however quick", async () => {
    const { sheetId } = await newSheet();
    for (const value of [2, 24]) await edit(sheetId, mark("s1", value));
    centre.wait(40_000);
    await edit(sheetId, mark("s1", 25));
    for (const value of ["met", "partly"] as const) await edit(sheetId, judged(value));
    const undone = [];
    for (let steps = 0; steps < 4; steps += 1) undone.push((await client.marking.undo({ sheetId })).edit);
    expect(undone).toEqual([judged("met"), judged(null), mark("s1", 24), mark("s1", null)]);
  });

  test("an edit after an undo ends what could be redone, and is a step of its own", async () => {
    const { sheetId } = await newSheet();
    await edit(sheetId, words("One."));
    await edit(sheetId, mark("s2", 20));
    await client.marking.undo({ sheetId });
    await edit(sheetId, mark("s2", 30));
    expect(await open(sheetId)).toMatchObject({ canRedo: false });
    expect((await client.marking.undo({ sheetId })).edit).toEqual(mark("s2", null));
    expect((await client.marking.undo({ sheetId })).edit).toEqual(words(""));
  });

  test("still know their steps after a restart, and leave another person's words alone", async () => {
    const { sheetId, scriptId } = await newSheet();
    await edit(sheetId, words("Before the restart."));
    centre.wait(2 * minute);
    await edit(sheetId, words("After a while."));
    await centre.workstation.switchTo(centreFolder(centre.workstation.folder.root));
    await centre.signInAs("ann");
    expect((await client.marking.undo({ sheetId })).edit).toEqual(words("Before the restart."));
    expect((await client.marking.redo({ sheetId })).edit).toEqual(words("After a while."));

    await centre.signInAs("staff");
    centre.staff = centre.workstation.requireActor();
    const otto = (await client.people.list()).find((person) => person.signInName === "otto");
    const { revision } = await client.scripts.get({ scriptId });
    await client.scripts.assign({ scriptId, assessorId: otto?.id ?? "", revision });
    await centre.signInAs("otto");
    expect(await client.marking.undo({ sheetId })).toMatchObject({ edit: null, canUndo: false });
    expect((await open(sheetId)).entries[0]?.strengths).toBe("After a while.");
    await centre.signInAs("ann");
  });

  test("are refused on a signed sheet", async () => {
    const { sheetId } = await newSheet();
    for (const itemId of ["s1", "s2"]) await edit(sheetId, mark(itemId, 25));
    await client.marking.sign({ sheetId, revision: 2, passphrase });
    await expect(client.marking.undo({ sheetId })).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});

describe("the history of a sheet", () => {
  test("tells what it said at any moment", async () => {
    const { sheetId } = await newSheet();
    const said: { at: string; entries: unknown }[] = [];
    const note = async () => {
      said.push({ at: centre.workstation.now().toISOString(), entries: (await open(sheetId)).entries });
      centre.wait(5 * minute);
    };
    await note();
    await edit(sheetId, mark("s1", 20));
    await note();
    await edit(sheetId, words("Clear."));
    await edit(sheetId, judged("partly"));
    await note();
    await client.marking.undo({ sheetId });
    await edit(sheetId, mark("s1", 30));
    await note();
    await edit(sheetId, mark("s2", 30));
    await edit(sheetId, judged("met"));
    await note();
    for (const { at, entries } of said)
      expect((await client.marking.sheetAt({ sheetId, at })).entries, at).toEqual(entries);

    const history = await client.marking.history({ sheetId });
    expect(history.map(({ what, field, itemId }) => `${what} ${field} ${itemId}`)).toEqual([
      "edit criterion s1",
      "edit mark s2",
      "edit mark s1",
      "undo criterion s1",
      "edit criterion s1",
      "edit strengths s1",
      "edit mark s1",
    ]);
    expect(history[0]?.person.name).toBe("ann Person");
  });

  test("keeps what was signed apart from what is typed right after it", async () => {
    const { sheetId } = await newSheet();
    await edit(sheetId, mark("s1", 25));
    await edit(sheetId, mark("s2", 25));
    const signedAt = centre.workstation.now().toISOString();
    await client.marking.sign({ sheetId, revision: 2, passphrase });
    centre.wait(1000);
    const reopened = await client.marking.reopen({ sheetId, reason: "A slip in section 2." });
    // It begins at its top, where the reason stands, and not where it was finished.
    expect(reopened.lastWritten).toBeNull();
    centre.wait(1000);
    await edit(sheetId, mark("s2", 40));
    expect((await open(sheetId)).lastWritten).toMatchObject({ itemId: "s2", field: "mark" });
    expect((await client.marking.sheetAt({ sheetId, at: signedAt })).entries[1]?.mark).toBe(25);
    const history = await client.marking.history({ sheetId });
    expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining(["signed", "voided"]));
    expect(history.find(({ what }) => what === "voided")?.reason).toBe("A slip in section 2.");
  });

  test("tells it whatever is typed, undone and signed, in whatever order and pace", async () => {
    const typed = fc.oneof(
      fc.record({ field: fc.constant("mark" as const), itemId: fc.constantFrom("s1", "s2"), value: fc.nat(25) }),
      fc.record({
        field: fc.constantFrom("strengths" as const, "improvements" as const),
        itemId: fc.constantFrom("s1", "s2"),
        value: fc.string({ maxLength: 20 }),
      }),
      fc.constantFrom("met" as const, "partly" as const, null).map(judged),
    );
    const action = fc.oneof(
      { weight: 5, arbitrary: typed },
      { weight: 2, arbitrary: fc.constantFrom("undo" as const, "redo" as const) },
      { weight: 1, arbitrary: fc.constant("sign" as const) },
    );
    // A stretch of typing ends after five seconds, and after a minute at the latest.
    const pause = fc.constantFrom(1, 300, 4_000, 6_000, 90_000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(action, pause), { minLength: 1, maxLength: 20 }), async (actions) => {
        const { sheetId } = await newSheet();
        const said: { at: string; entries: unknown }[] = [];
        for (const [index, [act, milliseconds]] of actions.entries()) {
          await take(sheetId, act);
          // Within a stretch of typing the history tells what was there before it.
          if (!goesOn(act, milliseconds, actions[index + 1]?.[0]))
            said.push({ at: centre.workstation.now().toISOString(), entries: (await open(sheetId)).entries });
          centre.wait(milliseconds);
        }
        for (const { at, entries } of said)
          expect((await client.marking.sheetAt({ sheetId, at })).entries, at).toEqual(entries);
      }),
      { numRuns: 40 },
    );
  });
});

type Act = Edit | "undo" | "redo" | "sign";

async function take(sheetId: string, act: Act): Promise<void> {
  // So many minutes go by that the session would end.
  await client.session.touch();
  if (typeof act === "object") {
    const { revision } = await edit(sheetId, act);
    expect((await open(sheetId)).revision).toBe(revision);
    return;
  }
  // What was typed before is left by then, also where there is nothing to take back.
  centre.wait(10_000);
  if (act !== "sign") await client.marking[act]({ sheetId });
  else {
    for (const itemId of ["s1", "s2"]) await edit(sheetId, mark(itemId, 25));
    const { revision } = await open(sheetId);
    await client.marking.sign({ sheetId, revision, passphrase });
    await client.marking.reopen({ sheetId, reason: "To go on." });
  }
}

function goesOn(act: Act, milliseconds: number, next: Act | undefined): boolean {
  if (typeof act !== "object" || typeof next !== "object" || act.field === "criterion") return false;
  return act.field === next.field && act.itemId === next.itemId && milliseconds < 5_000;
}
