import {
  type ConvertAnswer,
  type Converted,
  type ConvertibleKind,
  type ConvertRequest,
  type NeedsOffice,
  OfficeNeeded,
  type SheetTable,
  type TablesAnswer,
  type Unconverted,
  Unshowable,
} from "./conversion.ts";
import { convertCsv, readCsv } from "./csv.ts";
import { convertDocx } from "./docx.ts";
import { convertEml } from "./eml.ts";
import { convertOdp } from "./odp.ts";
import { convertOds, readOds } from "./ods.ts";
import { convertOdt } from "./odt.ts";
import { kindOfPackage } from "./office-package.ts";
import { isCompoundFile, refuseCompoundFile, refuseFlatOffice, refuseOlderOffice } from "./old-office.ts";
import { Package } from "./package.ts";
import { convertPdf } from "./pdf.ts";
import { convertPicture } from "./picture.ts";
import { convertPptx } from "./pptx.ts";
import { readableText } from "./readable-text.ts";
import { convertRtf } from "./rtf.ts";
import { salvageText } from "./salvage.ts";
import { convertHtml, convertMarkdown, convertText } from "./text-kinds.ts";
import { convertTiff } from "./tiff.ts";
import { convertXlsx, readXlsx } from "./xlsx.ts";

/** Converts one document. Every failure is an answer: why, and what text could be had all the same. */
export async function convert(request: ConvertRequest): Promise<ConvertAnswer> {
  // Looked at first: pdf.js takes the bytes away.
  const isOther = isOtherText(request);
  const failed = await answerFailures(request, convertKind);
  const answer = isOther && !failed.ok && failed.problem === "damaged" ? notWhatItSays(request) : failed;
  return answer.ok || answer.problem === "needs-office" || answer.text !== null
    ? answer
    : { ...answer, text: textOf(request, answer.problem) };
}

/** The tables of a spreadsheet or of separated values. Every failure is an answer here too. */
export async function readTables(request: ConvertRequest): Promise<TablesAnswer> {
  return answerFailures(request, async (asked) => ({ ok: true, tables: await tablesOf(asked) }));
}

async function tablesOf({ kind, bytes }: ConvertRequest): Promise<SheetTable[]> {
  if (kind === "csv" || kind === "text") return [{ name: "", ...readCsv(bytes), from1904: false }];
  if (isCompoundFile(bytes)) refuseCompoundFile(bytes);
  const parts = await Package.open(bytes);
  switch (await kindOfPackage(parts)) {
    case "xlsx":
      return readXlsx(parts);
    case "ods":
      return readOds(parts);
    default:
      throw new Unshowable("not-what-it-says");
  }
}

async function answerFailures<Answer>(
  request: ConvertRequest,
  work: (request: ConvertRequest) => Promise<Answer>,
): Promise<Answer | Unconverted | NeedsOffice> {
  try {
    if (request.bytes.length === 0) throw new Unshowable("empty");
    return await work(request);
  } catch (error) {
    if (error instanceof OfficeNeeded) {
      return { ok: false, problem: "needs-office", from: error.from, locked: error.locked };
    }
    if (error instanceof Unshowable) return { ok: false, problem: error.problem, text: error.readableText };
    return { ok: false, problem: "damaged", text: null };
  }
}

async function convertKind(request: ConvertRequest): Promise<Converted> {
  const { bytes } = request;
  switch (request.kind) {
    case "pdf":
      return convertPdf(bytes);
    case "docx":
    case "odt":
    case "xlsx":
    case "pptx":
    case "office":
      return convertOffice(request.kind, bytes);
    case "rtf":
      return convertRtf(bytes);
    case "markdown":
      return convertMarkdown(bytes);
    case "html":
      return convertHtml(bytes);
    case "csv":
      return convertCsv(bytes);
    case "eml":
      return convertEml(bytes);
    case "text":
      return convertText(bytes);
    case "image":
      return convertPicture(bytes);
    case "tiff":
      return convertTiff(bytes);
  }
}

/** Office documents are told apart by what is in them: a spreadsheet named .docx is shown as a spreadsheet. */
async function convertOffice(kind: ConvertibleKind, bytes: Uint8Array): Promise<Converted> {
  if (isCompoundFile(bytes)) refuseCompoundFile(bytes);
  if (Buffer.from(bytes.subarray(0, 1024)).includes("{\\rtf")) return convertRtf(bytes);
  refuseFlatOffice(bytes);
  if (kind === "office") refuseOlderOffice(bytes);
  if (isReadable(bytes)) throw new Unshowable("not-what-it-says", readableText("text", bytes));
  if (kind === "office" && !isPackage(bytes)) throw new Unshowable("not-what-it-says");
  const parts = await Package.open(bytes);
  switch (await kindOfPackage(parts)) {
    case "docx":
      return convertDocx(parts);
    case "odt":
      return convertOdt(parts);
    case "ods":
      return convertOds(parts);
    case "odp":
      return convertOdp(parts);
    case "xlsx":
      return convertXlsx(parts);
    case "pptx":
      return convertPptx(parts);
    default:
      throw new Unshowable(kind === "office" ? "damaged" : "not-what-it-says");
  }
}

/** Text that only its name makes an office document: no part of a package, whole or broken, is without zero bytes. */
function isReadable(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 64 * 1024).includes(0) && !isPackage(bytes);
}

/** A page, a mail or plain words under the name of a picture or a PDF. */
function isOtherText({ kind, bytes }: ConvertRequest): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024));
  return /^(pdf|image|tiff)$/.test(kind) && isReadable(bytes) && beginsAsUtf8(start) && !start.includes("%PDF");
}

function beginsAsUtf8(start: Uint8Array): boolean {
  try {
    // `stream`: its last character may be cut in two.
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function notWhatItSays({ bytes }: ConvertRequest): Unconverted {
  return { ok: false, problem: "not-what-it-says", text: bytes.length > 0 ? readableText("text", bytes) : null };
}

function isPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 2)).toString("latin1") === "PK";
}

/** What an assessor can still read of a document that can't be shown. Never for one whose size is the problem itself. */
function textOf({ kind, bytes }: ConvertRequest, problem: string): string | null {
  if (problem === "entities" || problem === "encrypted" || problem === "empty") return null;
  switch (kind) {
    case "docx":
    case "odt":
    case "xlsx":
    case "pptx":
    case "office":
      return problem === "too-large" ? null : salvageText(bytes);
    default:
      return readableText(kind, bytes);
  }
}
