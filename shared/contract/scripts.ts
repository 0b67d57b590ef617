import { z } from "zod";
import { sheetStateSchema } from "../domain/sheet-state.ts";
import { toldSignAnewSchema } from "../domain/signed-sheet.ts";
import { procedure } from "./procedure.ts";
import { done, id, isoDate, maximumPieceBytes, nothing, personRef, piece, shortText, slug } from "./schemas.ts";

const staff = ["centre-staff"] as const;
const anyRole = "signed-in" as const;

export const maximumScriptBytes = 200 * 1024 * 1024;
export const maximumUploadBytes = 4 * 1024 * 1024 * 1024;

/** A spreadsheet that a log of hours is read from. */
export const maximumTableBytes = 20 * 1024 * 1024;

const uploadPurpose = z.enum(["script", "archive", "cohort", "table"]);
export type UploadPurpose = z.infer<typeof uploadPurpose>;

/** A file on its way in. Its bytes are sealed as they arrive; nothing is kept unless a later procedure takes it. */
export const uploads = {
  begin: procedure(anyRole, "FILE_EMPTY", "FILE_TOO_LARGE")
    .input(
      z.object({
        name: z.string().min(1).max(255),
        bytes: z.number().int().nonnegative(),
        /** A file of a cohort may be empty, and its ZIP may be as large as an archive: nothing of a cohort is turned away. */
        purpose: uploadPurpose,
      }),
    )
    .output(z.object({ uploadId: id, pieceBytes: z.number().int() })),
  append: procedure(anyRole, "NOT_FOUND", "FILE_INCOMPLETE")
    .input(z.object({ uploadId: id, offset: z.number().int().nonnegative(), piece }))
    .output(done),
  discard: procedure(anyRole)
    .input(z.object({ uploadId: id }))
    .output(done),
};

export const scriptFileKind = z.enum([
  "pdf",
  "docx",
  "odt",
  "rtf",
  "text",
  "markdown",
  "html",
  "xlsx",
  "csv",
  "pptx",
  "image",
  "tiff",
  "eml",
  /** Old formats, which LibreOffice turns into new ones where the machine has it. */
  "office",
  /** Kept byte for byte, listed, never shown inside. */
  "other",
]);
export type ScriptFileKind = z.infer<typeof scriptFileKind>;

export const scriptFile = z.object({
  id,
  name: z.string(),
  kind: scriptFileKind,
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});
export type ScriptFile = z.infer<typeof scriptFile>;

/** A script as lists show it. The IQA's list carries no mark and no outcome of the assessor's. */
export const scriptSummary = z.object({
  id,
  sheetId: id,
  learner: z.object({ id, name: z.string(), registrationNumber: z.string() }),
  qualificationTitle: z.string(),
  assessmentId: slug,
  assessmentTitle: z.string(),
  attempt: z.number().int(),
  receivedOn: isoDate,
  state: sheetStateSchema,
  assessor: personRef.nullable(),
  iqa: personRef.nullable(),
  files: z.array(scriptFile),
  authenticityConfirmed: z.boolean(),
  standardisationRefused: z.boolean(),
  revision: z.number().int(),
});
export type ScriptSummary = z.infer<typeof scriptSummary>;

/** `readIn`: the one place that opens it for this person: beside their own column of its sheet, else by itself. */
export const openedScript = scriptSummary.extend({ readIn: z.enum(["marking", "check", "reading"]) });
export type OpenedScript = z.infer<typeof openedScript>;

/**
 * A heading of a script. `words` counts from it to the next one; `anchor` is the id of its element in the HTML, `page` the
 * number of its page in a PDF.
 */
export const scriptHeading = z.object({
  level: z.number().int(),
  text: z.string(),
  anchor: z.string().nullable(),
  page: z.number().int().nullable(),
  words: z.number().int(),
});
export type ScriptHeading = z.infer<typeof scriptHeading>;

const notes = z.array(z.string());

/**
 * A file made ready to be shown. HTML is sanitised: no script, no style, no address outside the document. `links` are
 * the addresses it refers to, by the id of the link's element: for a window to open after it has shown one in full. `notes`
 * say what is not as it looks: left-out pictures, macros that don't run, a missing end.
 */
export const shownFile = z.discriminatedUnion("as", [
  z.object({ as: z.literal("pdf") }),
  z.object({ as: z.literal("image"), mediaType: z.string(), width: z.number().int(), height: z.number().int(), notes }),
  /** A scan in a format that no browser shows, page by page through `readPicture`. */
  z.object({
    as: z.literal("pictures"),
    pictures: z.array(z.object({ width: z.number().int(), height: z.number().int() })),
    notes,
  }),
  z.object({
    as: z.literal("html"),
    html: z.string(),
    words: z.number().int(),
    headings: z.array(scriptHeading),
    links: z.array(z.object({ anchor: z.string(), address: z.string() })),
    notes,
  }),
  z.object({ as: z.literal("text"), text: z.string(), words: z.number().int() }),
  /** `text` is what could be read of it all the same. */
  z.object({ as: z.literal("unshown"), reason: z.string(), text: z.string().nullable() }),
]);
export type ShownFile = z.infer<typeof shownFile>;

/** What is counted in a file, of any kind. `reason` says why there is nothing to show or count. */
export const scriptReading = z.object({
  pages: z.number().int().nullable(),
  words: z.number().int(),
  headings: z.array(scriptHeading),
  notes,
  reason: z.string().nullable(),
});
export type ScriptReading = z.infer<typeof scriptReading>;

export const scripts = {
  list: procedure(staff).input(nothing).output(z.array(scriptSummary)),
  get: procedure(anyRole, "NOT_FOUND")
    .input(z.object({ scriptId: id }))
    .output(openedScript),
  takeIn: procedure(
    staff,
    "NOT_FOUND",
    "NOT_ENROLLED",
    "FILE_INCOMPLETE",
    "FILE_KIND_UNKNOWN",
    "FILE_EMPTY",
    "FILE_TOO_LARGE",
    "SAME_SCRIPT",
    "ATTEMPT_EXISTS",
    "LIMIT_REASON_MISSING",
    "BEFORE_REGISTRATION",
    "DATE_IN_FUTURE",
    "NOT_AN_ASSESSOR",
    "DECLARED_INTEREST",
    "CHECKS_EARLIER",
  )
    .input(
      z.object({
        learnerId: id,
        qualificationId: slug,
        assessmentId: slug,
        uploadIds: z.array(id).min(1, "Choose at least one file.").max(50),
        receivedOn: isoDate,
        authenticityConfirmed: z.boolean(),
        standardisationRefused: z.boolean(),
        assessorId: id.nullable(),
        /** Set after the person was told that the same file was taken in before and said to go on. */
        acceptSameScript: z.boolean().default(false),
        /** Asked for (LIMIT_REASON_MISSING) where the centre's limits on attempts or time are exceeded; kept with the script. */
        limitReason: shortText.optional(),
      }),
    )
    .output(scriptSummary),
  recordDeclarations: procedure(staff, "NOT_FOUND", "CHANGED_MEANWHILE", "WRONG_STATE")
    .input(
      z.object({
        scriptId: id,
        authenticityConfirmed: z.boolean(),
        standardisationRefused: z.boolean(),
        revision: z.number().int(),
      }),
    )
    .output(scriptSummary),
  /** Who signs a sheet anew that is not what was signed: whoever has to, staff can give it to somebody else. */
  signAnew: procedure(staff, "NOT_FOUND")
    .input(z.object({ scriptId: id }))
    .output(z.object({ by: toldSignAnewSchema.nullable() })),
  /**
   * `reason`: for a signed sheet on which quality assurance decided otherwise, or that is not what was signed, given to
   * somebody else to settle or to sign anew.
   */
  assign: procedure(
    staff,
    "NOT_FOUND",
    "CHANGED_MEANWHILE",
    "WRONG_STATE",
    "REASON_MISSING",
    "NOT_AN_ASSESSOR",
    "DECLARED_INTEREST",
    "OWN_CHECK",
    "CHECKS_EARLIER",
  )
    .input(z.object({ scriptId: id, assessorId: id, reason: shortText.optional(), revision: z.number().int() }))
    .output(scriptSummary),
  /** Gives a check that is not signed, or is not what was signed, to another IQA, who starts anew; what was written stays in the column's history. */
  giveCheck: procedure(
    staff,
    "NOT_FOUND",
    "CHANGED_MEANWHILE",
    "WRONG_STATE",
    "SHEET_HELD",
    "REASON_MISSING",
    "NOT_AN_IQA",
    "IQA_BARRED",
  )
    .input(z.object({ scriptId: id, iqaId: id, reason: shortText, revision: z.number().int() }))
    .output(scriptSummary),
  show: procedure(anyRole, "NOT_FOUND", "FILE_DAMAGED")
    .input(z.object({ fileId: id }))
    .output(shownFile),
  /** May take as long as the file takes to read (20 seconds at most); `show` of a PDF doesn't wait for it. */
  reading: procedure(anyRole, "NOT_FOUND", "FILE_DAMAGED")
    .input(z.object({ fileId: id }))
    .output(scriptReading),
  readPicture: procedure(anyRole, "NOT_FOUND", "FILE_DAMAGED")
    .input(z.object({ fileId: id, page: z.number().int().positive() }))
    .output(z.instanceof(Blob)),
  readFile: procedure(anyRole, "NOT_FOUND", "FILE_DAMAGED")
    .input(
      z.object({
        fileId: id,
        offset: z.number().int().nonnegative(),
        length: z.number().int().positive().max(maximumPieceBytes),
      }),
    )
    .output(z.instanceof(Blob)),
};
