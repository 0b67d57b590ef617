import mammoth from "mammoth";
import { type Converted, Unshowable } from "./conversion.ts";
import { type DrawnWords, readDrawnWords } from "./drawn-words.ts";
import { type Inserted, readInserted } from "./inserted.ts";
import { readWordMargins } from "./margins.ts";
import { commentsNote, notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { readSound, relationsOf } from "./package-relations.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { finishHtml } from "./safe-html.ts";
import { completeBody } from "./word-body.ts";
import { checkXml } from "./xml.ts";
import { rewriteXml } from "./xml-rewrite.ts";

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  // Without a break, the last word of a page would run into the first of the next.
  "br[type='page'] => br",
  "br[type='column'] => br",
];

/** What mammoth leaves out, or shows as if it were nothing special. An assessor has to know of it. */
const unseen: readonly (readonly [RegExp, string])[] = [
  [/<m:oMath\b/, "Equations in this document are shown on one line each: save it to see them as they were written."],
  [/<w:(ins|del|moveFrom)\s/, "Changes were tracked in this document: it is shown with all of them accepted."],
  [/<w:vanish\s*\/>/, "This document has hidden text: it is shown, and its words are counted."],
];

const insertedNote =
  "Another document is inserted in this one: its text can't be shown here. Save it to see the whole.";

/** What mammoth asks of a ZIP. Given ours, it reads only parts whose size and shape were checked. */
type MammothFile = {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
};

/** @throws Unshowable. */
export async function convertDocx(parts: Package): Promise<Converted> {
  const main = mainPart(parts);
  const links = await relationsOf(parts, main);
  const inserted = await readInserted(parts, links);
  const reader = new WordReader(parts, await readDrawnWords(parts, links), inserted);
  const shelf = new PictureShelf();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer().catch(() => Buffer.alloc(0));
    return { src: shelf.add(image.contentType ?? "", bytes) };
  });
  try {
    // mammoth's types leave out the input in which the caller has opened the ZIP already.
    const input = { file: reader } as unknown as { buffer: Buffer };
    const result = await mammoth.convertToHtml(input, { styleMap, convertImage, externalFileAccess: false });
    const signs = result.messages.some(({ message }) => /unsupported character/.test(message));
    const lost = result.messages.some(({ type }) => type === "error");
    const text = (await readSound(parts, main))?.toString("utf8") ?? "";
    const notes = [
      ...reader.notes,
      ...unseen.filter(([sign]) => sign.test(text)).map(([, note]) => note),
      ...((await hasComments(parts)) ? [commentsNote] : []),
      ...(inserted.leftOut ? [insertedNote] : []),
      ...(signs ? ["Some signs from a typeface of symbols can't be shown here."] : []),
      ...(lost ? ["Some parts of this document could not be shown."] : []),
      ...(await notesOfPackage(parts)),
    ];
    return finishHtml(inserted.putInto(result.value) + (await readWordMargins(parts, links)), { shelf, notes });
  } catch (error) {
    throw error instanceof Unshowable ? error : new Unshowable("damaged");
  }
}

/** The parts as mammoth is to see them: those with text completed, those that the text can do without left out if damaged. */
class WordReader implements MammothFile {
  readonly #parts: Package;
  readonly #drawn: DrawnWords;
  readonly #inserted: Inserted;
  readonly #said = new Set<string>();

  constructor(parts: Package, drawn: DrawnWords, inserted: Inserted) {
    this.#parts = parts;
    this.#drawn = drawn;
    this.#inserted = inserted;
  }

  get notes(): string[] {
    return [...this.#said];
  }

  exists(name: string): boolean {
    return this.#parts.has(name);
  }

  async read(name: string, encoding?: string): Promise<string | Uint8Array> {
    if (encoding === "base64") return (await this.#parts.read(name)).toString("base64");
    if (!encoding) return this.#parts.read(name);
    if (/\/(styles|numbering|comments)\.xml$/.test(name)) return this.#readAside(name);
    if (!/\/(document\d*|footnotes|endnotes)\.xml$/.test(name)) return checkXml(await this.#parts.read(name));
    const { bytes, whole } = await this.#parts.readAsFar(name);
    const xml = checkXml(bytes, whole ? "refuse" : "cut");
    const body = completeBody(xml, this.#drawn, (id) => this.#inserted.markOf(id));
    if (!body.whole) this.#said.add("This document is damaged: it is shown up to where the damage begins.");
    return body.xml;
  }

  /** Without it, the text is there all the same. */
  async #readAside(name: string): Promise<string> {
    const part = await readSound(this.#parts, name);
    const xml = part && checkXml(part);
    if (xml && isWhole(xml)) return xml;
    this.#said.add("This document is damaged: its text is shown without some of its layout.");
    return "<none/>";
  }
}

function isWhole(xml: string): boolean {
  return rewriteXml(xml, { open: () => undefined, close: () => undefined, text: () => undefined });
}

function mainPart(parts: Package): string {
  return parts.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? "";
}

async function hasComments(parts: Package): Promise<boolean> {
  return (await parts.readIfThere("word/comments.xml"))?.includes("<w:comment ") ?? false;
}
