import type { CriterionCoverage, Evidence, EvidenceColumn } from "../../../shared/contract/evidence.ts";
import { type FileLength, placeInScript } from "../../../shared/domain/coverage.ts";
import { criteriaByItem } from "../../../shared/domain/criteria.ts";
import { readSelector } from "../../../shared/domain/evidence-selector.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQaSheet } from "../iqa/qa-sheet.ts";
import { isItsCountersigner } from "../marking/countersign.ts";
import { requireOwnSheet } from "../marking/own-sheet.ts";
import { findOpenedSheet, type OpenedSheet } from "../marking/sheet-head.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { type EvidenceRecord, listEvidence } from "../store/evidence.ts";
import { listScriptFiles } from "../store/script-files.ts";
import { readFileLengths } from "../store/script-texts.ts";
import type { Side } from "../store/sheet-side.ts";

/** A sheet as somebody comes to its evidence: whose column is theirs, and whether they may write in it now. */
export type EvidenceDesk = { readonly opened: OpenedSheet; readonly side: Side; readonly writable: boolean };

/**
 * The assessor of a sheet comes to the assessor's column, and whoever countersigns it reads it there: their signature covers
 * it. Anybody else comes as its IQA, or not at all.
 * @throws WorkstationError NOT_FOUND, OTHER_ASSESSOR, OTHER_IQA, OWN_MARKING, DECLARED_INTEREST, WRONG_STATE.
 */
export function requireEvidenceDesk(actor: Actor, sheetId: string): EvidenceDesk {
  const { person } = actor;
  const found = findOpenedSheet(actor, sheetId);
  const { script } = found;
  if (person.roles.includes("assessor") && isItsCountersigner(actor, found))
    return { opened: found, side: "assr", writable: false };
  if (person.roles.includes("assessor") && (script.assessorId === person.id || !person.roles.includes("iqa"))) {
    const opened = requireOwnSheet(actor, sheetId);
    return { opened, side: "assr", writable: canMark(opened.script.state) };
  }
  if (!person.roles.includes("iqa")) throw new WorkstationError("NOT_ALLOWED");
  const opened = requireQaSheet(actor, sheetId);
  return { opened, side: "qa", writable: opened.sheet.qaCommittedAt === undefined };
}

/** This person's own column; the other beside it once the QA column is committed, when neither can be influenced any more. */
export function listEvidenceColumns(actor: Actor, sheetId: string): { columns: EvidenceColumn[] } {
  const desk = requireEvidenceDesk(actor, sheetId);
  const committed = desk.opened.sheet.qaCommittedAt !== undefined;
  const sides: readonly Side[] = committed ? ["assr", "qa"] : [desk.side];
  return {
    columns: sides.map((side) => {
      const records = listEvidence(actor.db, actor.keys, sheetId, side);
      return {
        side,
        evidence: records.map((record) => describeEvidence(actor, record)),
        coverage: describeCoverage(actor, desk.opened, records),
        writable: side === desk.side && desk.writable,
      };
    }),
  };
}

export function describeEvidence(actor: Actor, record: EvidenceRecord): Evidence {
  const { sheetId: _sheet, personId, ...shown } = record;
  return { ...shown, person: describePersonRef(actor, personId) ?? { id: personId, name: "" } };
}

function describeCoverage(
  actor: Actor,
  { script, assessment }: OpenedSheet,
  records: readonly EvidenceRecord[],
): CriterionCoverage[] {
  const known = readFileLengths(actor.db, script.id);
  const files = listScriptFiles(actor.db, actor.keys, script.id).map(
    ({ id }): FileLength => known.get(id) ?? { fileId: id, characters: 0, pages: 0 },
  );
  return [...criteriaByItem(assessment.sheet)].flatMap(([itemId, criteria]) =>
    criteria.map(({ unit, criterion }) => ({
      itemId,
      unit,
      criterion,
      places: records
        .filter((record) => record.itemId === itemId && record.unit === unit && record.criterion === criterion)
        .map((record) => ({
          evidenceId: record.id,
          at: placeInScript(files, record.fileId, readSelector(record.selector)),
        }))
        .sort((one, other) => one.at - other.at),
    })),
  );
}
