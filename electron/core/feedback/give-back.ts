import { setImmediate as breathe } from "node:timers/promises";
import type { GiveBackChoice, GiveBackItem, GivenBack, LeftOut } from "../../../shared/contract/give-back.ts";
import { type GiveBackKind, standingOfResult } from "../../../shared/domain/give-back.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Paper } from "../archive/pdf/paper.ts";
import { renderSheetById } from "../archive/sheet-pdf.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { requireOwnSheet } from "../marking/own-sheet.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { describePersonRef, describeScript } from "../scripts/script-list.ts";
import { type WritableDb, write } from "../store/connection.ts";
import { givenBackActions, listGivenBack, listLastSigned } from "../store/given-back.ts";
import { findScriptBySheet, listScripts, type ScriptRecord } from "../store/scripts.ts";
import { readFeedbackReport } from "./feedback-report-content.ts";
import { renderFeedbackReport } from "./feedback-report-pdf.ts";
import { findGiveBackBars } from "./give-back-bars.ts";
import { nameGivenBack } from "./give-back-names.ts";

export type PlannedFile = { readonly script: ScriptRecord; readonly kind: GiveBackKind };
export type GiveBackPlan = { readonly files: readonly PlannedFile[]; readonly leftOut: readonly LeftOut[] };

/** Every script, oldest first. */
export function listGiveBack(actor: Actor): GiveBackItem[] {
  const madeOf = readMade(actor);
  return listScripts(actor.db).map((script) => ({
    script: describeScript(actor, script),
    bars: findGiveBackBars(actor, script, "quick"),
    made: madeOf(script.sheetId),
  }));
}

/** One sheet, its signatures checked. @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, DECLARED_INTEREST. */
export function readGiveBack(actor: Actor, sheetId: string): GiveBackItem {
  const { script } = requireToGiveBack(actor, sheetId, "feedback-report");
  return {
    script: describeScript(actor, script),
    bars: findGiveBackBars(actor, script, "thorough"),
    made: readMade(actor, sheetId)(sheetId),
  };
}

/** What was made of one sheet, or of each, with whether it still says what stands: see `givenBack` in the contract. */
function readMade(actor: Actor, onlySheetId?: string): (sheetId: string) => GiveBackItem["made"] {
  const made = Map.groupBy(listGivenBack(actor.db, onlySheetId), (record) => record.sheetId);
  const signed = listLastSigned(actor.db, onlySheetId);
  return (sheetId) => {
    const newest = (kind: GiveBackKind): GivenBack | null => {
      const found = made.get(sheetId)?.find((record) => record.kind === kind);
      if (!found) return null;
      const lastSigned = signed.get(sheetId);
      const { at, personId } = found;
      return { at, by: describePersonRef(actor, personId), outdated: lastSigned === undefined || at < lastSigned };
    };
    return { "feedback-report": newest("feedback-report"), "mark-sheet": newest("mark-sheet") };
  };
}

/** How many of these are reports whose result may still change. */
export function countProvisional(files: readonly PlannedFile[]): number {
  return files.filter(
    ({ kind, script }) => kind === "feedback-report" && standingOfResult(script.state) === "provisional",
  ).length;
}

/**
 * What can be made of a choice, in its order, and what can't.
 * @param look "quick" where each sheet is looked at again before it is made.
 * @param check throws once nobody waits for the plan any more.
 * @throws WorkstationError NOTHING_CHOSEN.
 */
export async function planGiveBack(
  actor: Actor,
  { sheetIds, kinds }: GiveBackChoice,
  look: "quick" | "thorough",
  check: () => void,
): Promise<GiveBackPlan> {
  const ids = [...new Set(sheetIds)];
  const files: PlannedFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, id] of ids.entries()) {
    // A large choice must not keep the other windows waiting.
    if (index % 16 === 15) {
      await breathe();
      check();
    }
    const script = findScriptBySheet(actor.db, id);
    if (!script) continue;
    const bars = findGiveBackBars(actor, script, kinds.includes("feedback-report") ? look : "quick");
    for (const kind of new Set(kinds)) {
      const bar = bars[kind];
      if (bar === null) files.push({ script, kind });
      else leftOut.push({ sheetId: script.sheetId, kind, bar });
    }
  }
  if (files.length + leftOut.length === 0) throw new WorkstationError("NOTHING_CHOSEN");
  return { files, leftOut };
}

/**
 * One PDF of one sheet. Assessors get the feedback reports of their own sheets; centre staff everything.
 * @throws WorkstationError NOT_FOUND, NOT_ALLOWED, OTHER_ASSESSOR, DECLARED_INTEREST, NOT_GIVEN_BACK.
 */
export async function makeGivenBack(
  actor: Actor,
  sheetId: string,
  kind: GiveBackKind,
  paper: Paper,
): Promise<{ fileName: string; pdf: Buffer }> {
  const { script } = requireToGiveBack(actor, sheetId, kind);
  const bar = findGiveBackBars(actor, script, "thorough")[kind];
  if (bar !== null) throw new WorkstationError("NOT_GIVEN_BACK", { bar });
  const pdf = await renderGivenBack(actor, { script, kind }, paper);
  write(actor.centre.file, (db) => noteGivenBack(actor, db, { script, kind }));
  return { fileName: nameGivenBack(describeScript(actor, script), kind), pdf };
}

function requireToGiveBack(actor: Actor, sheetId: string, kind: GiveBackKind): { script: ScriptRecord } {
  if (actor.person.roles.includes("centre-staff")) return findOpenedSheet(actor, sheetId);
  if (kind !== "feedback-report") throw new WorkstationError("NOT_ALLOWED");
  return requireOwnSheet(actor, sheetId);
}

/** @param file one that nothing bars. */
export function renderGivenBack(actor: Actor, { script, kind }: PlannedFile, paper: Paper): Promise<Buffer> {
  return kind === "feedback-report"
    ? renderFeedbackReport(readFeedbackReport(actor, script), paper)
    : renderSheetById(actor, script.sheetId, paper);
}

/** Stands with the sheet's other events, and so in the learner's archive: who made what for the learner, and when. */
export function noteGivenBack(actor: Actor, db: WritableDb, { script, kind }: PlannedFile, batch?: string): void {
  const event = {
    personId: actor.person.id,
    action: givenBackActions[kind],
    recordKind: "sheet",
    recordId: script.sheetId,
    details: { attempt: script.attempt, ...(batch === undefined ? {} : { batchSha256: batch }) },
  };
  appendAudit(db, actor.keys, event, actor.now());
}
