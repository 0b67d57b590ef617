import type { HoursTable } from "../../../shared/contract/hours.ts";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import { maximumTableBytes } from "../../../shared/contract/scripts.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import {
  findHoursProblem,
  hoursProblemFields,
  hoursProblemTexts,
  isSameSession,
} from "../../../shared/domain/hours.ts";
import { readHoursTable, type TabledHours } from "../../../shared/domain/hours-table.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { Actor } from "../centre/actor.ts";
import type { ConvertibleKind, Problem, SheetTable } from "../scripts/convert/conversion.ts";
import { convertToTables } from "../scripts/convert.ts";
import { recogniseFile } from "../scripts/file-kind.ts";
import { readWholeFile } from "../scripts/script-files.ts";
import { requireScriptFile } from "../scripts/script-list.ts";
import type { Uploads } from "../scripts/uploads.ts";
import { listHours } from "../store/hours.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { SealedFileReader } from "../store/sealed-file-reader.ts";
import { registrationOf, requireOpenLog } from "./hours-log.ts";

type Source = Inputs["hours"]["readTable"]["from"];
type Answer = Outputs["hours"]["readTable"];

/** More sessions than any diary records; the rest is said to be there. */
const mostRows = 1_000;
const saveAnother = "Save it as XLSX or CSV in your spreadsheet program and choose that file.";

/**
 * Reads the sessions of a table without adding one: hostile until it has been through the thread that converts scripts. A file
 * that holds no table is an answer with its reason.
 * @throws WorkstationError NOT_FOUND, WRONG_STATE once signed, FILE_INCOMPLETE, FILE_DAMAGED.
 */
export async function readHoursTables(actor: Actor, uploads: Uploads, scriptId: string, from: Source): Promise<Answer> {
  const script = requireOpenLog(actor, scriptId);
  const source = await readSource(actor, uploads, script, from);
  if (typeof source === "string") return { reason: source, tables: [] };
  const answer = await convertToTables({ ...source, mediaType: "" });
  if (!answer.ok) return { reason: reasons[answer.problem] ?? `The file can't be read. ${saveAnother}`, tables: [] };
  const tables = answer.tables
    .map((table) => describeTable(actor, script, table))
    .filter(({ rows }) => rows.length > 0);
  const reason = tables.length === 0 ? "There is no row with a date in it." : null;
  return { reason, tables };
}

/** @returns the reason where it is no table by its kind or size. */
async function readSource(
  actor: Actor,
  uploads: Uploads,
  script: ScriptRecord,
  from: Source,
): Promise<{ readonly kind: ConvertibleKind; readonly bytes: Uint8Array } | string> {
  if (from.kind === "text") return { kind: "csv", bytes: Buffer.from(from.text, "utf8") };
  if (from.kind === "file") {
    const file = requireScriptFile(actor, from.fileId);
    if (file.scriptId !== script.id) throw new WorkstationError("NOT_FOUND", { kind: "file" });
    if (file.bytes > maximumTableBytes) return `The file is larger than a log of hours. ${saveAnother}`;
    return isTable(file.kind) ? { kind: file.kind, bytes: await readWholeFile(actor, file) } : notATable;
  }
  try {
    const upload = await uploads.finish(actor, from.uploadId);
    const { kind } = await recogniseFile(upload.name, upload.head);
    if (!isTable(kind)) return notATable;
    const file = await SealedFileReader.open(upload.path, actor.keys, upload);
    try {
      return { kind, bytes: await file.read(0, Math.min(upload.bytes, maximumTableBytes)) };
    } finally {
      await file.close();
    }
  } finally {
    await uploads.discard(actor, from.uploadId);
  }
}

function isTable(kind: string): kind is "xlsx" | "csv" | "text" | "office" {
  return /^(xlsx|csv|text|office)$/.test(kind);
}

const notATable = `This is not a spreadsheet. ${saveAnother}`;

const reasons: Readonly<Partial<Record<Problem | "needs-office", string>>> = {
  empty: "The file is empty.",
  encrypted: "The spreadsheet is locked with a password. Take the password off, save it, and choose it again.",
  "needs-office": `This is an old or another program's spreadsheet format. ${saveAnother}`,
  "not-what-it-says": notATable,
  damaged: `The spreadsheet is damaged or incomplete. ${saveAnother}`,
};

function describeTable(actor: Actor, script: ScriptRecord, table: SheetTable): HoursTable {
  const rows = readHoursTable(table.rows, table.from1904);
  const today = todayAs(actor.now());
  const registeredOn = registrationOf(actor, script);
  const known: Parameters<typeof isSameSession>[0][] = listHours(actor.db, actor.keys, script.id);
  const look = (row: TabledHours): HoursTable["rows"][number] => {
    if (row.problem !== null || row.date === "") return row;
    const entry = { ...row, date: row.date, minutes: Number(row.minutes) };
    const problem = findHoursProblem(entry, today, registeredOn);
    if (problem !== undefined)
      return { ...row, problem: { field: hoursProblemFields[problem], text: hoursProblemTexts[problem] } };
    if (known.some((other) => isSameSession(other, entry)))
      return { ...row, problem: { field: "date", text: "This session is in the log already." } };
    known.push(entry);
    return row;
  };
  return { name: table.name, rows: rows.slice(0, mostRows).map(look), cut: table.cut || rows.length > mostRows };
}
