import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { write } from "../../electron/core/store/connection.ts";
import type { GiveBackChoice, GiveBackProgress } from "../../shared/contract/give-back.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast, passing, referred } from "../support/cast.ts";
import { readPdfText } from "../support/pdf-text.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";
import { unzip } from "../support/zip.ts";

let cast: Cast;
beforeEach(async () => {
  cast = await Cast.open();
});
afterEach(() => cast.close());

const both: GiveBackChoice["kinds"] = ["feedback-report", "mark-sheet"];
const report = (client: WorkstationClient, sheetId: string) =>
  client.giveBack.make({ sheetId, kind: "feedback-report" });

async function barOf(client: WorkstationClient, sheetId: string): Promise<unknown> {
  const { code, details } = await refusalOf(report(client, sheetId));
  return code === "NOT_GIVEN_BACK" ? (details as { bar: string }).bar : code;
}

/** Runs a batch to its end and takes the ZIP apart. */
async function runBatch(client: WorkstationClient, choice: GiveBackChoice) {
  const seen: GiveBackProgress[] = [];
  for await (const progress of await client.giveBack.export(choice)) seen.push(progress);
  const ready = seen.at(-1);
  if (ready?.step !== "ready") throw new Error("The batch ended without a file.");
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < ready.bytes; offset += 4_000_000) {
    const piece = await client.archive.readExport({ exportId: ready.exportId, offset, length: 4_000_000 });
    pieces.push(Buffer.from(await piece.arrayBuffer()));
  }
  await client.archive.discardExport({ exportId: ready.exportId });
  return { seen, ready, entries: await unzip(Buffer.concat(pieces)) };
}

describe("a feedback report", () => {
  test("is made by the sheet's assessor and by centre staff, and each making stands in the audit trail", async () => {
    const { sheetId } = await cast.signed();
    for (const name of ["ann", "stella"] as const) {
      const made = await report(await cast.as(name), sheetId);
      expect(made.type).toBe("application/pdf");
      expect(
        Buffer.from(await made.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
    expect(await codeOf(report(await cast.as("otto"), sheetId))).toBe("OTHER_ASSESSOR");
    expect(await codeOf(report(await cast.as("ina"), sheetId))).toBe("NOT_ALLOWED");
    const ann = await cast.as("ann");
    expect(await codeOf(ann.giveBack.make({ sheetId, kind: "mark-sheet" }))).toBe("NOT_ALLOWED");
    const { entries: trail } = await (await cast.as("stella")).centre.auditTrail({ limit: 50 });
    const made = trail.filter(
      ({ action, recordId }) => action === "sheet.feedback-report-made" && recordId === sheetId,
    );
    expect(made.map(({ personName }) => personName)).toEqual(["stella Person", "ann Person"]);
  });

  test("is refused by an assessor's declared interest, and for a sheet that is not there", async () => {
    const { sheetId, learnerId } = await cast.signed();
    cast.declareInterest("ann", learnerId);
    expect(await codeOf(report(await cast.as("ann"), sheetId))).toBe("DECLARED_INTEREST");
    const nowhere = "019aaf3f-0000-7000-8000-000000000000";
    expect(await codeOf(report(await cast.as("stella"), nowhere))).toBe("NOT_FOUND");
  });

  test("is refused until the sheet is signed, and until a trainee's is countersigned", async () => {
    const assigned = await cast.assigned();
    expect(await barOf(await cast.as("ann"), assigned.sheetId)).toBe("not-signed");
    await cast.setTrainee("otto", "2026-09-01");
    const { sheetId } = await cast.signed(passing, "otto");
    expect(await barOf(await cast.as("otto"), sheetId)).toBe("awaiting-countersignature");
    expect(await barOf(await cast.as("stella"), sheetId)).toBe("awaiting-countersignature");
    await cast.countersign("ann", sheetId);
    expect((await report(await cast.as("otto"), sheetId)).size).toBeGreaterThan(0);
  });

  test("waits for quality assurance that is under way, and goes on where that says the same", async () => {
    const { sheetId } = await cast.committed(passing, { s1: { judge: 26 }, s2: { judge: 40 } });
    expect(await barOf(await cast.as("stella"), sheetId)).toBe("in-quality-assurance");
    await cast.centre.signQa(cast.people.ina, sheetId);
    const stella = await cast.as("stella");
    expect((await report(stella, sheetId)).size).toBeGreaterThan(0);
    const provisional = await cast.signed();
    const plan = await stella.giveBack.plan({ sheetIds: [sheetId, provisional.sheetId], kinds: both });
    expect(plan).toEqual({ files: 4, provisional: 1, leftOut: [] });
  });

  test("is refused where quality assurance replaced the outcome, or referred another section", async () => {
    const replaced = await cast.committed(passing, referred);
    await cast.centre.signQa(cast.people.ina, replaced.sheetId);
    expect(await barOf(await cast.as("stella"), replaced.sheetId)).toBe("other-outcome");
    const other = await cast.committed(referred, { s1: { judge: 10 }, s2: { judge: 40 } });
    await cast.centre.signQa(cast.people.ina, other.sheetId);
    expect(await barOf(await cast.as("ann"), other.sheetId)).toBe("other-outcome");
  });

  test("is of the attempt that stands: the earlier one until the later one is signed", async () => {
    const learner = cast.centre.register();
    const first = await cast.signed(referred, "ann", learner);
    const second = await cast.assigned("ann", { learner });
    const client = await cast.as("stella");
    expect((await report(client, first.sheetId)).name).toContain("attempt-1");
    cast.centre.mark(cast.people.ann, second.sheetId, { s2: { judge: 30 } });
    await cast.centre.sign(cast.people.ann, second.sheetId);
    expect(await barOf(client, first.sheetId)).toBe("later-attempt");
    expect((await report(client, second.sheetId)).name).toContain("attempt-2");
  });

  test("keeps marks from staff who could still quality-assure the sheet", async () => {
    const { sheetId } = await cast.signed();
    const client = await cast.as("staff");
    expect(await barOf(client, sheetId)).toBe("blind");
    const { code, details } = await refusalOf(client.giveBack.make({ sheetId, kind: "mark-sheet" }));
    expect([code, details]).toEqual(["NOT_GIVEN_BACK", { bar: "blind" }]);
    expect((await client.giveBack.plan({ sheetIds: [sheetId], kinds: both })).files).toBe(0);
  });

  test("is refused where the sheet was changed behind its signature", async () => {
    const { sheetId } = await cast.signed();
    write(cast.centre.staff.centre.file, (db) =>
      db
        .prepare("UPDATE sheet_entry SET mark = 31 WHERE sheet_id = ? AND side = 'assr' AND item_id = 's1'")
        .run(sheetId),
    );
    const client = await cast.as("stella");
    expect(await barOf(client, sheetId)).toBe("altered");
    const plan = await client.giveBack.plan({ sheetIds: [sheetId], kinds: ["feedback-report"] });
    expect(plan).toEqual({ files: 0, provisional: 0, leftOut: [{ sheetId, kind: "feedback-report", bar: "altered" }] });
  });
});

describe("what was given back", () => {
  test("stands beside each sheet, kind by kind, with who and when; a batch and a single PDF alike", async () => {
    const one = await cast.signed();
    const other = await cast.signed();
    const stella = await cast.as("stella");
    const made = async () =>
      Object.fromEntries((await stella.giveBack.list()).map((item) => [item.script.sheetId, item.made]));
    const nothing = { "feedback-report": null, "mark-sheet": null };
    expect(await made()).toEqual({ [one.sheetId]: nothing, [other.sheetId]: nothing });

    await report(await cast.as("ann"), one.sheetId);
    cast.centre.wait(60_000);
    await cast.as("stella");
    await runBatch(stella, { sheetIds: [one.sheetId], kinds: ["mark-sheet"] });
    expect(await made()).toEqual({
      [one.sheetId]: {
        "feedback-report": {
          at: "2026-11-23T09:30:00.000Z",
          by: { id: cast.people.ann.person.id, name: "ann Person" },
          outdated: false,
        },
        "mark-sheet": expect.objectContaining({ at: "2026-11-23T09:31:00.000Z", outdated: false }),
      },
      [other.sheetId]: nothing,
    });
    const { made: ofSheet } = await (await cast.as("ann")).giveBack.ofSheet({ sheetId: one.sheetId });
    expect(ofSheet["feedback-report"]?.by?.name).toBe("ann Person");
  });

  test("is outdated once the sheet is signed again, quality-assured or reopened, until it is given back anew", async () => {
    const { sheetId } = await cast.signed();
    const client = await cast.as("stella");
    const outdated = async () => (await client.giveBack.ofSheet({ sheetId })).made["feedback-report"]?.outdated;
    await report(client, sheetId);
    cast.centre.wait(60_000);
    cast.centre.markQa(cast.people.ina, sheetId, passing);
    cast.centre.commitQa(cast.people.ina, sheetId);
    expect(await outdated()).toBe(false);
    await cast.centre.signQa(cast.people.ina, sheetId);
    expect(await outdated()).toBe(true);
    cast.centre.wait(60_000);
    await report(client, sheetId);
    expect(await outdated()).toBe(false);

    const reopened = await cast.signed();
    await report(client, reopened.sheetId);
    const ann = await cast.as("ann");
    await ann.marking.reopen({ sheetId: reopened.sheetId, reason: "A slip." });
    expect((await ann.giveBack.ofSheet({ sheetId: reopened.sheetId })).made["feedback-report"]?.outdated).toBe(true);
  });

  test("is read by the sheet's assessor and by centre staff alone", async () => {
    const { sheetId } = await cast.signed();
    expect(await codeOf((await cast.as("otto")).giveBack.ofSheet({ sheetId }))).toBe("OTHER_ASSESSOR");
    expect(await codeOf((await cast.as("ina")).giveBack.ofSheet({ sheetId }))).toBe("NOT_ALLOWED");
  });
});

test("a plan that nobody waits for any more ends early, without an error", async () => {
  const sheetIds: string[] = [];
  for (let count = 0; count < 20; count += 1) sheetIds.push((await cast.assigned()).sheetId);
  const client = await cast.as("stella");
  const controller = new AbortController();
  const plan = client.giveBack.plan({ sheetIds, kinds: both }, { signal: controller.signal });
  controller.abort();
  expect(await plan).toEqual({ files: 0, provisional: 0, leftOut: [] });
  expect((await client.giveBack.plan({ sheetIds, kinds: both })).leftOut).toHaveLength(40);
});

describe("a batch", () => {
  test("names what it leaves out before and after, and makes the rest, one safe name each", async () => {
    const twins = ["Zoë O’Neill", "Zoë O'Neill", "../../etc/passwd"];
    const signed: string[] = [];
    for (const [index, name] of twins.entries()) {
      const learner = cast.centre.register({ name, registrationNumber: ["A/1", "A:1", "CON"][index] ?? "" });
      signed.push((await cast.signed(index === 0 ? referred : passing, "ann", learner)).sheetId);
    }
    const open = await cast.assigned();
    const overruled = await cast.committed(passing, referred);
    await cast.centre.signQa(cast.people.ina, overruled.sheetId);
    const sheetIds = [...signed, open.sheetId, overruled.sheetId];
    const client = await cast.as("stella");

    const list = await client.giveBack.list();
    expect(Object.fromEntries(list.map(({ script, bars }) => [script.sheetId, bars["feedback-report"]]))).toEqual({
      ...Object.fromEntries(signed.map((id) => [id, null])),
      [open.sheetId]: "not-signed",
      [overruled.sheetId]: "other-outcome",
    });

    const leftOut = [
      { sheetId: open.sheetId, kind: "feedback-report", bar: "not-signed" },
      { sheetId: open.sheetId, kind: "mark-sheet", bar: "not-signed" },
      { sheetId: overruled.sheetId, kind: "feedback-report", bar: "other-outcome" },
    ];
    expect(await client.giveBack.plan({ sheetIds, kinds: both })).toEqual({ files: 7, provisional: 3, leftOut });
    const { seen, ready, entries } = await runBatch(client, { sheetIds: [...sheetIds, signed[0] ?? ""], kinds: both });
    expect(ready).toMatchObject({ files: 7, leftOut });
    expect(ready.fileName).toBe("feedback-reports-and-mark-sheets-20261123T0930.zip");
    expect(seen.filter(({ step }) => step === "working")).toHaveLength(7);
    expect([...entries.keys()].filter((path) => path.startsWith("feedback-reports/")).sort()).toEqual([
      "feedback-reports/A-1-zoe-o-neill-work-based-assignment-attempt-1-feedback-2.pdf",
      "feedback-reports/A-1-zoe-o-neill-work-based-assignment-attempt-1-feedback.pdf",
      "feedback-reports/learner-CON.etc-passwd-work-based-assignment-attempt-1-feedback.pdf",
    ]);
    expect([...entries.keys()].every((path) => /^[\w-]+\/[\w.-]+\.pdf$/.test(path))).toBe(true);
    const first = entries.get("feedback-reports/A-1-zoe-o-neill-work-based-assignment-attempt-1-feedback.pdf");
    expect(await readPdfText(new Uint8Array(first ?? []))).toContain("Zoë O’Neill");

    const { entries: trail } = await client.centre.auditTrail({ limit: 100 });
    const noted = (action: string) => trail.filter((entry) => entry.action === action).map(({ recordId }) => recordId);
    expect(noted("sheet.feedback-report-made").sort()).toEqual([...signed].sort());
    expect(noted("sheet.mark-sheet-printed").sort()).toEqual([...signed, overruled.sheetId].sort());
    expect(trail.find(({ action }) => action === "sheet.mark-sheet-printed")?.details).toContain(ready.sha256);
  });

  test("of one kind lies flat", async () => {
    const { sheetId } = await cast.signed();
    const { entries } = await runBatch(await cast.as("stella"), { sheetIds: [sheetId], kinds: ["mark-sheet"] });
    expect([...entries.keys()]).toEqual([
      expect.stringMatching(/^ABC\d+-learner-\d+-work-.*-attempt-1-mark-sheet\.pdf$/),
    ]);
  });

  test("stopped halfway leaves no file and no trace that anything was given back", async () => {
    const sheetIds = [(await cast.signed()).sheetId, (await cast.signed()).sheetId];
    const client = await cast.as("stella");
    for await (const progress of await client.giveBack.export({ sheetIds, kinds: both }))
      if (progress.step === "working" && progress.doneItems === 2) break;
    expect(readdirSync(cast.centre.staff.centre.folder.incoming)).toEqual([]);
    const { entries: trail } = await client.centre.auditTrail({ limit: 100 });
    expect(trail.filter(({ action }) => /feedback|printed/.test(action))).toEqual([]);
  });

  test("leaves out what is reopened while it runs", async () => {
    const sheetIds = [(await cast.signed()).sheetId, (await cast.signed()).sheetId];
    const client = await cast.as("stella");
    let ready: GiveBackProgress | undefined;
    for await (const progress of await client.giveBack.export({ sheetIds, kinds: ["feedback-report"] })) {
      if (progress.step === "working" && progress.doneItems === 0)
        write(cast.centre.staff.centre.file, (db) =>
          db
            .prepare(
              "UPDATE script SET state = 'in-marking' WHERE id = (SELECT script_id FROM mark_sheet WHERE id = ?)",
            )
            .run(sheetIds[1]),
        );
      ready = progress;
    }
    expect(ready).toMatchObject({
      step: "ready",
      files: 1,
      leftOut: [{ sheetId: sheetIds[1], kind: "feedback-report", bar: "not-signed" }],
    });
  });

  test("ends with the session of the person who asked for it", async () => {
    const sheetIds = [(await cast.signed()).sheetId, (await cast.signed()).sheetId];
    const client = await cast.as("stella");
    const run = async () => {
      for await (const _ of await client.giveBack.export({ sheetIds, kinds: both })) await cast.as("ann");
    };
    expect(await codeOf(run())).toBe("NOT_SIGNED_IN");
    expect(readdirSync(cast.centre.staff.centre.folder.incoming)).toEqual([]);
  });

  test("of nothing, or of nothing that can be given back, is refused", async () => {
    const { sheetId } = await cast.assigned();
    const client = await cast.as("stella");
    const start = async (choice: GiveBackChoice) => {
      for await (const _ of await client.giveBack.export(choice)) break;
    };
    expect(await codeOf(start({ sheetIds: [], kinds: both }))).toBe("NOTHING_CHOSEN");
    expect(await codeOf(start({ sheetIds: [sheetId], kinds: both }))).toBe("NOTHING_TO_GIVE_BACK");
    expect(await codeOf(start({ sheetIds: [sheetId], kinds: [] }))).toBe("INVALID_INPUT");
  });
});
