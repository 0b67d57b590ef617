import { join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { countWords } from "../../../../shared/domain/words.ts";
import { type Converted, type Heading, limits, type TextBlock, Unshowable } from "./conversion.ts";
import { findData } from "./data-files.ts";
import { type Beside, mentionsActions, readNotes } from "./pdf-notes.ts";
import { readableLines, withNewEnd } from "./pdf-salvage.ts";
import { headingsOf, type Line, linesOf, paragraphsOf } from "./pdf-text.ts";

/** Loaded when the first PDF comes: it is by far the heaviest of the readers. Both halves run in this thread. */
async function loadPdfJs() {
  const [library, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.mjs"),
  ]);
  Object.assign(globalThis, { pdfjsWorker: worker });
  return library;
}

/** Text, outline and number of pages of a PDF. What it would run, open or send is never looked at, only mentioned. */
export async function convertPdf(bytes: Uint8Array): Promise<Converted> {
  const actions = mentionsActions(bytes);
  // pdf.js takes the bytes for itself: they are gone from here. A copy would double what a long scan needs.
  const keeps = bytes.length <= limits.pdf.salvageBytes;
  const data = keeps || bytes.byteLength < bytes.buffer.byteLength ? bytes.slice() : bytes;
  const started = Date.now();
  try {
    return await withDocument(data, (document) => readDocument(document, actions));
  } catch (error) {
    const isDamaged = !(error instanceof Unshowable) || error.problem === "damaged";
    const isEarly = Date.now() - started < limits.pdf.salvageMilliseconds;
    const mended = keeps && isDamaged && isEarly ? withNewEnd(bytes) : undefined;
    throw mended ? new Unshowable("damaged", await salvagePdf(mended)) : error;
  }
}

/** The words of a PDF that was cut off, page by page: a window can't draw it from the file as it was handed in. */
async function salvagePdf(mended: Uint8Array): Promise<string | null> {
  try {
    const { blocks } = await withDocument(new Uint8Array(mended), (document) => readDocument(document, false));
    return readableLines(blocks.map(({ text }) => text));
  } catch {
    return null;
  }
}

async function withDocument<Result>(
  data: Uint8Array,
  work: (document: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const { getDocument } = await loadPdfJs();
  const task = getDocument({
    data,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Chinese, Japanese and Korean documents name their coding and leave it out.
    cMapUrl: join(findData("cmaps"), "/"),
    cMapPacked: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  task.onPassword = () => {
    throw new Unshowable("encrypted");
  };
  try {
    const document = await task.promise.catch((error: Error) => {
      throw new Unshowable(isLocked(error) ? "encrypted" : "damaged");
    });
    return await work(document);
  } finally {
    // Nothing is left to wait for: the thread goes on to the next document or ends.
    void task.destroy().catch(() => undefined);
  }
}

/** Under a password, or in a way (for the holders of certificates, say) that pdf.js has no keys for. */
function isLocked(error: Error): boolean {
  return error.name === "PasswordException" || error instanceof Unshowable || /encrypt/i.test(error.message);
}

async function readDocument(document: PDFDocumentProxy, actions: boolean): Promise<Converted> {
  const pages: Line[][] = [];
  const blocks: TextBlock[] = [];
  const until = Date.now() + limits.pdf.textMilliseconds;
  const most = Math.min(document.numPages, limits.pdf.textPages);
  let damaged = 0;
  const beside: Beside = { comments: false, files: false };
  while (pages.length < most && Date.now() < until) {
    const lines = await readPage(document, pages.length + 1);
    if (!lines) damaged += 1;
    pages.push(lines ?? []);
    blocks.push(...paragraphsOf(lines ?? [], pages.length));
    for (const text of await readTyped(document, pages.length, beside)) blocks.push({ text, page: pages.length });
  }
  if (document.numPages === 0 || damaged === pages.length) throw new Unshowable("damaged");
  const words = blocks.reduce((sum, block) => sum + countWords(block.text), 0);
  return {
    ok: true,
    content: { as: "pdf" },
    pages: document.numPages,
    words,
    headings: countHeadings(await readHeadings(document, pages), blocks),
    blocks,
    notes: await readNotes(document, { read: pages.length, damaged, words, actions, beside }),
  };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<Line[] | undefined> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: false });
    page.cleanup();
    return linesOf(
      items.flatMap((item) =>
        "str" in item
          ? [{ text: item.str, endsLine: item.hasEOL, height: item.height, top: Number(item.transform[5]) }]
          : [],
      ),
    );
  } catch {
    return undefined;
  }
}

const comments = /^(Text|Highlight|Underline|Squiggly|StrikeOut|Caret|Ink|Stamp)$/;

/** What was typed into a form's fields, or onto the page: it is seen there, and no part of the page's own text. */
async function readTyped(document: PDFDocumentProxy, number: number, beside: Beside): Promise<string[]> {
  type Annotation = {
    subtype?: string;
    hidden?: boolean;
    fieldType?: string;
    fieldValue?: unknown;
    contentsObj?: { str?: string };
  };
  try {
    const page = await document.getPage(number);
    const annotations: Annotation[] = await page.getAnnotations();
    const texts = annotations.map(({ subtype, hidden, fieldType = "", fieldValue, contentsObj }) => {
      if (hidden) return "";
      if (subtype === "FileAttachment") beside.files = true;
      if (comments.test(subtype ?? "") && contentsObj?.str?.trim()) beside.comments = true;
      if (subtype === "FreeText") return contentsObj?.str ?? "";
      return subtype === "Widget" && /^(Tx|Ch)$/.test(fieldType) ? [fieldValue].flat().join(" ") : "";
    });
    return texts.map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean);
  } catch {
    return [];
  }
}

type FoundHeading = { readonly level: number; readonly text: string; readonly page: number };

/** The outline that the PDF brings, where it has one of any use; else what looks like headings. */
async function readHeadings(document: PDFDocumentProxy, pages: readonly (readonly Line[])[]): Promise<FoundHeading[]> {
  const found: FoundHeading[] = [];
  type Entry = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>[number];
  const walk = async (entries: readonly Entry[], level: number): Promise<void> => {
    for (const entry of entries) {
      if (found.length >= 500 || level > 6) return;
      const page = await pageOf(document, entry.dest);
      if (page !== undefined && entry.title.trim() !== "")
        found.push({ level, text: entry.title.trim().slice(0, 300), page });
      await walk(entry.items, level + 1);
    }
  };
  try {
    await walk((await document.getOutline()) ?? [], 1);
  } catch {
    // A damaged outline is no reason to leave the document unread.
  }
  return found.length >= 2 ? found : headingsOf(pages);
}

async function pageOf(document: PDFDocumentProxy, target: string | unknown[] | null): Promise<number | undefined> {
  try {
    const place = typeof target === "string" ? await document.getDestination(target) : target;
    const page = place?.[0];
    if (typeof page === "number") return page + 1;
    return page && typeof page === "object" ? (await document.getPageIndex(page as never)) + 1 : undefined;
  } catch {
    return undefined;
  }
}

/** Words from each heading to the next, by where the heading's text stands among the blocks of its page. */
function countHeadings(found: readonly FoundHeading[], blocks: readonly TextBlock[]): Heading[] {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const placed = found
    .map((heading, order) => {
      const first = blocks.findIndex((block) => (block.page ?? 0) >= heading.page);
      const wanted = plain(heading.text).slice(0, 80);
      const exact = blocks.findIndex(
        (block, index) => index >= first && block.page === heading.page && plain(block.text).startsWith(wanted),
      );
      return { heading, order, at: exact === -1 ? (first === -1 ? blocks.length : first) : exact };
    })
    .sort((one, other) => one.at - other.at || one.order - other.order);
  return placed.map(({ heading, at }, index) => {
    const end = placed[index + 1]?.at ?? blocks.length;
    const words = blocks.slice(at, end).reduce((sum, block) => sum + countWords(block.text), 0);
    return { level: heading.level, text: heading.text, anchor: null, page: heading.page, words };
  });
}
