import { z } from "zod";
import { findUnknownPlaceholders, placeholders } from "../domain/comment-text.ts";
import { criterionRefSchema } from "../domain/qualification.ts";
import { procedure } from "./procedure.ts";
import { done, id, longText, slug } from "./schemas.ts";

const writers = ["assessor", "iqa"] as const;
const keepers = ["assessor", "iqa", "centre-staff"] as const;

const commentText = longText
  .trim()
  .min(1, "Type the comment.")
  .superRefine((text, context) => {
    for (const unknown of findUnknownPlaceholders(text))
      context.addIssue({
        code: "custom",
        message: `${unknown} is not filled in by anything. Use ${placeholders.join(" or ")}.`,
      });
  });

const commentFields = {
  /** personal: only its owner sees it. centre: everybody does; IQAs and centre staff keep it. */
  scope: z.enum(["personal", "centre"]),
  /** Where it is offered first; null offers it everywhere. */
  place: z.object({ qualificationId: slug, assessmentId: slug, itemId: slug }).nullable(),
  criterion: criterionRefSchema.nullable(),
  field: z.enum(["strengths", "improvements"]).nullable(),
};

export const bankComment = z.object({
  id,
  ...commentFields,
  text: z.string(),
  /** How often it was put into a sheet. */
  uses: z.number().int(),
  /** No longer offered beside a mark sheet; its uses are kept, and it can be brought back. */
  retired: z.boolean(),
  /** Whether this person may change, retire or remove it. */
  writable: z.boolean(),
  revision: z.number().int(),
});
export type BankComment = z.infer<typeof bankComment>;

/** The comment bank: what an assessor or IQA writes often, with the learner's name as a placeholder. */
export const comments = {
  /** The most used first; with a section given, its own before those for everywhere, and no other section's. */
  list: procedure(keepers)
    .input(
      z.object({
        place: commentFields.place.optional(),
        criterion: criterionRefSchema.optional(),
        field: z.enum(["strengths", "improvements"]).optional(),
        search: z.string().max(200).optional(),
        /** Those that were retired too: to look after the bank, not to write with it. */
        withRetired: z.boolean().optional(),
      }),
    )
    .output(z.array(bankComment)),
  add: procedure(keepers, "NOT_FOUND")
    .input(z.object({ ...commentFields, text: commentText }))
    .output(bankComment),
  update: procedure(keepers, "NOT_FOUND", "CHANGED_MEANWHILE")
    .input(z.object({ id, ...commentFields, text: commentText, revision: z.number().int() }))
    .output(bankComment),
  remove: procedure(keepers, "NOT_FOUND", "CHANGED_MEANWHILE")
    .input(z.object({ id, revision: z.number().int() }))
    .output(done),
  /** Takes a comment out of what is offered, or brings it back. */
  retire: procedure(keepers, "NOT_FOUND", "CHANGED_MEANWHILE")
    .input(z.object({ id, retired: z.boolean(), revision: z.number().int() }))
    .output(bankComment),
  /** The comment with the name of this sheet's learner; counts as a use. Writing it into the sheet is an edit like any other. */
  insert: procedure(writers, "NOT_FOUND")
    .input(z.object({ id, sheetId: id }))
    .output(z.object({ text: z.string(), uses: z.number().int() })),
};
