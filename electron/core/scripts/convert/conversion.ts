import type { ScriptFileKind } from "../../../../shared/contract/scripts.ts";

/**
 * What goes into the conversion thread and what comes out. Raised whenever a converter would answer differently for the same
 * bytes: kept conversions of an older number are made anew.
 */
export const converterVersion = 4;

export type ConvertibleKind = Exclude<ScriptFileKind, "other">;

export type ConvertRequest = { readonly kind: ConvertibleKind; readonly mediaType: string; readonly bytes: Uint8Array };

/** A heading of a script. `words` counts from it to the next one. `anchor` is an id in the HTML, `page` a page's number. */
export type Heading = {
  readonly level: number;
  readonly text: string;
  readonly anchor: string | null;
  readonly page: number | null;
  readonly words: number;
};

/** A paragraph, list item or table cell, in reading order: what search, overlaps and evidence read. */
export type TextBlock = { readonly text: string; readonly page?: number };

export type Picture = { readonly width: number; readonly height: number; readonly png: Uint8Array };

/** An address that a document refers to; `anchor` is the id of the link's element. */
export type DocumentLink = { readonly anchor: string; readonly address: string };

export type Content =
  | { readonly as: "html"; readonly html: string; readonly links: readonly DocumentLink[] }
  | { readonly as: "text"; readonly text: string }
  | { readonly as: "pdf" }
  | { readonly as: "image"; readonly width: number; readonly height: number }
  | { readonly as: "pictures"; readonly pictures: readonly Picture[] };

export type Converted = {
  readonly ok: true;
  readonly content: Content;
  /** Where the kind has pages or slides. */
  readonly pages: number | null;
  readonly words: number;
  readonly headings: readonly Heading[];
  readonly blocks: readonly TextBlock[];
  readonly notes: readonly string[];
};

export type Problem =
  | "damaged"
  | "encrypted"
  | "too-large"
  | "too-long"
  | "too-much-memory"
  | "too-deep"
  | "entities"
  | "huge-picture"
  | "rare-picture"
  | "rare-packing"
  | "not-what-it-says"
  | "no-office"
  | "office-failed"
  | "empty"
  | "unknown-kind";

export type Unconverted = {
  readonly ok: false;
  readonly problem: Problem;
  /** What could be read of it all the same. */
  readonly text: string | null;
};

/** An old or rare office format: only LibreOffice can read it, and that runs outside this thread. */
export type NeedsOffice = {
  readonly ok: false;
  readonly problem: "needs-office";
  readonly from: OfficeFormat;
  /** Encrypted. Excel does so by itself, under a password that every program knows, so LibreOffice may read it all the same. */
  readonly locked: boolean;
};
export type OfficeFormat = "doc" | "xls" | "xlsb" | "ppt";

export type ConvertAnswer = Converted | Unconverted | NeedsOffice;

/** One sheet of a workbook, or a file of separated values, as the words that its cells show. Empty rows keep their place. */
export type SheetTable = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** There is more than the limits let through. */
  readonly cut: boolean;
  /** A day that is no more than a number counts from 1904, as old workbooks of a Mac do. */
  readonly from1904: boolean;
};

export type TablesAnswer = { readonly ok: true; readonly tables: readonly SheetTable[] } | Unconverted | NeedsOffice;

/** What the thread is asked to make of a document. */
export type ConversionTask = ConvertRequest & { readonly make: "document" | "tables" };
export type TaskAnswer = ConvertAnswer | TablesAnswer;

/** Thrown by a converter to say why a document can't be shown. */
export class Unshowable extends Error {
  readonly problem: Problem;
  readonly readableText: string | null;

  constructor(problem: Problem, readableText: string | null = null) {
    super(problem);
    this.problem = problem;
    this.readableText = readableText;
  }
}

export class OfficeNeeded extends Error {
  readonly from: OfficeFormat;
  readonly locked: boolean;

  constructor(from: OfficeFormat, locked = false) {
    super(from);
    this.from = from;
    this.locked = locked;
  }
}

const mebibyte = 1024 * 1024;

/** What no learner's script comes near, and what a document made to hurt is stopped by. */
export const limits = {
  /** A conversion is ended after this; with what comes before and after, nobody waits 20 seconds. */
  milliseconds: 15_000,
  heapMebibytes: 400,
  /** What a conversion may hold in memory besides the document itself, script values and bytes together. */
  memoryBytes: 400 * mebibyte,
  /** A thread that has grown beyond this is not kept for the next document. */
  keptBytes: 150 * mebibyte,
  /** A text-like file that is read whole: plain text, Markdown, HTML, RTF, CSV, e-mail without its attachments. */
  textBytes: 8 * mebibyte,
  /** RTF and e-mail carry pictures and attachments as text. */
  carryingTextBytes: 64 * mebibyte,
  /** What a document that can't be shown may give of its text. */
  readableText: 400_000,
  package: {
    entries: 20_000,
    entryBytes: 96 * mebibyte,
    allBytes: 512 * mebibyte,
    expansion: 200,
    freeBytes: 24 * mebibyte,
  },
  xml: { depth: 256, characters: 64 * mebibyte },
  html: { depth: 200, characters: 16 * mebibyte },
  table: { rows: 5_000, columns: 100, sheets: 50 },
  /** `salvageBytes` and, until it failed, `salvageMilliseconds` of a PDF whose words are looked for in another way. */
  pdf: {
    textPages: 2_000,
    textMilliseconds: 10_000,
    salvageBytes: 32 * mebibyte,
    salvageMilliseconds: 3_000,
  },
  slides: 1_000,
  /** `bytes` of pictures in one document, `scanBytes` of the pages of a scan; `pageBytes` and `milliseconds` for the pages of a scan while they are made PNG. */
  picture: {
    side: 30_000,
    pixels: 120_000_000,
    pages: 200,
    bytes: 64 * mebibyte,
    scanBytes: 128 * mebibyte,
    pageBytes: 360 * mebibyte,
    milliseconds: 10_500,
  },
} as const;
