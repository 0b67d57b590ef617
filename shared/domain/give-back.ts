import { z } from "zod";
import type { Decision } from "./decision.ts";
import { isSigned, type SheetState } from "./sheet-state.ts";

/** What is handed out of a signed sheet: to the learner, or for the learner's file. */
export const giveBackKindSchema = z.enum(["feedback-report", "mark-sheet"]);
export type GiveBackKind = z.infer<typeof giveBackKindSchema>;

export const giveBackKindTitles: Readonly<Record<GiveBackKind, string>> = {
  "feedback-report": "Feedback report",
  "mark-sheet": "Mark sheet",
};

/** Why a sheet can't be given back. */
export const giveBackBarSchema = z.enum([
  "not-signed",
  "awaiting-countersignature",
  "blind",
  "in-quality-assurance",
  "later-attempt",
  "other-outcome",
  "settle-first",
  "escalated",
  "altered",
]);
export type GiveBackBar = z.infer<typeof giveBackBarSchema>;

/** What is so, then what to do next. */
export const giveBackBarReasons: Readonly<Record<GiveBackBar, string>> = {
  "not-signed": "The assessor has not signed this sheet yet. Give it back once it is signed.",
  "awaiting-countersignature":
    "A trainee's decision counts only once it is countersigned. Give the sheet back after an experienced assessor has countersigned it.",
  blind:
    "You are also an IQA and could still check this sheet, which has to be done without seeing its marks. Its assessor, or centre staff without the IQA role, can give it back.",
  "in-quality-assurance":
    "The sheet is in quality assurance, and its outcome may still change. Give it back once the IQA has signed.",
  "later-attempt": "A later attempt has been decided since, and that one counts. Give the later attempt back instead.",
  "other-outcome":
    "Quality assurance came to another decision, and that one stands; this report would tell the learner what does not count. The assessor opens the sheet and either agrees, revises it and signs again, or escalates. Once both have signed the same outcome, the report can be given back.",
  "settle-first":
    "Quality assurance came to another decision, and a later attempt has been taken in since. Before that is signed, the assessor opens this sheet and either agrees, revises it and signs again, or escalates; once it is signed, the later attempt is the one to give back.",
  escalated:
    "The assessor does not agree with the QA decision and has escalated it; until that is settled the QA decision stands. Bring both to whoever settles it at the centre, or to the external verifier. Then the assessor revises the sheet, or the IQA takes the check back and marks again.",
  altered:
    "What the sheet says is not what was signed, so it can't be given back. Make a backup, then ask whoever signed it to open it: they take it back with a reason, look it over and sign anew. Where they can't, give it to somebody else under Scripts.",
};

export type SheetToGiveBack = {
  readonly state: SheetState;
  /** Whether an attempt after this one is signed. */
  readonly laterAttemptSigned: boolean;
  /** Whether there is an attempt after this one at all. */
  readonly laterAttemptTakenIn: boolean;
  /** Whether the person may learn the marks: see `mayKnowOutcome`. */
  readonly mayKnowMarks: boolean;
  /** What the assessor decided. */
  readonly assessorDecision: DecisionToTell | undefined;
  /** What stands: the QA decision once signed, else the assessor's. */
  readonly standingDecision: DecisionToTell | undefined;
  /** Whether the assessor has said that they do not agree with the QA decision. */
  readonly escalated: boolean;
  /** Whether what was signed is what the sheet says; undefined where nobody looked. */
  readonly signaturesStand: boolean | undefined;
};

export type DecisionToTell = Pick<Decision, "outcome"> & {
  readonly referredSections: readonly { readonly id: string }[];
};

/**
 * Why this may not be given back; undefined where nothing bars it. Sources: a trainee's decision counts only once
 * countersigned; when a sheet was quality-assured, the QA decision stands. A feedback report carries nothing of quality
 * assurance, so it must not say what quality assurance has overruled or is about to. A mark sheet holds both columns and
 * says itself how far it has come.
 */
export function barToGiveBack(kind: GiveBackKind, sheet: SheetToGiveBack): GiveBackBar | undefined {
  const { state } = sheet;
  if (state === "awaiting-countersignature") return "awaiting-countersignature";
  if (!isSigned(state)) return "not-signed";
  if (!sheet.mayKnowMarks) return "blind";
  if (kind === "mark-sheet") return undefined;
  if (state === "in-qa" || state === "qa-committed") return "in-quality-assurance";
  if (sheet.laterAttemptSigned) return "later-attempt";
  if (sheet.signaturesStand === false) return "altered";
  if (tellsTheSame(sheet.assessorDecision, sheet.standingDecision)) return undefined;
  if (sheet.escalated) return "escalated";
  return sheet.laterAttemptTakenIn ? "settle-first" : "other-outcome";
}

/** To a learner a decision is its outcome, and what a referral asks for. Marks may differ: both columns stay. */
export function tellsTheSame(one: DecisionToTell | undefined, other: DecisionToTell | undefined): boolean {
  if (!one || !other || one.outcome !== other.outcome) return false;
  const sections = (decision: DecisionToTell) =>
    decision.referredSections
      .map(({ id }) => id)
      .sort()
      .join(" ");
  return one.outcome === "PASS" || sections(one) === sections(other);
}

/**
 * How far a result has come when it is given back. Source: in this field a decision is told as provisional, subject to
 * internal quality assurance, until that is done. A sample is checked, so many results never go further.
 */
export type ResultStanding = "provisional" | "quality-assured";

export function standingOfResult(state: SheetState): ResultStanding {
  return state === "qa-signed" ? "quality-assured" : "provisional";
}

/** For the learner: nothing of what quality assurance found, only whether it is done. */
export const resultStandingWords: Readonly<Record<ResultStanding, { readonly title: string; readonly words: string }>> =
  {
    provisional: {
      title: "Provisional result",
      words:
        "This result is provisional: it is subject to internal quality assurance, which checks a sample of decisions, and may still change. The centre will tell you if it does.",
    },
    "quality-assured": {
      title: "Quality-assured result",
      words: "Internal quality assurance of this result is complete. The awarding body may still verify it externally.",
    },
  };
