import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { passphrase, TestCentre } from "../support/centre.ts";

const mark = (value: number): Edit => ({ field: "mark", itemId: "s1", value });

describe("two windows on one sheet", () => {
  let centre: TestCentre;
  let one: WorkstationClient;
  let other: WorkstationClient;
  let sheetId: string;
  let scriptId: string;
  let ann: Awaited<ReturnType<TestCentre["addPerson"]>>;

  beforeAll(async () => {
    centre = await TestCentre.open();
    ann = await centre.addPerson("ann", ["assessor"], "Ann Assessor");
    one = centre.client("window one");
    other = centre.client("window two");
  });
  afterAll(() => centre.close());
  beforeEach(async () => {
    const files = [{ name: "work.txt", bytes: Buffer.from("The work.") }];
    const learner = centre.register();
    const script = await centre.takeIn({ learner, assessmentId: "work-based-assignment", files, assessor: ann });
    ({ id: scriptId, sheetId } = script);
    await centre.signInAs("ann");
    centre.workstation.closeConnection("window one");
    centre.workstation.closeConnection("window two");
  });

  test("the second reads, is told who has it, and writes nothing", async () => {
    const since = centre.workstation.now().toISOString();
    expect(await one.marking.openSheet({ sheetId })).toMatchObject({ writable: true, heldBy: null });
    centre.wait(60_000);
    expect(await one.marking.openSheet({ sheetId })).toMatchObject({ writable: true, heldBy: null });
    expect(await other.marking.openSheet({ sheetId })).toMatchObject({
      writable: false,
      heldBy: { windowSince: since, person: { name: "Ann Assessor" } },
    });
    const refusals = [
      other.marking.edit({ sheetId, edit: mark(9) }),
      other.marking.undo({ sheetId }),
      other.marking.sign({ sheetId, revision: 0, passphrase }),
    ];
    for (const call of refusals) await expect(call).rejects.toMatchObject({ code: "SHEET_HELD", data: { since } });
    await one.marking.edit({ sheetId, edit: mark(30) });
    expect((await other.marking.openSheet({ sheetId })).entries[0]?.mark).toBe(30);
  });

  test("the second writes no evidence either, and is not offered to", async () => {
    const [file] = (await one.marking.openSheet({ sheetId })).script.files;
    const selector = writeSelector({ kind: "box", page: 1, box: { x: 1, y: 1, width: 9, height: 9 } });
    const criterion = { unit: "D7.01", criterion: "1.1", itemId: "s1" };
    const passage = { sheetId, fileId: file?.id ?? "", selector, ...criterion };
    const { evidence } = await one.evidence.add(passage);
    const { id: evidenceId, revision } = evidence;
    const refusals = [
      other.evidence.add(passage),
      other.evidence.change({ evidenceId, ...criterion, note: "Other.", revision }),
      other.evidence.remove({ evidenceId }),
    ];
    for (const call of refusals) await expect(call).rejects.toMatchObject({ code: "SHEET_HELD" });
    expect((await other.evidence.list({ sheetId })).columns).toMatchObject([
      { writable: false, evidence: [{ id: evidenceId, note: "" }] },
    ]);
    expect((await one.evidence.list({ sheetId })).columns[0]?.writable).toBe(true);
    await other.marking.takeOver({ sheetId });
    expect((await other.evidence.list({ sheetId })).columns[0]?.writable).toBe(true);
    await other.evidence.remove({ evidenceId });
  });

  test("the second changes no hours, and recording hours alone takes no sheet in hand", async () => {
    const entry = { date: "2026-05-04", clientCode: "A", minutes: 90, kind: "coaching", note: "" } as const;
    const log = await other.hours.add({ scriptId, ...entry });
    const id = log.entries[0]?.id ?? "";
    expect(await one.marking.openSheet({ sheetId })).toMatchObject({ writable: true, heldBy: null });
    const refusals = [
      other.hours.add({ scriptId, ...entry }),
      other.hours.update({ scriptId, id, ...entry, minutes: 60, seen: entry }),
      other.hours.remove({ scriptId, id }),
      other.hours.import({ scriptId, rows: [{ ...entry, minutes: 30 }] }),
    ];
    for (const call of refusals) await expect(call).rejects.toMatchObject({ code: "SHEET_HELD" });
    expect(await other.hours.list({ scriptId })).toMatchObject({
      writable: false,
      minutes: 90,
      heldBy: { person: { name: "Ann Assessor" } },
    });
    expect(await one.hours.list({ scriptId })).toMatchObject({ writable: true, heldBy: null });
    expect((await one.hours.update({ scriptId, id, ...entry, minutes: 60, seen: entry })).minutes).toBe(60);
  });

  test("the first one that writes has it too", async () => {
    await one.marking.edit({ sheetId, edit: mark(30) });
    await expect(other.marking.edit({ sheetId, edit: mark(9) })).rejects.toMatchObject({ code: "SHEET_HELD" });
  });

  test("taking over is explicit, and the other window is told to look again", async () => {
    await one.marking.openSheet({ sheetId });
    const told = centre.workstation.changes.subscribe("change")[Symbol.asyncIterator]();
    const next = told.next();
    expect(await other.marking.takeOver({ sheetId })).toMatchObject({ writable: true, heldBy: null });
    expect((await next).value).toEqual({ kind: "records", origin: "window two" });
    await told.return?.(undefined);
    expect((await one.marking.openSheet({ sheetId })).writable).toBe(false);
    await expect(one.marking.edit({ sheetId, edit: mark(9) })).rejects.toMatchObject({ code: "SHEET_HELD" });
    await other.marking.edit({ sheetId, edit: mark(30) });
  });

  test("a window that lets go, closes or signs out leaves the sheet to the next", async () => {
    await one.marking.openSheet({ sheetId });
    await one.marking.letGo({ sheetId });
    expect((await other.marking.openSheet({ sheetId })).writable).toBe(true);
    await one.marking.letGo({ sheetId });
    expect((await one.marking.openSheet({ sheetId })).writable).toBe(false);
    centre.workstation.closeConnection("window two");
    expect((await one.marking.openSheet({ sheetId })).writable).toBe(true);
    await centre.workstation.endSession();
    await centre.signInAs("ann");
    expect((await other.marking.openSheet({ sheetId })).writable).toBe(true);
  });

  test("a port's close is what the core's thread hears of a closed window", async () => {
    const { port1, port2 } = new MessageChannel();
    port2.start();
    const closed = once(port2, "close");
    port1.close();
    await closed;
  });
});
