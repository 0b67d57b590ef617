import { Unshowable } from "./conversion.ts";
import type { DrawnWords } from "./drawn-words.ts";
import { escapeHtml } from "./safe-html.ts";
import { readXml, type XmlTag } from "./xml.ts";

/** What a slide's relations lead to, by their ids. */
export type Surroundings = { readonly pictures: ReadonlyMap<string, string>; readonly drawn: DrawnWords };

export type SlideText = {
  readonly title: string;
  readonly body: string;
  readonly isHidden: boolean;
  /** It was read up to where the damage begins. */
  readonly damaged: boolean;
};

const wraps: Readonly<Record<string, readonly [string, string]>> = {
  tbl: ["<table>", "</table>"],
  tr: ["<tr>", "</tr>"],
  tc: ["<td>", "</td>"],
};
const shapes = /^(sp|graphicFrame|pic|cxnSp|contentPart)$/;

/**
 * A slide, or the notes that belong to one, as HTML.
 * @param only `own` leaves out the places that a layout offers, which hold words for whoever fills them in, not for a reader.
 * @throws Unshowable as `readXml`; damaged where nothing could be read before the damage.
 */
export function readSlide(bytes: Buffer, around: Surroundings, only: "all" | "own" = "all"): SlideText {
  const reader = new SlideReader(around, only === "own");
  let damaged = false;
  try {
    readXml(bytes, reader);
  } catch (error) {
    if (!(error instanceof Unshowable) || error.problem !== "damaged" || reader.isEmpty) throw error;
    damaged = true;
  }
  return { title: reader.title, body: reader.finish(), isHidden: reader.isHidden, damaged };
}

class SlideReader {
  title = "";
  isHidden = false;
  readonly #around: Surroundings;
  readonly #withoutPlaces: boolean;
  #body = "";
  readonly #closing: string[] = [];
  #paragraph = "";
  #description = "";
  #inTitle = false;
  /** The number, date and footer that every slide repeats are no part of its text. */
  #isRepeated = false;
  #inText = false;
  /** How long the text was before each choice that has another way of showing the same: one of the two is read. */
  readonly #choices: number[] = [];
  #leftDepth = 0;

  constructor(around: Surroundings, withoutPlaces: boolean) {
    this.#around = around;
    this.#withoutPlaces = withoutPlaces;
  }

  get isEmpty(): boolean {
    return this.title === "" && this.#length === 0;
  }

  get #length(): number {
    return this.#body.length + this.#paragraph.length;
  }

  open(tag: XmlTag): void {
    if (this.#leftDepth > 0 || (tag.name === "Fallback" && this.#length > (this.#choices.at(-1) ?? 0))) {
      this.#leftDepth += 1;
      return;
    }
    if (shapes.test(tag.name)) this.#beginShape();
    switch (tag.name) {
      case "sld":
        this.isHidden = /^(0|false)$/.test(tag.attribute("show") ?? "");
        break;
      case "AlternateContent":
        this.#choices.push(this.#length);
        break;
      case "cNvPr":
        this.#description = tag.attribute("descr") ?? "";
        break;
      case "ph": {
        const type = tag.attribute("type") ?? "";
        this.#isRepeated = this.#withoutPlaces || /^(sldNum|dt|ftr|hdr)$/.test(type);
        this.#inTitle = /^(title|ctrTitle)$/.test(type);
        break;
      }
      case "t":
        this.#inText = !this.#isRepeated;
        break;
      case "br":
        this.#paragraph += this.#inTitle ? " " : "<br>";
        break;
      case "blip":
        this.#addPicture(this.#around.pictures.get(tag.attribute("embed") ?? ""));
        break;
      case "chart":
        this.#addDrawn("Chart", tag.prefixedAttribute("id"));
        break;
      case "relIds":
        this.#addDrawn("Diagram", tag.prefixedAttribute("dm"));
        break;
    }
    const wrap = wraps[tag.name];
    if (!wrap) return;
    this.#body += wrap[0];
    this.#closing.push(wrap[1]);
  }

  close(name: string): void {
    if (this.#leftDepth > 0) {
      this.#leftDepth -= 1;
      return;
    }
    if (name === "AlternateContent") this.#choices.pop();
    else if (name === "t") this.#inText = false;
    else if (name === "p") this.#endParagraph();
    if (wraps[name]) this.#body += this.#closing.pop() ?? "";
    // A table that follows a slide's number is no number.
    if (shapes.test(name)) this.#beginShape();
  }

  text(text: string): void {
    if (this.#inText && this.#leftDepth === 0) this.#paragraph += escapeHtml(text);
  }

  /** The body, its tables closed where the damage left them open. */
  finish(): string {
    this.#endParagraph();
    return this.#body + this.#closing.toReversed().join("");
  }

  #beginShape(): void {
    this.#inTitle = this.#isRepeated = false;
    this.#description = "";
  }

  #endParagraph(): void {
    const words = this.#paragraph.trim();
    this.#paragraph = "";
    if (words.replaceAll("<br>", "") === "") return;
    if (this.#inTitle) this.title += (this.title ? " " : "") + words;
    else this.#body += `<p>${words}</p>`;
  }

  #addPicture(placeholder: string | undefined): void {
    if (placeholder) this.#body += `<p><img src="${placeholder}" alt="${escapeHtml(this.#description)}"></p>`;
  }

  #addDrawn(what: string, id: string | undefined): void {
    const lines = this.#around.drawn.get(id ?? "") ?? [];
    if (lines.length === 0) return;
    this.#body += `<p><em>${what}</em></p>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}`;
  }
}
