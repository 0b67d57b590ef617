import { z } from "zod";
import { criterionJudgementSchema } from "../domain/criteria.ts";
import { criterionRefSchema, qualificationSchema, sheetSpecificationSchema } from "../domain/qualification.ts";
import { procedure } from "./procedure.ts";
import { id, instant, longText, nothing, passphrase, personRef, shortText, slug } from "./schemas.ts";
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
  role: z.enum(["assessor", "iqa"]),
  person: personRef,
  signedAt: instant,
  valid: z.boolean(),
  voidedAt: instant.nullable(),
  voidedReason: z.string().nullable(),
});
export type Signature = z.infer<typeof signature>;

/** A sheet with its specification, so that a screen can show and decide it without a second question. */
export const sheetHead = z.object({
  script: scriptSummary,
  centre: z.object({ number: z.string(), name: z.string() }),
  assessmentTitle: z.string(),
  specification: sheetSpecificationSchema,
  criteria: z.array(z.object({ unit: z.string(), criterion: z.string(), text: z.string() })),
  specificationVersion: z.string(),
  wording: qualificationSchema.shape.wording,
});

export const assessorSheet = sheetHead.extend({
  entries: z.array(entry),
  signatures: z.array(signature),
  /** Increases with every saved edit of this column. */
  revision: z.number().int(),
  writable: z.boolean(),
});
export type AssessorSheet = z.infer<typeof assessorSheet>;

export const queueItem = scriptSummary.extend({ markedItems: z.number().int(), judgedItems: z.number().int() });
export type QueueItem = z.infer<typeof queueItem>;

export const marking = {
  queue: procedure(assessor).input(nothing).output(z.array(queueItem)),
  openSheet: procedure(assessor, "NOT_FOUND", "OTHER_ASSESSOR", "DECLARED_INTEREST")
    .input(z.object({ sheetId: id }))
    .output(assessorSheet),
  /** Durable when it answers: the edit has been written and synchronised to the disk. */
  edit: procedure(assessor, "NOT_FOUND", "OTHER_ASSESSOR", "DECLARED_INTEREST", "WRONG_STATE", "MARK_INVALID")
    .input(z.object({ sheetId: id, edit }))
    .output(z.object({ revision: z.number().int(), savedAt: instant })),
  sign: procedure(
    assessor,
    "NOT_FOUND",
    "OTHER_ASSESSOR",
    "DECLARED_INTEREST",
    "WRONG_STATE",
    "SHEET_INCOMPLETE",
    "AUTHENTICITY_MISSING",
    "CHANGED_MEANWHILE",
    "WRONG_PASSPHRASE",
    "TOO_SOON",
  )
    .input(z.object({ sheetId: id, revision: z.number().int(), passphrase }))
    .output(assessorSheet),
  /** Takes a signed sheet back to marking before quality assurance starts. Voids the signature; the reason stays with it. */
  reopen: procedure(assessor, "NOT_FOUND", "OTHER_ASSESSOR", "WRONG_STATE", "REASON_MISSING")
    .input(z.object({ sheetId: id, reason: shortText }))
    .output(assessorSheet),
};
