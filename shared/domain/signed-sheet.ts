import { z } from "zod";
import { criterionRefSchema } from "./qualification.ts";

/** A place in the script that was tied to a criterion, as a signature covers it and an archive keeps it. */
export const signedEvidence = z.object({
  id: z.string(),
  itemId: z.string(),
  criterion: criterionRefSchema,
  /** Which file of the script, by its position, and where in it: the anchor that the reader keeps, as text. */
  filePosition: z.number().int(),
  anchor: z.string(),
  note: z.string(),
});
export type SignedEvidence = z.infer<typeof signedEvidence>;
