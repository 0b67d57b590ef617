import { type Converted, limits, Unshowable } from "./conversion.ts";
import { notesOfBody, readBody, readPictures } from "./odt.ts";
import { type Emphasis, OdtWriter, readStyles } from "./odt-writer.ts";
import { notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { finishHtml } from "./safe-html.ts";
import type { XmlTag } from "./xml.ts";

/** OpenDocument slides as a document to read, as those of PowerPoint are: title, text, tables, pictures, speaker's notes. */
export async function convertOdp(parts: Package): Promise<Converted> {
  const { bytes: content } = await parts.readAsFar("content.xml");
  const shelf = new PictureShelf();
  const reader = new OdpReader(readStyles(content), await readPictures(parts, shelf));
  const notes = readBody(content, reader, () => reader.slides === 0);
  reader.endSlide();
  if (reader.slides === 0) throw new Unshowable("damaged");
  if (reader.slides > limits.slides)
    notes.push(`Only the first ${limits.slides} of ${reader.slides} slides are shown.`);
  notes.push(...(await notesOfPackage(parts)), ...notesOfBody(content, reader.hasHidden));
  return finishHtml(reader.html.join(""), { shelf, notes, pages: reader.slides });
}

/** What every slide repeats is no part of its text. */
const repeated = /^(page-number|footer|header|date-time)$/;

type Slide = { readonly title: OdtWriter; readonly body: OdtWriter; readonly notes: OdtWriter };

class OdpReader {
  readonly html: string[] = [];
  slides = 0;
  hasHidden = false;
  readonly #styles: ReadonlyMap<string, Emphasis>;
  readonly #pictures: ReadonlyMap<string, string>;
  #slide: Slide | undefined;
  /** The elements that are open, each with the part of the slide that it stands in. */
  readonly #open: (OdtWriter | undefined)[] = [];

  constructor(styles: ReadonlyMap<string, Emphasis>, pictures: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#pictures = pictures;
  }

  open(tag: XmlTag): void {
    if (tag.name === "page") {
      this.endSlide();
      this.slides += 1;
      this.#slide = this.slides > limits.slides ? undefined : this.#beginSlide();
      this.#open.push(this.#slide?.body);
      return;
    }
    const inside = this.#open.at(-1);
    const writer = repeated.test(tag.attribute("class") ?? "") ? undefined : this.#placeOf(tag, inside);
    this.#open.push(writer);
    writer?.open(tag);
  }

  close(name: string): void {
    const writer = this.#open.pop();
    if (name === "page") this.endSlide();
    else writer?.close(name);
  }

  text(text: string): void {
    this.#open.at(-1)?.text(text);
  }

  endSlide(): void {
    const slide = this.#slide;
    if (!slide) return;
    this.#slide = undefined;
    const title = wordsOf(slide.title.html) || `Slide ${this.slides}`;
    this.html.push(`<h2>${title}</h2>${slide.body.html}`);
    const spoken = wordsOf(slide.notes.html);
    if (spoken) this.html.push(`<blockquote><p><em>Speaker's notes</em></p>${slide.notes.html}</blockquote>`);
    this.hasHidden ||= slide.title.hasHidden || slide.body.hasHidden || slide.notes.hasHidden;
  }

  #beginSlide(): Slide {
    const writer = () => new OdtWriter(this.#styles, this.#pictures);
    return { title: writer(), body: writer(), notes: writer() };
  }

  #placeOf(tag: XmlTag, inside: OdtWriter | undefined): OdtWriter | undefined {
    if (!inside || inside !== this.#slide?.body) return inside;
    if (tag.name === "notes") return this.#slide?.notes;
    return tag.attribute("class") === "title" ? this.#slide?.title : this.#slide?.body;
  }
}

/** Without their marks; what was escaped stays so. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
