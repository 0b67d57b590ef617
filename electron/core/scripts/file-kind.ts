import { isUtf8 } from "node:buffer";
import { extname } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import type { ScriptFileKind } from "../../../shared/contract/scripts.ts";
import { isLeftBySystem } from "../../../shared/domain/cohort-files.ts";
import { guessUtf16, guessUtf32 } from "./convert/decode-text.ts";

export type RecognisedKind = { readonly kind: ScriptFileKind; readonly mediaType: string };

/** How many first bytes of a file are enough to recognise it. */
export const headBytes = 64 * 1024;

const kind = (kindName: ScriptFileKind, mediaType: string): RecognisedKind => ({ kind: kindName, mediaType });
const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

const kinds = {
  pdf: kind("pdf", "application/pdf"),
  docx: kind("docx", `${openXml}.wordprocessingml.document`),
  odt: kind("odt", `${openDocument}.text`),
  rtf: kind("rtf", "application/rtf"),
  text: kind("text", "text/plain"),
  markdown: kind("markdown", "text/markdown"),
  html: kind("html", "text/html"),
  xlsx: kind("xlsx", `${openXml}.spreadsheetml.sheet`),
  csv: kind("csv", "text/csv"),
  pptx: kind("pptx", `${openXml}.presentationml.presentation`),
  png: kind("image", "image/png"),
  jpeg: kind("image", "image/jpeg"),
  webp: kind("image", "image/webp"),
  gif: kind("image", "image/gif"),
  bmp: kind("image", "image/bmp"),
  tiff: kind("tiff", "image/tiff"),
  eml: kind("eml", "message/rfc822"),
  doc: kind("office", "application/msword"),
  xls: kind("office", "application/vnd.ms-excel"),
  xlsb: kind("office", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
  ppt: kind("office", "application/vnd.ms-powerpoint"),
  ods: kind("office", `${openDocument}.spreadsheet`),
  odp: kind("office", `${openDocument}.presentation`),
} as const satisfies Record<string, RecognisedKind>;

const other: RecognisedKind = { kind: "other", mediaType: "application/octet-stream" };

const byEnding: Readonly<Record<string, RecognisedKind>> = {
  ...Object.fromEntries(
    Object.entries(kinds).map(([ending, recognised]): [string, RecognisedKind] => [`.${ending}`, recognised]),
  ),
  ...{
    ".txt": kinds.text,
    ".md": kinds.markdown,
    ".markdown": kinds.markdown,
    ".htm": kinds.html,
    ".xhtml": kinds.html,
    // A web page as browsers and Word save it in one file: built like a mail.
    ".mht": kinds.eml,
    ".mhtml": kinds.eml,
  },
  ...{ ".jpg": kinds.jpeg, ".jpe": kinds.jpeg, ".jfif": kinds.jpeg, ".tif": kinds.tiff, ".tsv": kinds.csv },
  ...{ ".docm": kinds.docx, ".dotx": kinds.docx, ".dotm": kinds.docx, ".dot": kinds.doc, ".ott": kinds.odt },
  ...{ ".ots": kinds.ods, ".otp": kinds.odp },
  ...{
    ".xlsm": kinds.xlsx,
    ".xltx": kinds.xlsx,
    ".xltm": kinds.xlsx,
    ".xlsb": kinds.xlsb,
    ".xlt": kinds.xls,
    ".pptm": kinds.pptx,
    ".ppsx": kinds.pptx,
    ".ppsm": kinds.pptx,
    ".potx": kinds.pptx,
    ".potm": kinds.pptx,
    ".pot": kinds.ppt,
    ".pps": kinds.ppt,
  },
};

const byContents: Readonly<Record<string, RecognisedKind>> = {
  ...Object.fromEntries(
    Object.values(kinds)
      .filter(({ kind }) => !/^(text|markdown|html|csv|eml)$/.test(kind))
      .map((recognised): [string, RecognisedKind] => [recognised.mediaType, recognised]),
  ),
  "image/apng": kinds.png,
  "application/x-cfb": kinds.doc,
  "application/vnd.ms-word.document.macroenabled.12": kinds.docx,
  "application/vnd.ms-excel.sheet.macroenabled.12": kinds.xlsx,
  "application/vnd.ms-powerpoint.presentation.macroenabled.12": kinds.pptx,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.template": kinds.docx,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.template": kinds.xlsx,
  "application/vnd.openxmlformats-officedocument.presentationml.slideshow": kinds.pptx,
  "application/vnd.openxmlformats-officedocument.presentationml.template": kinds.pptx,
};

/** The signature of what Outlook wraps attachments in, under many names. */
const tnef = Buffer.from([0x78, 0x9f, 0x3e, 0x22]);

const packages = new Set<ScriptFileKind>(["docx", "odt", "xlsx", "pptx", "office"]);
const texts = new Set<ScriptFileKind>(["text", "markdown", "html", "csv", "eml"]);

/**
 * What a file is. Its contents decide where they are plain; its ending where they are not: text looks like text whatever it
 * means, and a ZIP's head may not tell which office wrote it. Nothing is refused: what isn't known, or isn't what it says, is
 * kept as it came, and says so when it is opened.
 */
export async function recogniseFile(name: string, head: Uint8Array): Promise<RecognisedKind> {
  // Named like a document, but none.
  if (isLeftBySystem(name)) return other;
  const ending = endingKind(name);
  // Readers look for a PDF's mark in the first kilobyte: mail programs put their own lines before it.
  if (ending?.kind === "pdf" && Buffer.from(head.subarray(0, 1024)).includes("%PDF-")) return kinds.pdf;
  const found = await contentsKind(head);
  if (!ending) return kindWithoutEnding(name, head, found);
  if (texts.has(ending.kind)) return found && found.kind !== "other" ? found : isText(head) ? ending : other;
  // Programs that keep records export web pages, mails and separated values under the endings of Word and Excel.
  if (ending.kind === "office" && !found && isText(head)) return textKind(head, ending) ?? ending;
  // An office file under a password is another container; the converter looks inside.
  if (packages.has(ending.kind) && (!found || packages.has(found.kind))) return ending;
  return found && found.kind !== ending.kind ? found : { ...ending, ...(found ?? {}) };
}

function kindWithoutEnding(name: string, head: Uint8Array, found: RecognisedKind | undefined): RecognisedKind {
  const nameless = extname(name).length <= 1;
  // Outlook, Publisher and others keep their files in the same container as old Word. Its list of contents may stand behind
  // what is looked at here; then only a file without any ending is taken for an old document.
  if (found === kinds.doc && !nameless && !holdsOldOffice(head)) return { ...other, mediaType: "application/x-cfb" };
  if (found) return found;
  return nameless && head.length > 0 && readsAsText(head) ? (textKind(head, kinds.text) ?? kinds.text) : other;
}

/** A text's kind by how it begins; undefined where it begins like any other. */
function textKind(head: Uint8Array, ending: RecognisedKind): RecognisedKind | undefined {
  const start = Buffer.from(head.subarray(0, 1024))
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  if (/^(<!doctype html|<html|<head|<body|<table)\b/i.test(start)) return kinds.html;
  if (/^(From|To|Date|Subject|Received|Return-Path|MIME-Version|Message-ID):? /i.test(start)) return kinds.eml;
  if (start.startsWith("<")) return undefined;
  return ending === kinds.xls ? kinds.csv : kinds.text;
}

function holdsOldOffice(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  // A message may have such a document attached; then that isn't what it is.
  if (text.includes("__substg1.0_", 0, "utf16le")) return false;
  return ["WordDocument", "Workbook", "PowerPoint Document"].some((name) => text.includes(name, 0, "utf16le"));
}

/** What the name alone promises; undefined for an ending that the program doesn't know. */
export function endingKind(name: string): RecognisedKind | undefined {
  return byEnding[extname(name).toLowerCase()];
}

async function contentsKind(head: Uint8Array): Promise<RecognisedKind | undefined> {
  // A damaged head can make the recogniser itself fail; it then counts as not recognised.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && byContents[found.mime]) return byContents[found.mime];
  if (found?.mime === "application/zip") return packageKind(head);
  // A photograph or a recording under another's ending: known for what it is, though it isn't shown.
  if (found && /^(image|audio|video)\//.test(found.mime)) return { kind: "other", mediaType: found.mime };
  if (tnef.equals(head.subarray(0, 4))) return { kind: "other", mediaType: "application/vnd.ms-tnef" };
  const start = Buffer.from(head.subarray(0, 64)).toString("latin1").trimStart();
  if (start.startsWith("%PDF-")) return kinds.pdf;
  return start.startsWith("{\\rtf") ? kinds.rtf : undefined;
}

/** An office document whose list of contents says too little: the names of its parts are readable in the ZIP itself. */
function packageKind(head: Uint8Array): RecognisedKind | undefined {
  const names = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (!names.includes("[Content_Types].xml")) return undefined;
  if (names.includes("word/document")) return kinds.docx;
  if (names.includes("xl/workbook")) return kinds.xlsx;
  return names.includes("ppt/presentation") ? kinds.pptx : undefined;
}

/** Text in UTF-8 or an old 8-bit coding has no zero bytes; UTF-16 says so by its first two, or by where its zeros are. */
function isText(head: Uint8Array): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (marked || !head.includes(0) || isWide(head)) return true;
  if (hasFewZeros(head)) return true;
  // Old programs fill a text up with zeros at its end; what is mostly zeros is no text.
  const filled = head.subarray(0, head.findLastIndex((byte) => byte !== 0) + 1);
  return filled.length * 2 >= head.length && !filled.includes(0) && isUtf8(filled);
}

/** Two or four bytes a sign. */
function isWide(head: Uint8Array): boolean {
  return guessUtf16(head) !== undefined || guessUtf32(head) !== undefined;
}

/** Signs that only programs write. */
const isControl = (byte: number) => byte < 32 && !(byte === 0 || (byte >= 8 && byte <= 13) || byte === 27);

/** Words with a zero here and there, as a faulty export leaves them. A program's own file has other signs of control too. */
function hasFewZeros(head: Uint8Array): boolean {
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return zeros * 10 <= head.length && isUtf8(head) && !head.some(isControl);
}

/** For what no ending says is text. */
export function readsAsText(head: Uint8Array): boolean {
  return isText(head) && (isWide(head) || !head.some(isControl));
}
