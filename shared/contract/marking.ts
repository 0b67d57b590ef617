import { z } from "zod";
import { criterionJudgementSchema } from "../domain/criteria.ts";
import { criterionRefSchema, qualificationSchema, sheetSpecificationSchema } from "../domain/qualification.ts";
import { sheetCheckCodes, sheetCheckFields } from "../domain/sheet-checks.ts";
import { procedure } from "./procedure.ts";
import { done, id, instant, isoDate, longText, nothing, passphrase, personRef, shortText, slug } from "./schemas.ts";
import { scriptSummary } from "./scripts.ts";

const assessor = ["assessor"] as const;

/** What stands in one column of one judged item. `mark` and `outcome` are null until judged: not marked is never 0. */
export const entry = z.object({
  itemId: slug,
  mark: z.number().nullable(),
  outcome: z.enum(["PASS", "REFERRAL"]).nullable(),
  strengths: z.string(),
  improvements: z.string(),
  /** In the order of the specification; a criterion that is not in it is not judged yet. */
  criteria: z.array(criterionRefSchema.extend({ judgement: criterionJudgementSchema })),
});
export type Entry = z.infer<typeof entry>;

/** One change to one field. `null` takes a judgement back. */
export const edit = z.discriminatedUnion("field", [
  z.object({ field: z.literal("mark"), itemId: slug, value: z.number().nullable() }),
  z.object({ field: z.literal("outcome"), itemId: slug, value: z.enum(["PASS", "REFERRAL"]).nullable() }),
  z.object({ field: z.literal("strengths"), itemId: slug, value: longText }),
  z.object({ field: z.literal("improvements"), itemId: slug, value: longText }),
  z.object({
    field: z.literal("criterion"),
    itemId: slug,
    criterion: criterionRefSchema,
    value: criterionJudgementSchema.nullable(),
  }),
]);
export type Edit = z.infer<typeof edit>;

export const signature = z.object({
  role: z.enum(["assessor", "countersigner", "iqa"]),
  person: personRef,
  signedAt: instant,
  /** Not voided, genuine, and what it covers is what the sheet says now. Neither valid nor voided: altered. */
  valid: z.boolean(),
  voidedAt: instant.nullable(),
  voidedReason: z.string().nullable(),
});
export type Signature = z.infer<typeof signature>;

/** An item that was passed on an earlier attempt: read only in both columns. */
export const carriedItem = z.object({
  itemId: slug,
  fromSheetId: id,
  fromAttempt: z.number().int(),
  fromColumn: z.enum(["assessor", "qa"]),
  /** The earlier attempt says something else now, because it was quality-assured after this one was taken in. */
  outdated: z.boolean(),
});
export type CarriedItem = z.infer<typeof carriedItem>;

/** A sheet with its specification, so that a screen can show and decide it without a second question. */
export const sheetHead = z.object({
  script: scriptSummary,
  centre: z.object({ number: z.string(), name: z.string() }),
  /** With the assessment's and an item's id: a place of the comment bank. */
  qualificationId: slug,
  assessmentTitle: z.string(),
  specification: sheetSpecificationSchema,
  criteria: z.array(z.object({ unit: z.string(), criterion: z.string(), text: z.string() })),
  /** How long a script should be, where the specification says: guidance, never a fail. */
  guideWords: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  specificationVersion: z.string(),
  wording: qualificationSchema.shape.wording,
  carried: z.array(carriedItem),
});
export type SheetHead = z.infer<typeof sheetHead>;

/** The centre's limits beside an attempt: shown, and never enforced silently. */
export const attemptLimit = z.object({
  allowed: z.number().int(),
  /** The last day for this attempt, counted from the REFERRAL that it answers. */
  resubmitBy: isoDate.nullable(),
  /** Why it was taken in beyond a limit. */
  limitReason: z.string().nullable(),
  /** A later attempt answers this one, so it can't be reopened. */
  superseded: z.boolean(),
});
export type AttemptLimit = z.infer<typeof attemptLimit>;

/** One column of a sheet as the window of the person who writes it shows it: the assessor's or the QA column. */
export const openColumn = z.object({
  entries: z.array(entry),
  /** Increases with every saved edit of this column. */
  revision: z.number().int(),
  writable: z.boolean(),
  /** Whether this person can take back their last edit, or bring one back. After an edit: true and false. */
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** The other window that has this sheet in hand; `writable` is false then. Null where this one has it, or nobody needs to. */
  heldBy: z.object({ windowSince: instant, person: personRef }).nullable(),
  /** The field that was written last, so that a half-marked sheet opens where it was left. */
  lastWritten: z
    .object({
      itemId: slug,
      field: z.enum(["mark", "outcome", "strengths", "improvements", "criterion"]),
      criterion: criterionRefSchema.nullable(),
    })
    .nullable(),
});
export type OpenColumn = z.infer<typeof openColumn>;

export const qaDecision = z.object({
  checkedOn: isoDate,
  /** agreed: the assessor's outcome is confirmed. replaced: the QA outcome stands in its place. */
  decision: z.enum(["agreed", "replaced"]),
  feedback: z.string(),
});

/** When something was said, and why: that the assessor does not agree, that an IQA took the check back. */
export const escalation = z.object({ at: instant, reason: z.string() });
export type Escalation = z.infer<typeof escalation>;

const qualityOfSheet = qaDecision.extend({
  outcome: z.enum(["PASS", "REFERRAL"]),
  reason: z.string(),
  /** Whether this decision stands now; not while the assessor revises the sheet in its light. */
  stands: z.boolean(),
  /** Whether the two would tell the learner different things: another outcome, or other sections referred. */
  differs: z.boolean(),
  /** Whether the assessor can agree or escalate now: `marking.agree`, `marking.escalate`. */
  toSettle: z.boolean(),
  escalation: escalation.nullable(),
});

export const assessorSheet = sheetHead.extend({
  ...openColumn.shape,
  /** What quality assurance decided, and in words why: for the assessor to learn from. Null until an IQA has signed. */
  quality: qualityOfSheet.nullable(),
  signatures: z.array(signature),
  attempt: attemptLimit,
});
export type AssessorSheet = z.infer<typeof assessorSheet>;

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

/** What changed since a signature that was taken back; see `shared/domain/signed-difference`. */
const signedValue = z.union([z.string(), z.number(), z.boolean()]).nullable();
export const signedDifference = z.object({
  against: z.object({ signedAt: instant, voidedAt: instant, reason: z.string() }).nullable(),
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

/** An earlier attempt with the column that counts on it. */
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
const toCountersign = ["NOT_FOUND", "OWN_SIGNATURE", "DECLARED_INTEREST", "TRAINEE", "WRONG_STATE"] as const;

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
  /** Takes a signed sheet back to marking before quality assurance starts. Voids the signatures; the reason stays with them. */
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
  /** What changed since the assessor's last signature that was taken back. */
  signedDifference: procedure(assessor, ...toOpen)
    .input(z.object({ sheetId: id }))
    .output(signedDifference),
  /** Trainees' sheets that this assessor may countersign. Empty for a trainee. */
  countersignQueue: procedure(assessor).input(nothing).output(z.array(countersignItem)),
  /** A trainee's sheet, read only. Whoever opens it can't quality-assure it any more: they have seen its marks. */
  openToCountersign: procedure(assessor, ...toCountersign)
    .input(z.object({ sheetId: id }))
    .output(assessorSheet),
  countersign: procedure(assessor, ...toCountersign, "CHANGED_MEANWHILE", "WRONG_PASSPHRASE", "TOO_SOON")
    .input(z.object({ sheetId: id, revision: z.number().int(), passphrase }))
    .output(assessorSheet),
  /** Back to marking; voids the trainee's signature, and the reason stays with it. */
  returnToTrainee: procedure(assessor, ...toCountersign, "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(done),
};
