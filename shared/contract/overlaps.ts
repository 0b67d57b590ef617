import { z } from "zod";
import { procedure } from "./procedure.ts";
import { id } from "./schemas.ts";
import { foundScript, textPlace } from "./search.ts";

/** Shared words with a few words before and after them, so that both can be read in their sentence. */
export const sharedText = z.object({ before: z.string(), text: z.string(), after: z.string() });

export const sharedPassage = z.object({
  words: z.number().int(),
  here: sharedText.extend({ place: textPlace }),
  /** Null where the person may not see the other script: nothing of it is told but what stands here word for word. */
  there: sharedText.extend({ place: textPlace }).nullable(),
});
export type SharedPassage = z.infer<typeof sharedPassage>;

export const overlap = z.object({
  /** Which script; for a person who may not see it, only the year in which it was received. */
  other: z.discriminatedUnion("visible", [
    foundScript.extend({ visible: z.literal(true) }),
    z.object({ visible: z.literal(false), year: z.number().int() }),
  ]),
  /** An earlier or later attempt of the same learner: what it shares is their own. */
  sameLearner: z.boolean(),
  sharedWords: z.number().int(),
  /**
   * Of this script's words outside quotations and the task's own text, how many the other has in the same order, with a word
   * or two that was changed among them; 0 to 1.
   */
  share: z.number().min(0).max(1),
  passages: z.array(sharedPassage),
});
export type Overlap = z.infer<typeof overlap>;

/**
 * Words that stand in this many other files at least: a form, a heading, a source, or an answer that was handed on. Too many
 * to say whose they are, too many to keep quiet about.
 */
export const commonPassages = z.object({
  words: z.number().int(),
  files: z.number().int(),
  passages: z.array(sharedText.extend({ words: z.number().int(), place: textPlace })),
});
export type CommonPassages = z.infer<typeof commonPassages>;

export const overlaps = {
  /** What this script shares with any other of the centre, the most first. It shows, it does not accuse. */
  forScript: procedure("signed-in", "NOT_FOUND")
    .input(z.object({ scriptId: id }))
    .output(
      z.object({
        /** Words of this script, and how many of them stand in quotations, which are not compared. */
        words: z.number().int(),
        quotedWords: z.number().int(),
        overlaps: z.array(overlap),
        common: commonPassages,
        /** Files of other scripts that this one was compared with; files not read yet, and files that can't be read. */
        compared: z.number().int(),
        waiting: z.number().int(),
        unreadable: z.number().int(),
      }),
    ),
};
