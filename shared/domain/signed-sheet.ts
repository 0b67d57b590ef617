import { z } from "zod";
import { criterionRefSchema } from "./qualification.ts";
import { isSigned, type SheetState } from "./sheet-state.ts";

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

export const signerRoleSchema = z.enum(["assessor", "countersigner", "iqa"]);
export type SignerRole = z.infer<typeof signerRoleSchema>;

type CheckedSignature = { readonly role: SignerRole; readonly valid: boolean; readonly voidedAt: string | null };

/** Neither void nor fitting: what it covered was changed past the program. */
export function isAltered({ valid, voidedAt }: CheckedSignature): boolean {
  return !valid && voidedAt === null;
}

/** Who takes back a sheet that is not what was signed, and signs it anew. */
export const signAnewSchema = z.enum(["assessor", "iqa"]);
export type SignAnew = z.infer<typeof signAnewSchema>;

/** As people are told: nobody, once a later attempt counts in the sheet's place. It stays as it was found then. */
export const toldSignAnewSchema = z.enum([...signAnewSchema.options, "nobody"]);
export type ToldSignAnew = z.infer<typeof toldSignAnewSchema>;

/**
 * Who has to sign anew, since what was signed is not what the sheet says; undefined where every signature that its state asks
 * for stands. Every signature covers the assessor's column, so it is the assessor unless the IQA's alone does not fit. Source:
 * nothing signed is ever altered silently, so a person looks it over, and nothing is repaired for them.
 * @param signatures all of the sheet's, voided ones among them.
 */
export function whoSignsAnew(state: SheetState, signatures: readonly CheckedSignature[]): SignAnew | undefined {
  if (!isSigned(state) && state !== "awaiting-countersignature") return undefined;
  const standing = (role: SignerRole) => signatures.some((one) => one.role === role && one.valid);
  const altered = (role: SignerRole) => signatures.some((one) => one.role === role && isAltered(one));
  if (!standing("assessor") || altered("assessor") || altered("countersigner")) return "assessor";
  return altered("iqa") || (state === "qa-signed" && !standing("iqa")) ? "iqa" : undefined;
}
