import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { procedure } from "./procedure.ts";
import { done, id, maximumPieceBytes } from "./schemas.ts";

const staff = ["centre-staff"] as const;

export const archiveProgress = z.discriminatedUnion("step", [
  z.object({ step: z.literal("working"), doneItems: z.number().int(), allItems: z.number().int(), now: z.string() }),
  z.object({
    step: z.literal("ready"),
    exportId: id,
    fileName: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
  }),
]);
export type ArchiveProgress = z.infer<typeof archiveProgress>;

/** What checking an archive found. `intact` is true only when every file is there, unchanged, and nothing else is. */
export const archiveReport = z.object({
  intact: z.boolean(),
  centreName: z.string(),
  createdAt: z.string(),
  filesChecked: z.number().int(),
  scripts: z.number().int(),
  learners: z.number().int(),
  signaturesChecked: z.number().int(),
  /** Among those checked: signatures of an earlier state of a sheet, kept for ever. No problem in themselves. */
  signaturesVoided: z.number().int(),
  problems: z.array(z.object({ path: z.string(), problem: z.string() })),
});
export type ArchiveReport = z.infer<typeof archiveReport>;

export const verifyProgress = z.discriminatedUnion("step", [
  z.object({ step: z.literal("working"), doneItems: z.number().int(), allItems: z.number().int(), now: z.string() }),
  z.object({ step: z.literal("checked"), report: archiveReport }),
]);
export type VerifyProgress = z.infer<typeof verifyProgress>;

export const archive = {
  /** What an export of these learners would hold. */
  plan: procedure(staff, "NOTHING_CHOSEN")
    .input(z.object({ learnerIds: z.array(id).max(5000) }))
    .output(
      z.object({
        learners: z.number().int(),
        scripts: z.number().int(),
        files: z.number().int(),
        bytes: z.number().int(),
        unfinished: z.number().int(),
        /** Sheets whose marks the caller, who may quality-assure them, does not get to see this way. */
        withheld: z.number().int(),
      }),
    ),
  export: procedure(staff, "NOTHING_CHOSEN", "FILE_DAMAGED")
    .input(z.object({ learnerIds: z.array(id).max(5000) }))
    .output(eventIterator(archiveProgress)),
  readExport: procedure(staff, "NOT_FOUND")
    .input(
      z.object({
        exportId: id,
        offset: z.number().int().nonnegative(),
        length: z.number().int().positive().max(maximumPieceBytes),
      }),
    )
    .output(z.instanceof(Blob)),
  discardExport: procedure(staff)
    .input(z.object({ exportId: id }))
    .output(done),
  verify: procedure(staff, "ARCHIVE_UNREADABLE", "NOT_FOUND", "FILE_INCOMPLETE")
    .input(z.object({ uploadId: id }))
    .output(eventIterator(verifyProgress)),
  /** One sheet as the PDF that the archive would hold. Assessors and IQAs get what they may see at this moment. */
  sheetPdf: procedure(staff, "NOT_FOUND")
    .input(z.object({ sheetId: id }))
    .output(z.instanceof(Blob)),
};
