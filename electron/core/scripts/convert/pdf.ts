import { join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { countWords } from "../../../../shared/domain/words.ts";
import { type Converted, type Heading, limits, type TextBlock, Unshowable } from "./conversion.ts";
import { findData } from "./data-files.ts";
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
  const { getDocument } = await loadPdfJs();
  const actions = mentionsActions(bytes);
  const task = getDocument({
    // pdf.js takes the bytes for itself: they are gone from here. A copy would double what a long scan needs.
    data: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice(),
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
    return await readDocument(document, actions);
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
  while (pages.length < most && Date.now() < until) {
    const lines = await readPage(document, pages.length + 1);
    if (!lines) damaged += 1;
    pages.push(lines ?? []);
    blocks.push(...paragraphsOf(lines ?? [], pages.length));
    for (const text of await readTyped(document, pages.length)) blocks.push({ text, page: pages.length });
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
    notes: await readNotes(document, { read: pages.length, damaged, words, actions }),
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

/** What was typed into a form's fields, or onto the page: it is seen there, and no part of the page's own text. */
async function readTyped(document: PDFDocumentProxy, number: number): Promise<string[]> {
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

async function readNotes(
  document: PDFDocumentProxy,
  { read, damaged, words, actions }: { read: number; damaged: number; words: number; actions: boolean },
): Promise<string[]> {
  const notes: string[] = [];
  const total = document.numPages;
  if (damaged > 0) notes.push(`${damaged} of ${read} pages of this PDF are damaged.`);
  if (read < total) {
    notes.push(
      `Words were counted, and can be searched, on the first ${read.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} pages.`,
    );
  }
  if (words === 0) notes.push("This PDF has no text in it (a scan, perhaps): its words can't be counted or searched.");
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  if ("IsXFAPresent" in info && info.IsXFAPresent) {
    notes.push(
      "This PDF is a form of a kind (XFA) that only Adobe's programs show whole: what was filled in may be missing here. Ask the learner to print it to a PDF.",
    );
  }
  const [scripts, open, files] = await Promise.all([
    document.getJSActions().catch(() => null),
    document.getOpenAction().catch(() => null),
    document.getAttachments().catch(() => null),
  ]);
  if (actions || scripts || (open && "action" in open))
    notes.push("This PDF carries a script or an action of its own. It is never run.");
  if (files instanceof Map ? files.size > 0 : Object.keys(files ?? {}).length > 0)
    notes.push("This PDF has other files embedded in it. They are not opened here.");
  return notes;
}

/** pdf.js tells of scripts, but not of a program that a PDF would start. What is packed away inside is not looked for. */
function mentionsActions(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["/Launch", "/JavaScript", "/SubmitForm"].some((name) => file.includes(name, 0, "latin1"));
}
