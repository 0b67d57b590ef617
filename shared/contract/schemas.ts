import { z } from "zod";
import { isYearMistyped } from "../domain/dates.ts";
import { roleSchema } from "../domain/roles.ts";
import "./problem-words.ts";

/** Said beside a day of another century. */
export const yearMistyped = "Look at the year: this day lies too far back.";

/** Shapes that several procedures share. Every text is bounded: nothing that a window sends can grow without limit. */
export const id = z.uuid();
export const isoDate = z.iso.date();
/** A day that a person types. */
export const recordedDay = isoDate.refine((day) => !isYearMistyped(day), yearMistyped);
export const instant = z.iso.datetime();
export const personName = z.string().trim().min(1, "Type a name.").max(200, "A name has 200 characters at most.");
export const signInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, "A sign-in name has 2 to 40 letters, digits, dots or hyphens.");
export const passphrase = z.string().min(1, "Type the passphrase.").max(400);
export const roles = z.array(roleSchema).min(1, "Choose at least one role.").max(3);
export const registrationNumber = z
  .string()
  .trim()
  .min(1, "Type the registration number.")
  .max(40, "A registration number has 40 characters at most.");
export const shortText = z.string().trim().max(500);
/** Strengths, areas for improvement: as much as a person writes, far beyond what a sheet needs. */
export const longText = z.string().max(20_000, "This text is longer than a mark sheet can hold (20,000 characters).");
export const slug = z.string().min(1).max(64);
/** One piece of a file on its way in or out: at most 4 MiB, so that neither side ever holds a whole large file. */
export const maximumPieceBytes = 4 * 1024 * 1024;
export const piece = z.instanceof(Blob).refine((blob) => blob.size <= maximumPieceBytes, "The piece is too large.");

export const nothing = z.strictObject({}).optional();
export const done = z.object({});

export const personRef = z.object({ id, name: z.string() });
