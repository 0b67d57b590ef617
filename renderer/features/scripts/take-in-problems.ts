import type { ErrorDetails } from "../../../shared/errors/codes.ts";
import { asShownError } from "../../api/errors.ts";
import { problemWithDay } from "../learners/learner-values.ts";
import type { IntakeFile } from "./intake-files.ts";

export type TakeInValues = {
  readonly learnerId: string | null;
  readonly assessment: { readonly qualificationId: string; readonly assessmentId: string } | null;
  readonly receivedOn: string;
  readonly authenticityConfirmed: boolean;
  readonly standardisationRefused: boolean;
  readonly assessorId: string | null;
  /** Null until a limit of the centre asks for it. */
  readonly limitReason: string | null;
};

export type SameScript = {
  readonly message: string;
  readonly scriptIds: readonly string[];
  /** Names of the files that repeat one above them. */
  readonly repeated: readonly string[];
};

/** What stands in the way, by the part of the form beside which it is shown. */
export type TakeInProblems = {
  readonly learnerId?: string;
  readonly assessment?: string;
  readonly files?: string;
  readonly receivedOn?: string;
  readonly assessorId?: string;
  readonly limitReason?: string;
  /** The same file came in before, with these scripts, or stands in this one twice; the person may go on. */
  readonly sameScript?: SameScript;
  /** An error that concerns no part in particular. */
  readonly form?: unknown;
};

export function findProblems(values: TakeInValues, files: readonly IntakeFile[]): TakeInProblems {
  const refused = files.filter((entry) => entry.state.step === "refused").length;
  const day = problemWithDay(values.receivedOn);
  return {
    ...(values.learnerId === null ? { learnerId: "Choose the learner." } : {}),
    ...(values.learnerId !== null && values.assessment === null
      ? { assessment: "Choose the assessment that this script answers." }
      : {}),
    ...(files.length === 0 ? { files: "Choose at least one file." } : {}),
    ...(refused > 0 ? { files: describeRefused(refused) } : {}),
    ...(day ? { receivedOn: day } : {}),
    ...(values.limitReason?.trim() === "" ? { limitReason: "Say why it is taken in all the same." } : {}),
  };
}

function describeRefused(count: number): string {
  return count === 1
    ? "One file can't be taken in. Remove it, or choose another in its place."
    : `${count} files can't be taken in. Remove them, or choose others in their place.`;
}

type Placed = { readonly problems: TakeInProblems; readonly file?: { readonly key: string; readonly message: string } };

/** Puts what the core refused beside what caused it. */
export function placeError(error: unknown, files: readonly IntakeFile[]): Placed {
  const shown = asShownError(error);
  const { message } = shown;
  switch (shown.code) {
    case "FILE_EMPTY":
    case "FILE_TOO_LARGE":
    case "FILE_INCOMPLETE":
    case "FILE_DAMAGED":
      return placeAtFile(files, message);
    case "SAME_SCRIPT":
      return { problems: { sameScript: { message, ...sameAs(shown.details, files) } } };
    case "ATTEMPT_EXISTS":
    case "NOT_ENROLLED":
      return { problems: { assessment: message } };
    case "BEFORE_REGISTRATION":
    case "DATE_IN_FUTURE":
      return { problems: { receivedOn: message } };
    case "LIMIT_REASON_MISSING":
      return { problems: { limitReason: message } };
    case "NOT_AN_ASSESSOR":
    case "DECLARED_INTEREST":
    case "CHECKS_EARLIER":
      return { problems: { assessorId: message } };
    default:
      return { problems: { form: error } };
  }
}

function sameAs(
  { scriptIds, repeated }: ErrorDetails<"SAME_SCRIPT">,
  files: readonly IntakeFile[],
): Omit<SameScript, "message"> {
  const sent = files.filter(({ state }) => state.step === "sent");
  return { scriptIds, repeated: repeated.flatMap((position) => sent[position - 1]?.file.name ?? []) };
}

function placeAtFile(candidates: readonly IntakeFile[], message: string): Placed {
  const [only, ...others] = candidates;
  if (only && others.length === 0) return { problems: { files: describeRefused(1) }, file: { key: only.key, message } };
  return { problems: { files: message } };
}
