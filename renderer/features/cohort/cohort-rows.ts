import type { CohortMatch, CohortScriptInput } from "../../../shared/contract/intake.ts";
import { maximumScriptBytes } from "../../../shared/contract/scripts.ts";
import { doubtAttempt } from "../../../shared/domain/claimed-attempt.ts";
import { groupIntoScripts, isLeftBySystem } from "../../../shared/domain/cohort-files.ts";
import type { CohortSource } from "./cohort-sources.ts";

/** What a person said about a file. It stands, whatever a pattern says afterwards. */
export type ByHand = {
  readonly learnerId: string | null;
  readonly assessmentId: string | null;
  readonly leftOut: boolean;
};

export type CohortRow = {
  readonly source: CohortSource;
  readonly match: CohortMatch;
  readonly learnerId: string | null;
  readonly assessmentId: string | null;
  readonly standing: Standing;
  /** A code in the file's name of which nothing says yet which assessment it stands for. */
  readonly unknownUnit: string | undefined;
  /** Where the attempt in the file's name is not the one that the script would become. */
  readonly attemptDoubt: string | undefined;
};

/** In the order of the table: what needs a person stands first. Only `ready` and `by-hand` are taken in. */
export const standings = ["no-learner", "unsure", "no-assessment", "ready", "by-hand", "left-out"] as const;
export type Standing = (typeof standings)[number];

export const standingTitles: Readonly<Record<Standing, string>> = {
  "no-learner": "No learner",
  unsure: "To be checked",
  "no-assessment": "No assessment",
  ready: "Matched",
  "by-hand": "By hand",
  "left-out": "Left out",
};

/**
 * A row for each file that was matched.
 * @param byHand by the source's id, never by its path: what was said of one learner's file must not pass to another's.
 * @param assessments for files whose names don't say which assessment they are for.
 */
export function makeRows(
  sources: readonly CohortSource[],
  matches: readonly CohortMatch[],
  byHand: ReadonlyMap<string, ByHand>,
  assessments: AssessmentsToldByHand,
): readonly CohortRow[] {
  // Nothing of a match but path and size was asked, so files that share both share it.
  const found = new Map(matches.map((match) => [keyOf(match), match]));
  return sources.flatMap((source) => {
    const match = found.get(keyOf(source));
    return match ? [makeRow(source, match, byHand.get(source.id), assessments)] : [];
  });
}

function keyOf({ path, bytes }: { readonly path: string; readonly bytes: number }): string {
  return `${bytes} ${path}`;
}

function makeRow(
  source: CohortSource,
  match: CohortMatch,
  hand: ByHand | undefined,
  assessments: AssessmentsToldByHand,
): CohortRow {
  const told = hand?.assessmentId ?? match.assessmentId ?? assessments.ofUnit(match);
  const row = {
    source,
    match,
    learnerId: hand ? hand.learnerId : (match.learner?.id ?? null),
    assessmentId: told ?? assessments.ofOthers(match),
    unknownUnit: told === null ? (match.unit ?? undefined) : undefined,
  };
  const attemptDoubt = doubtOf(row);
  return { ...row, attemptDoubt, standing: standingOf({ ...row, attemptDoubt }, hand) };
}

/** What a person said about assessments that no name tells. */
export type AssessmentsToldByHand = {
  /** As they said it of another file with the same code. */
  readonly ofUnit: (match: CohortMatch) => string | null;
  /** As they said it of all the rest. */
  readonly ofOthers: (match: CohortMatch) => string | null;
};

/**
 * @param codes which assessment a code stands for, as far as a person said so.
 * @param assessmentId the choice for all the rest. It holds for a code only where the cohort has no other: two papers of one
 * learner would become one script.
 */
export function assessmentsByHand(
  matches: readonly CohortMatch[],
  codes: ReadonlyMap<string, string>,
  assessmentId: string | null,
): AssessmentsToldByHand {
  const coded = matches.flatMap((match) => (match.assessmentId === null && match.unit !== null ? [match.unit] : []));
  const isOnlyCode = new Set(coded).size <= 1;
  return {
    ofUnit: ({ unit }) => (unit === null ? null : (codes.get(unit) ?? null)),
    ofOthers: ({ unit }) => (unit === null || isOnlyCode ? assessmentId : null),
  };
}

function doubtOf({ match, learnerId, assessmentId }: Pick<CohortRow, "match" | "learnerId" | "assessmentId">) {
  // Of a learner chosen by hand the plan says nothing; the take-in itself refuses an attempt that can't be.
  if (assessmentId === null || learnerId === null || learnerId !== match.learner?.id) return undefined;
  return doubtAttempt(match.attempt, match.latestAttempts[assessmentId] ?? 0);
}

function standingOf(row: Omit<CohortRow, "standing">, hand: ByHand | undefined): Standing {
  if (hand ? hand.leftOut : isLeftBySystem(row.source.path)) return "left-out";
  if (row.source.bytes === 0 || row.source.bytes > maximumScriptBytes) return "left-out";
  // Before the learner: where a file names two, none is proposed.
  if (!hand && row.match.confidence === "unsure") return "unsure";
  if (row.learnerId === null) return "no-learner";
  if (row.assessmentId === null) return "no-assessment";
  if (!hand && row.attemptDoubt !== undefined) return "unsure";
  return hand ? "by-hand" : "ready";
}

export function needsSomebody({ standing }: Pick<CohortRow, "standing">): boolean {
  return standing === "no-learner" || standing === "unsure" || standing === "no-assessment";
}

export type CohortScriptPlan = {
  readonly learnerId: string;
  readonly assessmentId: string;
  readonly files: readonly (CohortSource & { readonly learnerId: string; readonly assessmentId: string })[];
};

/** What the contract lets one script hold. */
export const mostFilesOfScript = 50;

/** The scripts that the matched files make up: one per learner and assessment. */
export function planScripts(rows: readonly CohortRow[]): readonly CohortScriptPlan[] {
  return groupIntoScripts(
    rows.flatMap(({ source, learnerId, assessmentId, standing }) =>
      (standing === "ready" || standing === "by-hand") && learnerId !== null && assessmentId !== null
        ? [{ ...source, learnerId, assessmentId }]
        : [],
    ),
  );
}

/** What holds for every script of the cohort. */
export type CohortSettings = Pick<
  CohortScriptInput,
  "receivedOn" | "authenticityConfirmed" | "standardisationRefused" | "assessorId"
>;
