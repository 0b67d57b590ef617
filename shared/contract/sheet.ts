import { z } from "zod";
import { criterionJudgementSchema } from "../domain/criteria.ts";
import { criterionRefSchema, qualificationSchema, sheetSpecificationSchema } from "../domain/qualification.ts";
import { signerRoleSchema, toldSignAnewSchema } from "../domain/signed-sheet.ts";
import { id, instant, isoDate, longText, personRef, slug } from "./schemas.ts";
import { scriptSummary } from "./scripts.ts";

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
  role: signerRoleSchema,
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

/** The window that has a sheet in hand, and whose it is. */
export const sheetHolder = z.object({ windowSince: instant, person: personRef });

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
  heldBy: sheetHolder.nullable(),
  /** The field that was written last, so that a half-marked sheet opens where it was left. Null for one that came back. */
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
  /**
   * agreed: the assessor's decision is confirmed. replaced: the QA decision stands in its place, with another outcome or other
   * sections referred.
   */
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
  /** Who takes the sheet back and signs it anew, because it is not what was signed. Null where everything stands. */
  signAnew: toldSignAnewSchema.nullable(),
  /** Whether its assessor can take it back now: `marking.reopen`. */
  reopenable: z.boolean(),
  attempt: attemptLimit,
});
export type AssessorSheet = z.infer<typeof assessorSheet>;
