import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { centreFolder } from "../../electron/core/centre/actor.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { Cast } from "../support/cast.ts";
import type { Column } from "../support/centre.ts";
import { codeOf } from "../support/refusal.ts";

let cast: Cast;
let ina: WorkstationClient;
const mark = (itemId: string, value: number | null): Edit => ({ field: "mark", itemId, value });
const words = (value: string): Edit => ({ field: "strengths", itemId: "s1", value });
const assessors: Column = {
  s1: { judge: 37, strengths: "ASSESSOR-STRENGTH-ONE" },
  s2: { judge: 41, improvements: "ASSESSOR-IMPROVEMENT-TWO" },
};

beforeAll(async () => {
  cast = await Cast.open();
});
afterAll(() => cast.close());

async function toCheck(): Promise<string> {
  const { sheetId } = await cast.signed(assessors);
  ina = await cast.as("ina");
  return sheetId;
}
const openBlind = async (sheetId: string, client = ina) => {
  const sheet = await client.iqa.openSheet({ sheetId });
  if (sheet.view !== "blind") throw new Error("The sheet is committed.");
  return sheet;
};

describe("the QA column", () => {
  test("tells what it said at any moment, and of the assessor's column nothing, also once committed", async () => {
    const sheetId = await toCheck();
    await ina.iqa.edit({ sheetId, edit: mark("s1", 26) });
    const then = cast.centre.workstation.now().toISOString();
    cast.centre.wait(5 * 60_000);
    await ina.iqa.edit({ sheetId, edit: mark("s1", 30) });
    await ina.iqa.edit({ sheetId, edit: mark("s2", 27) });
    const told = async () => [await ina.iqa.history({ sheetId }), await ina.iqa.sheetAt({ sheetId, at: then })];
    const blind = await told();
    await ina.iqa.commit({ sheetId, revision: 3 });
    const committed = await told();
    expect(committed).toEqual(blind);
    const [history, at] = blind as [
      Awaited<ReturnType<typeof ina.iqa.history>>,
      Awaited<ReturnType<typeof ina.iqa.sheetAt>>,
    ];
    expect(history.map(({ what, itemId }) => [what, itemId])).toEqual([
      ["edit", "s2"],
      ["edit", "s1"],
      ["edit", "s1"],
    ]);
    expect(at.entries.map((entry) => [entry.itemId, entry.mark])).toEqual([
      ["s1", 26],
      ["s2", null],
    ]);
    expect(JSON.stringify(blind)).not.toMatch(/ASSESSOR-|\b37\b|\b41\b|signed/);
    expect(await codeOf(ina.iqa.undo({ sheetId }))).toBe("WRONG_STATE");

    // Nor does the assessor read the IQA's.
    const ann = await cast.as("ann");
    expect(JSON.stringify(await ann.marking.history({ sheetId }))).not.toContain("ina");
    expect((await ann.marking.sheetAt({ sheetId, at: new Date(8e12).toISOString() })).entries[0]?.mark).toBe(37);
    expect(await codeOf(ann.iqa.history({ sheetId }))).toBe("NOT_ALLOWED");
  });

  test("is closed to everybody but its IQA", async () => {
    const sheetId = await toCheck();
    await ina.iqa.edit({ sheetId, edit: mark("s1", 26) });
    const ivan = await cast.as("ivan");
    const at = cast.centre.workstation.now().toISOString();
    for (const call of [
      ivan.iqa.undo({ sheetId }),
      ivan.iqa.redo({ sheetId }),
      ivan.iqa.history({ sheetId }),
      ivan.iqa.sheetAt({ sheetId, at }),
      ivan.iqa.takeOver({ sheetId }),
    ])
      expect(await codeOf(call)).toBe("OTHER_IQA");
  });

  test("is written in one window at a time, and taken over only when asked", async () => {
    const sheetId = await toCheck();
    const { workstation } = cast.centre;
    const one = cast.centre.client("window one");
    const other = cast.centre.client("window two");
    expect(await openBlind(sheetId, one)).toMatchObject({ writable: true, heldBy: null });
    // Looking takes nothing in hand for good.
    expect((await one.scripts.get({ scriptId: (await openBlind(sheetId, one)).script.id })).state).toBe("signed");
    const second = await openBlind(sheetId, other);
    expect(second).toMatchObject({ writable: false, heldBy: { person: { name: "ina Person" } } });
    for (const call of [
      other.iqa.edit({ sheetId, edit: mark("s1", 9) }),
      other.iqa.undo({ sheetId }),
      other.iqa.commit({ sheetId, revision: 0 }),
    ])
      expect(await codeOf(call)).toBe("SHEET_HELD");
    await one.iqa.edit({ sheetId, edit: mark("s1", 26) });
    expect((await openBlind(sheetId, other)).entries[0]?.mark).toBe(26);

    expect(await other.iqa.takeOver({ sheetId })).toMatchObject({ writable: true, heldBy: null });
    expect(await codeOf(one.iqa.edit({ sheetId, edit: mark("s1", 9) }))).toBe("SHEET_HELD");
    await other.iqa.letGo({ sheetId });
    await one.iqa.edit({ sheetId, edit: mark("s2", 27) });
    workstation.closeConnection("window one");
    // Once committed nobody needs to hold it.
    await other.iqa.commit({ sheetId, revision: 2 });
    expect(await one.iqa.takeOver({ sheetId })).toMatchObject({ view: "compared" });
  });

  // The last one: the records are opened anew, and the people of this file act on the old ones.
  test("is taken back and brought back, also after a restart", async () => {
    const sheetId = await toCheck();
    expect(await openBlind(sheetId)).toMatchObject({ canUndo: false, lastWritten: null });
    await ina.iqa.edit({ sheetId, edit: mark("s1", 26) });
    await ina.iqa.edit({ sheetId, edit: words("QA-WORDS") });
    await cast.centre.workstation.switchTo(centreFolder(cast.centre.workstation.folder.root));
    await cast.centre.signInAs("ina");
    expect(await openBlind(sheetId)).toMatchObject({
      canUndo: true,
      lastWritten: { itemId: "s1", field: "strengths" },
    });
    expect((await ina.iqa.undo({ sheetId })).edit).toEqual(words(""));
    expect((await ina.iqa.undo({ sheetId })).edit).toEqual(mark("s1", null));
    // What the assessor wrote before is no step of theirs.
    expect(await ina.iqa.undo({ sheetId })).toMatchObject({ edit: null, canUndo: false, canRedo: true });
    expect((await ina.iqa.redo({ sheetId })).edit).toEqual(mark("s1", 26));
    expect((await openBlind(sheetId)).entries[0]).toMatchObject({ mark: 26, strengths: "" });
  });
});
