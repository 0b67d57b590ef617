import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { checkPattern, longestPattern } from "../domain/file-patterns.ts";
import { type ErrorCode, isErrorCode } from "../errors/codes.ts";
import { procedure } from "./procedure.ts";
import { done, id, isoDate, nothing, slug } from "./schemas.ts";

const staff = ["centre-staff"] as const;

/** Within the dropped folder or ZIP, with the folders: they often carry the learner's name. */
const path = z.string().min(1).max(2000);
const bytes = z.number().int().nonnegative();
export const mostCohortFiles = 5000;

export const fileNamePattern = z
  .string()
  .trim()
  .min(1)
  .max(longestPattern)
  .superRefine((pattern, context) => {
    const problem = checkPattern(pattern);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** An awarding body's code, as `cohortMatch` finds it in a name, and what it stands for. */
const paperCode = z.object({ code: z.string().min(1).max(64), assessmentId: slug });

/** A line of the match table. `reason` says in words why this learner, or why none. */
export const cohortMatch = z.object({
  path,
  bytes,
  learner: z.object({ id, name: z.string(), registrationNumber: z.string() }).nullable(),
  assessmentId: slug.nullable(),
  confidence: z.enum(["certain", "likely", "unsure", "none"]),
  reason: z.string(),
  /** The awarding body's code of a unit or paper, where a pattern finds one: which assessment that is, a person may have to say. */
  unit: z.string().nullable(),
  /** The attempt that the name claims; which one it is, the records decide. */
  attempt: z.number().int().nullable(),
  /** The latest attempt that the centre has of each assessment of this learner's; none is left out. */
  latestAttempts: z.record(slug, z.number().int()),
  /** Why this file can't be taken in, or should be looked at first. */
  problem: z.string().nullable(),
});
export type CohortMatch = z.infer<typeof cohortMatch>;

/** A file on its way in: an upload of purpose "cohort", or an entry of one that is a ZIP. */
export const cohortFile = z.object({ uploadId: id, entry: path.nullable() });

export const cohortScript = z.object({
  learnerId: id,
  assessmentId: slug,
  files: z.array(cohortFile).min(1).max(50),
  receivedOn: isoDate,
  authenticityConfirmed: z.boolean(),
  standardisationRefused: z.boolean(),
  assessorId: id.nullable(),
  acceptSameScript: z.boolean().default(false),
});
export type CohortScriptInput = z.infer<typeof cohortScript>;

/** One event for each script, in the order that they were sent, and one at the end. */
export const intakeProgress = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("taken-in"),
    row: z.number().int(),
    scriptId: id,
    attempt: z.number().int(),
    bytes,
  }),
  z.object({
    step: z.literal("refused"),
    row: z.number().int(),
    code: z.custom<ErrorCode>(isErrorCode),
    message: z.string(),
  }),
  z.object({ step: z.literal("done"), takenIn: z.number().int(), refused: z.number().int() }),
]);
export type IntakeProgress = z.infer<typeof intakeProgress>;

/** A whole cohort at once: match, correct by hand, take in. */
export const intake = {
  /** Whose each file is. `pattern` is tried before those that the centre remembers. Nothing is kept. */
  plan: procedure(staff, "NOT_FOUND")
    .input(
      z.object({
        qualificationId: slug,
        files: z.array(z.object({ path, bytes })).max(mostCohortFiles),
        pattern: fileNamePattern.optional(),
      }),
    )
    .output(z.array(cohortMatch)),
  /** What an uploaded ZIP holds, to be planned like a folder; `left` is what will not be taken in, and why. */
  listZip: procedure(staff, "NOT_FOUND", "FILE_INCOMPLETE", "ARCHIVE_UNREADABLE")
    .input(z.object({ uploadId: id }))
    .output(
      z.object({
        files: z.array(z.object({ path, bytes })),
        left: z.array(z.object({ path: z.string(), reason: z.string() })),
      }),
    ),
  /** The pattern that a file matched by hand suggests for the others; null where it suggests none. */
  suggestPattern: procedure(staff, "NOT_FOUND")
    .input(z.object({ path, learnerId: id }))
    .output(z.object({ pattern: z.string().nullable() })),
  patterns: procedure(staff)
    .input(nothing)
    .output(z.array(z.object({ id, pattern: z.string() }))),
  rememberPattern: procedure(staff)
    .input(z.object({ pattern: fileNamePattern }))
    .output(done),
  forgetPattern: procedure(staff, "NOT_FOUND").input(z.object({ id })).output(done),
  /** Which assessments the awarding body's codes stand for that somebody of the centre told once. */
  codes: procedure(staff)
    .input(z.object({ qualificationId: slug }))
    .output(z.array(paperCode)),
  /** Another assessment for the same code takes the place of the one before. */
  tellCode: procedure(staff, "NOT_FOUND")
    .input(paperCode.extend({ qualificationId: slug }))
    .output(done),
  /**
   * Takes scripts in, one after the other. A script is taken in whole or not at all; a refused one stops nothing. Ending the
   * stream cancels the rest. Uploads that were not taken stay, for another try or `uploads.discard`; so does a ZIP.
   */
  takeIn: procedure(staff, "NOT_FOUND")
    .input(
      z.object({
        qualificationId: slug,
        scripts: z.array(cohortScript).min(1, "Nothing is chosen.").max(mostCohortFiles),
      }),
    )
    .output(eventIterator(intakeProgress)),
};
