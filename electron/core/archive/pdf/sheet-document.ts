import PDFDocument from "pdfkit";
import { Letters } from "./letters.ts";
import { contentWidth, lineHeightOf, type Paper, page, styles, type TextStyle } from "./paper.ts";
import { setColourProfile } from "./pdfkit-settings.ts";
import { makeShowable } from "./showable-text.ts";
import { wrapText } from "./wrap-text.ts";

export type StructureElement = PDFKit.PDFStructureElement;
export type Line = { readonly text: string; readonly style: TextStyle };

export type SheetDocumentOptions = {
  readonly title: string;
  readonly author: string;
  readonly printedAt: Date;
  /** Stands at the head of every page but the first, and at the foot of each. */
  readonly running: { readonly head: string; readonly foot: string };
};

/**
 * A tagged PDF/A-3a (ISO 19005-3) that flows down A4 pages. Everything that is content goes through a structure element;
 * rules, fills and what repeats on every page are artifacts, which a screen reader passes over.
 */
export class SheetDocument {
  readonly root: StructureElement;
  y: number = page.top;
  /** True once a character had to be written as its code. */
  replaced = false;
  readonly #pdf: PDFKit.PDFDocument;
  readonly #letters: Letters;
  readonly #options: SheetDocumentOptions;
  readonly #pieces: Buffer[] = [];
  readonly #ended: Promise<Buffer>;

  constructor(paper: Paper, options: SheetDocumentOptions) {
    this.#options = options;
    this.#pdf = new PDFDocument({
      size: "A4",
      margin: 0,
      pdfVersion: "1.7",
      subset: "PDF/A-3a",
      tagged: true,
      lang: "en-GB",
      displayTitle: true,
      bufferPages: true,
      // The standard fonts can't be embedded, and PDF/A wants every font inside.
      font: "",
      info: {
        Title: options.title,
        Author: options.author,
        Creator: "Assessor Workstation",
        CreationDate: options.printedAt,
      },
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#pdf.on("data", (piece: Buffer) => this.#pieces.push(piece));
      this.#pdf.on("end", () => resolve(Buffer.concat(this.#pieces)));
      this.#pdf.on("error", reject);
    });
    setColourProfile(this.#pdf, paper.colourProfile);
    this.#letters = new Letters(this.#pdf, paper);
    this.root = this.#pdf.struct("Document");
    this.#pdf.addStructure(this.root);
  }

  get bottom(): number {
    return page.height - page.bottom;
  }

  /** Starts a page where less than this is left on the present one. */
  ensure(height: number): void {
    if (this.y + height > this.bottom) this.startPage();
  }

  startPage(): void {
    this.#pdf.addPage();
    this.y = page.top;
  }

  /** Adds an element under a parent; content is drawn as it is added. */
  open(type: string, parent: StructureElement = this.root, options: Record<string, string> = {}): StructureElement {
    const element = this.#pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  /** The text in lines, as the font can show it. */
  layOut(text: string, style: TextStyle, width: number): Line[] {
    this.#letters.use(style);
    const showable = makeShowable(text, (codePoint) => this.#letters.has(codePoint));
    this.replaced ||= showable.replaced;
    return wrapText(showable.text, width, (piece) => this.#letters.widthOf(piece, style)).map((line) => ({
      text: line,
      style,
    }));
  }

  /** Draws lines as content of an element, on this page. */
  drawLines(element: StructureElement, lines: readonly Line[], x: number, y: number): void {
    if (lines.length > 0) element.add(() => this.#draw(lines, x, y));
  }

  /** Draws what is no content: rules, fills, repeated labels. */
  drawArtifact(
    draw: (pdf: PDFKit.PDFDocument) => void,
    options: PDFKit.Mixins.MarkingOptions = { type: "Layout" },
  ): void {
    this.#pdf.markContent("Artifact", options);
    draw(this.#pdf);
    this.#pdf.endMarkedContent();
  }

  drawRepeated(lines: readonly Line[], x: number, y: number): void {
    this.drawArtifact(() => this.#draw(lines, x, y), { type: "Pagination" });
  }

  /** A heading or a paragraph, flowing over pages. */
  write(
    type: "H1" | "H2" | "H3" | "H4" | "P" | "LBody",
    text: string,
    style: TextStyle,
    parent?: StructureElement,
    indent = 0,
  ): void {
    const element = this.open(type, parent);
    let lines = this.layOut(text, style, contentWidth - indent);
    while (lines.length > 0) {
      const height = lineHeightOf(style);
      const room = Math.floor((this.bottom - this.y) / height);
      // Where one line alone would go on to the next page, another goes with it.
      const fitting = lines.length - room === 1 && room > 2 ? room - 1 : room;
      if (fitting < Math.min(2, lines.length)) {
        this.startPage();
        continue;
      }
      this.drawLines(element, lines.slice(0, fitting), page.margin + indent, this.y);
      this.y += Math.min(fitting, lines.length) * height;
      lines = lines.slice(fitting);
    }
    element.end();
  }

  async finish(): Promise<Buffer> {
    this.root.end();
    const { count } = this.#pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#pdf.switchToPage(index);
      this.#drawRunning(index, count);
    }
    this.#pdf.end();
    return await this.#ended;
  }

  #drawRunning(index: number, count: number): void {
    const { head, foot } = this.#options.running;
    const number = this.layOut(`Page ${index + 1} of ${count}`, styles.note, 100);
    const numberWidth = this.#letters.widthOf(number[0]?.text ?? "", styles.note);
    const footY = page.height - page.bottom + 18;
    this.drawArtifact((pdf) =>
      pdf
        .moveTo(page.margin, footY - 6)
        .lineTo(page.width - page.margin, footY - 6)
        .lineWidth(0.5)
        .stroke("#b4bcc7"),
    );
    this.drawRepeated(this.#oneLine(foot, contentWidth - 80), page.margin, footY);
    this.drawRepeated(number, page.width - page.margin - numberWidth, footY);
    if (index > 0) this.drawRepeated(this.#oneLine(head, contentWidth), page.margin, page.top - 22);
  }

  /** What doesn't fit is cut, and shows that it is. */
  #oneLine(text: string, width: number): Line[] {
    const [first, ...rest] = this.layOut(text, styles.note, width - 12);
    if (!first) return [];
    return [rest.length === 0 ? first : { ...first, text: `${first.text.trimEnd()} …` }];
  }

  #draw(lines: readonly Line[], x: number, y: number): void {
    let at = y;
    for (const { text, style } of lines) {
      if (text !== "") this.#letters.draw(text, style, x, at);
      at += lineHeightOf(style);
    }
  }
}
