import { holdsIdeographs, type Ideographs } from "./ideographs.ts";
import { type Paper, type TextStyle, typefaces } from "./paper.ts";
import { addFont, ascenderOf, hasGlyphs } from "./pdfkit-settings.ts";

type Run = { readonly text: string; readonly slice: number | undefined };

/** The letters of one PDF: Inter's, and for a character that it has not the ideographs'. */
export class Letters {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #ideographs: Ideographs;
  /** Slices that this PDF has in use, by number, with what they hold. */
  readonly #slices = new Map<number, (codePoint: number) => boolean>();

  constructor(pdf: PDFKit.PDFDocument, paper: Paper) {
    this.#pdf = pdf;
    this.#ideographs = paper.ideographs;
    for (const typeface of typefaces) addFont(pdf, typeface, paper[typeface]);
  }

  /** Whether a character can be printed, in the style that was used last. */
  has(codePoint: number): boolean {
    return hasGlyphs(this.#pdf)(codePoint) || this.#sliceFor(codePoint) !== undefined;
  }

  use(style: TextStyle): void {
    this.#pdf.font(style.weight).fontSize(style.size);
  }

  widthOf(text: string, style: TextStyle): number {
    this.use(style);
    let width = 0;
    for (const run of this.#runsOf(text)) {
      this.#select(run, style);
      width += this.#pdf.widthOfString(run.text);
    }
    this.use(style);
    return width;
  }

  /** One line, with its upper edge at `y`. The letters of all fonts stand on the same line. */
  draw(text: string, style: TextStyle, x: number, y: number): void {
    this.use(style);
    this.#pdf.fillColor(style.colour);
    const ascender = ascenderOf(this.#pdf);
    let at = x;
    for (const run of this.#runsOf(text)) {
      this.#select(run, style);
      const lower = ((ascender - ascenderOf(this.#pdf)) / 1000) * style.size;
      this.#pdf.text(run.text, at, y + lower, { lineBreak: false });
      at += this.#pdf.widthOfString(run.text);
    }
    this.use(style);
  }

  #select({ slice }: Run, style: TextStyle): void {
    this.#pdf.font(slice === undefined ? style.weight : nameOf(slice)).fontSize(style.size);
  }

  /** Asked for while Inter is in use: what it has is not looked for elsewhere. */
  #runsOf(text: string): readonly Run[] {
    if (!holdsIdeographs(text)) return [{ text, slice: undefined }];
    const inUse = hasGlyphs(this.#pdf);
    const runs: { text: string; slice: number | undefined }[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const slice = inUse(codePoint) ? undefined : this.#sliceFor(codePoint);
      const last = runs.at(-1);
      if (last && last.slice === slice) last.text += character;
      else runs.push({ text: character, slice });
    }
    return runs;
  }

  #sliceFor(codePoint: number): number | undefined {
    const slice = this.#ideographs.sliceOf(codePoint);
    if (slice === undefined) return undefined;
    let holds = this.#slices.get(slice);
    if (!holds) {
      holds = addFont(this.#pdf, nameOf(slice), this.#ideographs.read(slice));
      this.#slices.set(slice, holds);
    }
    return holds(codePoint) ? slice : undefined;
  }
}

function nameOf(slice: number): string {
  return `ideographs-${slice}`;
}
