import { z } from "zod";
import { hoursFields as fieldNames, hoursKinds } from "../domain/hours.ts";
import { procedure } from "./procedure.ts";
import { id, isoDate, shortText, slug } from "./schemas.ts";
import { sheetHolder } from "./sheet.ts";

const readers = ["assessor", "iqa", "centre-staff"] as const;
const writers = ["assessor", "centre-staff"] as const;

const hoursFields = {
  date: isoDate,
  clientCode: z.string().trim().min(1, "Type the client code.").max(60),
  minutes: z.number().int("Type whole minutes.").min(1, "Type the minutes.").max(1440, "A day has 1,440 minutes."),
  kind: z.enum(hoursKinds),
  note: shortText.default(""),
};

/** A session as it was shown; an imported one may be longer than what can be typed. */
const seenHours = z.object({ ...hoursFields, clientCode: z.string(), note: z.string() });

export const hoursEntry = z.object({
  id,
  ...hoursFields,
  note: z.string(),
  source: z.enum(["typed", "imported"]),
});
export type LoggedHours = z.infer<typeof hoursEntry>;

/** The hours that a diary records, with what the specification asks for. */
export const hoursLog = z.object({
  /** By date. */
  entries: z.array(hoursEntry),
  minutes: z.number().int(),
  countedMinutes: z.number().int(),
  sessions: z.number().int(),
  clients: z.number().int(),
  requiredMinutes: z.number().int().nullable(),
  gapMinutes: z.number().int().nullable(),
  /** The section beside which a gap shows; null where no hours are required or the section is carried forward. */
  section: slug.nullable(),
  /** False once the sheet is signed, the log being part of what was marked, and while another window has the sheet. */
  writable: z.boolean(),
  /** The other window that has the sheet in hand; null where nobody has, or this window could not write anyway. */
  heldBy: sheetHolder.nullable(),
  revision: z.number().int(),
});
export type HoursLog = z.infer<typeof hoursLog>;

/** One row of an imported table, as the reader of the file made it out. */
export const importedHours = z.object({
  date: isoDate,
  clientCode: z.string().max(200),
  minutes: z.number(),
  kind: z.enum(hoursKinds),
  note: z.string().max(2000).default(""),
});

/** A table of sessions as the core made it out, before anything is added. */
const hoursTable = z.object({
  /** Of the sheet; empty where a file has one table only. */
  name: z.string(),
  rows: z.array(
    z.object({
      number: z.number().int(),
      date: isoDate.or(z.literal("")),
      clientCode: z.string(),
      minutes: z.string(),
      kind: z.enum(hoursKinds),
      note: z.string(),
      /** Why it can't be added as it stands, and the field that it concerns. */
      problem: z.object({ field: z.enum(fieldNames), text: z.string() }).nullable(),
    }),
  ),
  /** There are more rows than were read. */
  cut: z.boolean(),
});
export type HoursTable = z.infer<typeof hoursTable>;

/** SHEET_HELD: the log is part of what is marked, so it is the window's that has the sheet in hand. */
const toChange = ["NOT_FOUND", "WRONG_STATE", "SHEET_HELD"] as const;
const toWrite = [...toChange, "DATE_IN_FUTURE", "BEFORE_REGISTRATION"] as const;

export const hours = {
  list: procedure(readers, "NOT_FOUND")
    .input(z.object({ scriptId: id }))
    .output(hoursLog),
  add: procedure(writers, ...toWrite)
    .input(z.object({ scriptId: id, ...hoursFields }))
    .output(hoursLog),
  /** `seen`: what the session said where it was changed. One that says something else by now is not overwritten. */
  update: procedure(writers, ...toWrite, "CHANGED_MEANWHILE")
    .input(z.object({ scriptId: id, id, ...hoursFields, seen: seenHours }))
    .output(hoursLog),
  remove: procedure(writers, ...toChange)
    .input(z.object({ scriptId: id, id }))
    .output(hoursLog),
  /**
   * Reads the sessions in a spreadsheet (XLSX) or in separated values: a file that was sent (purpose "table"; it is thrown
   * away afterwards), a file of this script, or what was pasted. Nothing is added. `reason` says why there is no table.
   */
  readTable: procedure(writers, "NOT_FOUND", "WRONG_STATE", "FILE_INCOMPLETE", "FILE_DAMAGED")
    .input(
      z.object({
        scriptId: id,
        from: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("upload"), uploadId: id }),
          z.object({ kind: z.literal("file"), fileId: id }),
          z.object({ kind: z.literal("text"), text: z.string().max(2_000_000, "This is more than a log of hours.") }),
        ]),
      }),
    )
    .output(z.object({ reason: z.string().nullable(), tables: z.array(hoursTable) })),
  /** Takes what can be kept; rows that can't, and sessions that are in the log already, are named by their number. */
  import: procedure(writers, ...toChange)
    .input(z.object({ scriptId: id, rows: z.array(importedHours).max(5000) }))
    .output(
      z.object({
        log: hoursLog,
        added: z.number().int(),
        /** Counted from 1, in the order of the rows. */
        skipped: z.array(z.object({ row: z.number().int(), problem: z.string() })),
      }),
    ),
};
