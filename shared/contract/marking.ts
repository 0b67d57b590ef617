import { z } from "zod";
import { criterionRefSchema } from "../domain/qualification.ts";
import { sheetCheckCodes, sheetCheckFields } from "../domain/sheet-checks.ts";
import { procedure } from "./procedure.ts";
import { done, id, instant, isoDate, nothing, passphrase, personRef, shortText, slug } from "./schemas.ts";
import { scriptSummary } from "./scripts.ts";
import { assessorSheet, edit, entry } from "./sheet.ts";

const assessor = ["assessor"] as const;

/** One moment of a column's history: an edit as it was left, a step back or forth, a signature or its end. */
export const sheetMoment = z.object({
  at: instant,
  person: personRef,
  what: z.enum(["edit", "undo", "redo", "signed", "voided"]),
  itemId: slug.nullable(),
  field: z.enum(["mark", "outcome", "strengths", "improvements", "criterion"]).nullable(),
  criterion: criterionRefSchema.nullable(),
  /** Why a signature was voided. */
  reason: z.string().nullable(),
});
export const sheetHistory = z.array(sheetMoment);
export type SheetHistory = z.infer<typeof sheetHistory>;

export const sheetAt = z.object({ at: instant, entries: z.array(entry) });
export type SheetAt = z.infer<typeof sheetAt>;

/** `edit` is what the step wrote, for the field that shows it; null where there was nothing to step to. */
export const stepResult = z.object({
  edit: edit.nullable(),
  revision: z.number().int(),
  savedAt: instant,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type StepResult = z.infer<typeof stepResult>;

/** Something to look at again before signing. It never blocks: see `shared/domain/sheet-checks`. */
export const sheetCheck = z.object({
  code: z.enum(sheetCheckCodes),
  itemId: slug.nullable(),
  field: z.enum(sheetCheckFields).nullable(),
  criterion: criterionRefSchema.nullable(),
  message: z.string(),
  reason: z.string(),
});
export type SheetCheck = z.infer<typeof sheetCheck>;

/** What changed since a signature that was taken back or does not fit; see `shared/domain/signed-difference`. */
const signedValue = z.union([z.string(), z.number(), z.boolean()]).nullable();
export const signedDifference = z.object({
  /** `voidedAt` is null where the signature was not taken back: the sheet was changed past the program. */
  against: z.object({ signedAt: instant, voidedAt: instant.nullable(), reason: z.string() }).nullable(),
  changes: z.array(
    z.object({
      path: z.array(z.string()),
      itemId: slug.nullable(),
      criterion: criterionRefSchema.nullable(),
      field: z.string(),
      before: signedValue,
      after: signedValue,
    }),
  ),
});
export type SignedDifference = z.infer<typeof signedDifference>;

/** A trainee's signed sheet that waits for an experienced assessor. */
export const countersignItem = scriptSummary.extend({ signedAt: instant.nullable() });
export type CountersignItem = z.infer<typeof countersignItem>;

const referredSections = z.array(z.object({ id: slug, title: z.string() }));

/** An earlier attempt: the judgements of the column that counts, with what the assessor wrote to the learner. */
export const earlierAttempt = z.object({
  script: scriptSummary,
  column: z.enum(["assessor", "qa"]),
  decidedAt: instant.nullable(),
  outcome: z.enum(["PASS", "REFERRAL", "INCOMPLETE"]),
  referredSections,
  entries: z.array(entry),
});
export type EarlierAttempt = z.infer<typeof earlierAttempt>;

/** A learner whose latest attempt is referred: what the next one has to answer. */
export const resubmission = z.object({
  script: scriptSummary,
  referredSections,
  totalShort: z.boolean(),
  decidedAt: instant.nullable(),
  attemptsUsed: z.number().int(),
  attemptsAllowed: z.number().int(),
  resubmitBy: isoDate.nullable(),
});
export type Resubmission = z.infer<typeof resubmission>;

export const queueItem = scriptSummary.extend({
  markedItems: z.number().int(),
  judgedItems: z.number().int(),
  /** The last day in the centre's time limit; null where the centre sets none. Shown, never enforced. */
  dueOn: isoDate.nullable(),
  /** A declared interest bars this person from opening it: centre staff must give it to somebody else. */
  barred: z.boolean(),
  /** A signature that was taken back, by the assessor or by whoever countersigns; null where marking never ended. */
  returned: z.object({ at: instant, by: personRef.nullable(), reason: z.string() }).nullable(),
  /** Quality assurance decided otherwise, and this assessor has neither agreed nor escalated yet. */
  toSettle: z.boolean(),
});
export type QueueItem = z.infer<typeof queueItem>;

const toOpen = ["NOT_FOUND", "OTHER_ASSESSOR", "DECLARED_INTEREST"] as const;
const toWrite = [...toOpen, "WRONG_STATE", "SHEET_HELD"] as const;
const toCountersign = [
  "NOT_FOUND",
  "OWN_SIGNATURE",
  "OWN_CHECK",
  "CHECKS_EARLIER",
  "DECLARED_INTEREST",
  "TRAINEE",
  "WRONG_STATE",
] as const;

export const marking = {
  queue: procedure(assessor).input(nothing).output(z.array(queueItem)),
  /** Takes a sheet that can be written in hand for this window, unless another window has it. */
  openSheet: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(assessorSheet),
  /** Gives this window a sheet that another has in hand. */
  takeOver: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(assessorSheet),
  /** This window shows something else now, so that another may write. A window that closes lets go by itself. */
  letGo: procedure(assessor)
    .input(z.object({ sheetId: id }))
    .output(done),
  /** Durable when it answers: the edit has been written and synchronised to the disk. */
  edit: procedure(assessor, ...toWrite, "MARK_INVALID", "CARRIED_FORWARD")
    .input(z.object({ sheetId: id, edit }))
    .output(z.object({ revision: z.number().int(), savedAt: instant })),
  sign: procedure(
    assessor,
    ...toWrite,
    "SHEET_INCOMPLETE",
    "AUTHENTICITY_MISSING",
    "CHANGED_MEANWHILE",
    "WRONG_PASSPHRASE",
    "TOO_SOON",
  )
    .input(z.object({ sheetId: id, revision: z.number().int(), passphrase }))
    .output(assessorSheet),
  /**
   * Takes a signed sheet back to marking before quality assurance starts, and later where it is not what was signed. Voids the
   * signatures; the reason stays with them.
   */
  reopen: procedure(assessor, ...toWrite, "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(assessorSheet),
  /** Agrees with a QA decision that differs: back to marking, to be revised and signed, then to the same IQA. Voids the signatures. */
  agree: procedure(assessor, ...toWrite, "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(assessorSheet),
  /** Does not agree with a QA decision that differs. It goes on standing; the reason is shown to the IQA and in Give back. */
  escalate: procedure(assessor, ...toOpen, "WRONG_STATE", "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(assessorSheet),
  /** Takes back this person's last edit, or brings it back; works across restarts. See `shared/domain/undo-steps`. */
  undo: procedure(assessor, ...toWrite)
    .input(z.object({ sheetId: id }))
    .output(stepResult),
  redo: procedure(assessor, ...toWrite)
    .input(z.object({ sheetId: id }))
    .output(stepResult),
  /** When the assessor's column changed, newest first. */
  history: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(sheetHistory),
  /** What the assessor's column said at a moment. */
  sheetAt: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id, at: instant }))
    .output(sheetAt),
  checkSheet: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(z.array(sheetCheck)),
  /** What counted on the attempts before this one, the newest first. */
  earlierAttempts: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(z.array(earlierAttempt)),
  /** Who has to hand in again. For assessors what they marked; for centre staff everybody. */
  resubmissions: procedure(["assessor", "centre-staff"]).input(nothing).output(z.array(resubmission)),
  /** What changed since the assessor's signature, where it does not fit, or else since the last that was taken back. */
  signedDifference: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(signedDifference),
  /** Trainees' sheets that this assessor may countersign. Empty for a trainee. */
  countersignQueue: procedure(assessor).input(nothing).output(z.array(countersignItem)),
  /** A trainee's sheet, read only. Whoever opens it can't quality-assure it any more: they have seen its marks. */
  openToCountersign: procedure(assessor, ...toCountersign)
    .input(z.object({ sheetId: id }))
    .output(assessorSheet),
  /** As `checkSheet`, for whoever puts their name to it too. */
  checkToCountersign: procedure(assessor, ...toCountersign)
    .input(z.object({ sheetId: id }))
    .output(z.array(sheetCheck)),
  countersign: procedure(
    assessor,
    ...toCountersign,
    "CHANGED_MEANWHILE",
    "SIGNATURE_NOT_VALID",
    "WRONG_PASSPHRASE",
    "TOO_SOON",
  )
    .input(z.object({ sheetId: id, revision: z.number().int(), passphrase }))
    .output(assessorSheet),
  /** Back to marking; voids the trainee's signature, and the reason stays with it. */
  returnToTrainee: procedure(assessor, ...toCountersign, "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(done),
};
