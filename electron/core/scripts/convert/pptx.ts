import { type Converted, limits, Unshowable } from "./conversion.ts";
import { readDrawnWords } from "./drawn-words.ts";
import { commentsNote, notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { forgiveDamage, type Relation, readSound, relationsOf } from "./package-relations.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { finishHtml } from "./safe-html.ts";
import { readSlide, type SlideText, type Surroundings } from "./slide-reader.ts";
import { readXml } from "./xml.ts";

/**
 * Slides as a document to read: each slide's title is a heading, then its text, tables, pictures, what its charts and diagrams
 * say and the speaker's notes, in the order of the presentation; at the end, once, the words that its layouts put behind them.
 */
export async function convertPptx(parts: Package): Promise<Converted> {
  const all = await slideNames(parts);
  const deck = new Deck(parts);
  for (const name of all.slice(0, limits.slides)) await deck.add(name);
  return deck.finish(all.length);
}

/** In the order of the presentation; by number where that can't be read. */
async function slideNames(parts: Package): Promise<string[]> {
  const links = await relationsOf(parts, "ppt/presentation.xml");
  const ordered: string[] = [];
  const presentation = await readSound(parts, "ppt/presentation.xml");
  forgiveDamage(() =>
    readXml(presentation ?? Buffer.alloc(0), {
      open(tag) {
        if (tag.name === "sldId") ordered.push(links.get(tag.prefixedAttribute("id") ?? "")?.target ?? "");
      },
    }),
  );
  const known = [...new Set(ordered)].filter((name) => parts.has(name));
  if (known.length > 0) return known;
  const number = (name: string) => Number(/\d+/.exec(name)?.[0]);
  return parts.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).sort((a, b) => number(a) - number(b));
}

class Deck {
  readonly #parts: Package;
  readonly #shelf = new PictureShelf();
  readonly #html: string[] = [];
  /** Layouts and masters, by their parts: what each puts behind its slides. */
  readonly #behind = new Map<string, string>();
  #slides = 0;
  #damaged = 0;
  #cut = 0;
  #hidden = 0;
  #hasComments = false;

  constructor(parts: Package) {
    this.#parts = parts;
  }

  async add(name: string): Promise<void> {
    this.#slides += 1;
    try {
      await this.#addSlide(name);
    } catch (error) {
      if (!(error instanceof Unshowable) || error.problem === "entities") throw error;
      this.#damaged += 1;
      this.#html.push(`<h2>Slide ${this.#slides}</h2><p>(This slide is damaged.)</p>`);
    }
  }

  async finish(total: number): Promise<Converted> {
    if (this.#slides === this.#damaged) throw new Unshowable("damaged");
    const of = `of ${this.#slides} slides`;
    const notes = await notesOfPackage(this.#parts);
    if (total > this.#slides) notes.push(`Only the first ${this.#slides} of ${total} slides are shown.`);
    if (this.#damaged > 0) notes.push(`${this.#damaged} ${of} are damaged and can't be shown.`);
    if (this.#cut > 0) notes.push(`${this.#cut} ${of} are damaged: they are shown up to where the damage begins.`);
    if (this.#hidden > 0) notes.push(`${this.#hidden} ${of} are hidden when they are presented: they are shown here.`);
    if (this.#hasComments) notes.push(commentsNote);
    const behind = [...new Set(this.#behind.values())].filter(Boolean);
    const html = behind.length > 0 ? [...this.#html, "<h2>Behind the slides</h2>", ...behind] : this.#html;
    return finishHtml(html.join(""), { shelf: this.#shelf, notes, pages: total });
  }

  async #addSlide(name: string): Promise<void> {
    const links = await relationsOf(this.#parts, name);
    const slide = readSlide((await this.#parts.readAsFar(name)).bytes, await this.#surroundings(links));
    if (slide.isHidden) this.#hidden += 1;
    if (slide.damaged) this.#cut += 1;
    this.#hasComments ||= [...links.values()].some(({ type }) => type === "comments");
    const notes = hasWords(await this.#readPart(links, "notesSlide", "all"));
    this.#html.push(`<h2>${slide.title || `Slide ${this.#slides}`}</h2>${slide.body}`);
    if (notes) this.#html.push(`<blockquote><p><em>Speaker's notes</em></p>${notes}</blockquote>`);
    await this.#lookBehind(links);
  }

  /** A layout stands behind its slides, and a master behind its layouts. */
  async #lookBehind(links: ReadonlyMap<string, Relation>): Promise<void> {
    for (const type of ["slideLayout", "slideMaster"]) {
      const part = find(links, type);
      if (!part || this.#behind.has(part)) continue;
      this.#behind.set(part, hasWords(await this.#readPart(links, type, "own")));
      if (type === "slideLayout") await this.#lookBehind(await relationsOf(this.#parts, part));
    }
  }

  async #readPart(links: ReadonlyMap<string, Relation>, type: string, only: "all" | "own"): Promise<string> {
    const part = find(links, type);
    const bytes = part && (await readSound(this.#parts, part));
    if (!bytes) return "";
    const drawn = await readDrawnWords(this.#parts, await relationsOf(this.#parts, part));
    let read: SlideText | undefined;
    const whole = forgiveDamage(() => {
      read = readSlide(bytes, { pictures: new Map(), drawn }, only);
    });
    if (!whole || read?.damaged) this.#cut += 1;
    return read ? `${read.title && `<p>${read.title}</p>`}${read.body}` : "";
  }

  async #surroundings(links: ReadonlyMap<string, Relation>): Promise<Surroundings> {
    const pictures = new Map<string, string>();
    for (const [id, { type, target }] of links) {
      if (type !== "image" || !this.#parts.has(target)) continue;
      const ending = target.slice(target.lastIndexOf(".") + 1).toLowerCase();
      const bytes = (await readSound(this.#parts, target)) ?? Buffer.alloc(0);
      pictures.set(id, this.#shelf.add(`image/${ending === "jpg" ? "jpeg" : ending}`, bytes));
    }
    return { pictures, drawn: await readDrawnWords(this.#parts, links) };
  }
}

function find(links: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...links.values()].find((link) => link.type === type)?.target;
}

/** A notes page repeats the slide's number, at times as its only text. */
function hasWords(html: string): string {
  const words = html.replace(/<[^>]*>/g, "").trim();
  return /^\d*$/.test(words) ? "" : html;
}
