import { z } from "zod";
import { sheetStateSchema } from "../domain/sheet-state.ts";
import { procedure } from "./procedure.ts";
import { done, id, isoDate, nothing, slug } from "./schemas.ts";

const anyRole = "signed-in" as const;

/** A place in a file's text: UTF-16 units in the text as the index holds it, and the page where the file has pages. */
export const textPlace = z.object({
  fileId: id,
  start: z.number().int(),
  end: z.number().int(),
  /** Which paragraph, from 0, and which page, from 1; null where the file has no pages. */
  block: z.number().int(),
  page: z.number().int().nullable(),
});
export type TextPlace = z.infer<typeof textPlace>;

/** A script as somebody who may see it is told of it. */
export const foundScript = z.object({
  scriptId: id,
  sheetId: id,
  learner: z.object({ id, name: z.string(), registrationNumber: z.string() }),
  qualificationTitle: z.string(),
  assessmentId: slug,
  assessmentTitle: z.string(),
  attempt: z.number().int(),
  receivedOn: isoDate,
  state: sheetStateSchema,
});
export type FoundScript = z.infer<typeof foundScript>;

export const searchHit = z.object({
  script: foundScript,
  file: z.object({ id, name: z.string() }),
  /** A few words around the best place, in pieces; `found` marks the words that were looked for. */
  snippet: z.array(z.object({ text: z.string(), found: z.boolean() })),
  place: textPlace,
  /** How often the words and phrases stand in this file. */
  matches: z.number().int(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** Of the scripts that the person may see. */
export const textStatus = z.object({
  /** Files whose words are found, files still to be read, and files that can't be read or have no words. */
  indexed: z.number().int(),
  waiting: z.number().int(),
  withoutText: z.number().int(),
  unreadable: z.number().int(),
  /** Of the unreadable: those that LibreOffice reads, which is not installed, and those tried again at a later sign-in. */
  withoutOffice: z.number().int(),
  toTryAgain: z.number().int(),
});
export type TextStatus = z.infer<typeof textStatus>;

export const search = {
  /**
   * Finds words ("coaching contract"), "phrases" between quotation marks, -without. Every word must be there, in any of its
   * forms. Newest first; only scripts that the person may see.
   */
  find: procedure(anyRole)
    .input(
      z.object({
        words: z.string().max(300, "Use fewer words (300 characters at most)."),
        learnerId: id.optional(),
        assessmentId: slug.optional(),
        state: sheetStateSchema.optional(),
        limit: z.number().int().min(1).max(50).default(20),
      }),
    )
    .output(
      z.object({
        hits: z.array(searchHit),
        /** There are more than these. */
        more: z.boolean(),
        /** Files that are not searched yet. */
        waiting: z.number().int(),
      }),
    ),
  status: procedure(anyRole).input(nothing).output(textStatus),
  /** Forgets every text and takes them out of the scripts again, in the background. */
  rebuild: procedure(["centre-staff"]).input(nothing).output(done),
};
