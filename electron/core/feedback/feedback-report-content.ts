import type { CarriedItem, Entry } from "../../../shared/contract/sheet.ts";
import { type Decision, decideSheet } from "../../../shared/domain/decision.ts";
import { evidenceSelectorSchema, readSelector } from "../../../shared/domain/evidence-selector.ts";
import { type ResultStanding, standingOfResult } from "../../../shared/domain/give-back.ts";
import type { Assessment, CriterionRef, Qualification } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { lastDay, limitsOf } from "../marking/attempt-limits.ts";
import { describeCarried } from "../marking/carry-forward.ts";
import { listEvidence } from "../marking/evidence.ts";
import { inSheetOrder, judgementsOf } from "../marking/judgements.ts";
import { findOpenedSheet } from "../marking/sheet-head.ts";
import { describePersonRef, describeScript } from "../scripts/script-list.ts";
import { readInstallation } from "../store/installation.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import { listSignatures, type SignatureRole } from "../store/signatures.ts";

/** A passage of the learner's own script that the assessor tied to a criterion. */
export type ReportPassage = {
  readonly itemId: string;
  readonly criterion: CriterionRef;
  /** Undefined for a box on a page or a picture. */
  readonly words: string | undefined;
  readonly page: number | undefined;
};

type Signed = { readonly by: string; readonly at: string };

/**
 * What a feedback report is made from: the assessor's part alone, and whether quality assurance is done. Nothing here reads
 * the QA column, its evidence or who did it; a test holds two reports of one sheet, before and after quality assurance,
 * beside each other.
 */
export type FeedbackReportContent = {
  readonly centre: { readonly number: string; readonly name: string; readonly demonstration: boolean };
  readonly learner: { readonly name: string; readonly registrationNumber: string };
  readonly qualification: Qualification;
  readonly assessment: Assessment;
  readonly attempt: number;
  readonly receivedOn: string;
  readonly entries: readonly Entry[];
  readonly decision: Decision;
  readonly standing: ResultStanding;
  readonly carried: readonly Omit<CarriedItem, "outdated">[];
  readonly passages: readonly ReportPassage[];
  readonly assessor: Signed;
  readonly countersigned: Signed | undefined;
  readonly next: { readonly attemptsAllowed: number; readonly resubmitBy: string | null };
  readonly printedAt: Date;
};

/** @param script one that may be given back: see `findGiveBackBars`. @throws WorkstationError NOT_FOUND. */
export function readFeedbackReport(actor: Actor, script: ScriptRecord): FeedbackReportContent {
  const { sheet, qualification, assessment } = findOpenedSheet(actor, script.sheetId);
  const installation = readInstallation(actor.db);
  const entries = inSheetOrder(assessment.sheet, listEntries(actor.db, actor.keys, sheet.id, "assr"));
  const { name, registrationNumber } = describeScript(actor, script).learner;
  return {
    centre: {
      number: installation?.centreNumber ?? "",
      name: installation?.centreName ?? "",
      demonstration: actor.centre.demonstration,
    },
    learner: { name, registrationNumber },
    qualification,
    assessment,
    attempt: script.attempt,
    receivedOn: script.receivedOn,
    entries,
    decision: decideSheet(assessment.sheet, judgementsOf(entries)),
    standing: standingOfResult(script.state),
    carried: describeCarried(actor, sheet.id),
    passages: readPassages(actor, sheet.id),
    assessor: findSigned(actor, sheet.id, "assessor") ?? { by: "", at: "" },
    countersigned: findSigned(actor, sheet.id, "countersigner"),
    next: { attemptsAllowed: limitsOf(actor).attemptsAllowed, resubmitBy: lastDay(actor, script) },
    printedAt: actor.now(),
  };
}

function readPassages(actor: Actor, sheetId: string): ReportPassage[] {
  return listEvidence(actor, sheetId, "assr").map(({ itemId, criterion, anchor }) => {
    const place = readSelector(evidenceSelectorSchema.parse(JSON.parse(anchor)));
    return { itemId, criterion, words: place.kind === "passage" ? place.exact : undefined, page: place.page };
  });
}

function findSigned(actor: Actor, sheetId: string, role: SignatureRole): Signed | undefined {
  const found = listSignatures(actor.db, actor.keys, sheetId).findLast(
    (signature) => signature.role === role && signature.voidedAt === undefined,
  );
  return found && { by: describePersonRef(actor, found.personId)?.name ?? "", at: found.signedAt };
}
