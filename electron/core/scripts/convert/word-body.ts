import type { DrawnWords } from "./drawn-words.ts";
import { escapeHtml } from "./safe-html.ts";
import { rewriteXml, type WrittenTag, type XmlRewriter } from "./xml-rewrite.ts";

export type WordBody = { readonly xml: string; readonly whole: boolean };

/**
 * A Word document's body as mammoth reads it whole. It knows nothing of simple fields, of passages in another direction, of
 * text in shapes of the newer kind, in ovals and in drawn letters, of a list's choice, of equations, charts and diagrams: their
 * words are put where it finds them.
 * @param xml checked by `checkXml`.
 * @param inserted what to put in place of each document that is inserted, by its id.
 */
export function completeBody(xml: string, drawn: DrawnWords, inserted: (id: string) => string): WordBody {
  // Words are put in under this prefix, which every word processor uses.
  if (!xml.includes("xmlns:w=")) return { xml, whole: true };
  const writer = new WordBodyWriter(drawn, inserted);
  const whole = rewriteXml(xml, writer);
  return { xml: writer.written, whole };
}

/** Their contents stand where they stand. */
const unwrapped = new Set(
  "w:fldSimple w:bdo w:dir w:ruby w:rubyBase v:oval v:line v:polyline v:arc v:curve m:oMathPara".split(" "),
);
/** How an equation's parts are told apart on one line. */
const mathBefore: Readonly<Record<string, string>> = { "m:num": "(", "m:den": "/(", "m:sup": "^", "m:sub": "_" };
const mathAfter: Readonly<Record<string, string>> = { "m:num": ")", "m:den": ")" };

type Alternatives = {
  choice: string | undefined;
  fallback: string;
  choiceSays: boolean;
  fallbackSays: boolean;
  /** How often anything was said before the one that is being read. */
  said: number;
};
type Drawing = { readonly boxes: string[]; readonly lines: string[] };
type Field = { readonly entries: string[]; chosen: number; says: boolean };

class WordBodyWriter implements XmlRewriter {
  /** What is written into: the body, and inside it whatever may yet be moved or left out. */
  readonly #pages: string[][] = [[]];
  readonly #alternatives: Alternatives[] = [];
  readonly #drawings: Drawing[] = [];
  readonly #drawn: DrawnWords;
  readonly #inserted: (id: string) => string;
  #field: Field | undefined;
  #equation: string | undefined;
  #leftDepth = 0;
  #inText = false;
  #inDrawnText = false;
  #drawnLine = "";
  /** How many text boxes and drawings said something. */
  #said = 0;

  constructor(drawn: DrawnWords, inserted: (id: string) => string) {
    this.#drawn = drawn;
    this.#inserted = inserted;
  }

  get written(): string {
    return this.#pages.flat().join("");
  }

  open(tag: WrittenTag, written: string): void {
    if (this.#leftDepth > 0 || tag.name === "w:rt") {
      this.#leftDepth += 1;
      return;
    }
    if (this.#equation !== undefined) {
      this.#equation += mathBefore[tag.name] ?? "";
      this.#inText = tag.name === "m:t";
      return;
    }
    if (this.#inText) throw new SyntaxError("An element inside words.");
    this.#inText = tag.name === "w:t";
    this.#inDrawnText = tag.name === "a:t" && this.#drawings.length > 0;
    this.#note(tag);
    if (this.#begin(tag)) return;
    if (!unwrapped.has(tag.name)) this.#write(written);
  }

  close(name: string, written: string): void {
    if (this.#leftDepth > 0) {
      this.#leftDepth -= 1;
      return;
    }
    this.#inText = this.#inDrawnText = false;
    if (this.#equation !== undefined && name !== "m:oMath") {
      this.#equation += mathAfter[name] ?? "";
      return;
    }
    if (this.#end(name, written)) return;
    if (!unwrapped.has(name)) this.#write(written);
  }

  text(written: string, meaning: string): void {
    if (this.#leftDepth > 0) return;
    if (this.#equation !== undefined) {
      if (this.#inText) this.#equation += meaning;
      return;
    }
    if (this.#inDrawnText) this.#drawnLine += meaning;
    if (this.#inText && this.#field && meaning.trim() !== "") this.#field.says = true;
    this.#write(written);
  }

  /** What is said about what stands around it. */
  #note({ name, attributes }: WrittenTag): void {
    const drawing = this.#drawings.at(-1);
    if (name === "w:listEntry") this.#field?.entries.push(attributes["w:val"] ?? "");
    else if (name === "w:result" && this.#field) this.#field.chosen = Number(attributes["w:val"]) || 0;
    else if (name === "c:chart" || name === "cx:chart")
      drawing?.lines.push(...this.#lines("Chart", attributes["r:id"]));
    else if (name === "dgm:relIds") drawing?.lines.push(...this.#lines("Diagram", attributes["r:dm"]));
    else if (name === "w:fldChar") {
      const type = attributes["w:fldCharType"];
      if (type === "begin") this.#field = { entries: [], chosen: 0, says: false };
      else if (type === "end") this.#endField();
    }
  }

  /** @returns whether something else stands in place of the tag. */
  #begin({ name, attributes }: WrittenTag): boolean {
    switch (name) {
      case "w:cr":
        this.#write("<w:br/>");
        return true;
      case "w:ptab":
        this.#write("<w:tab/>");
        return true;
      case "w:altChunk":
        this.#write(paragraph(this.#inserted(attributes["r:id"] ?? "")));
        return true;
      case "v:textpath":
        this.#write(paragraph(attributes.string ?? ""));
        return true;
      case "m:oMath":
        this.#equation = "";
        return true;
      case "mc:AlternateContent":
        this.#alternatives.push({ choice: undefined, fallback: "", choiceSays: false, fallbackSays: false, said: 0 });
        return true;
      case "mc:Choice":
      case "mc:Fallback":
        this.#beginAlternative();
        return true;
      case "w:drawing":
        this.#drawings.push({ boxes: [], lines: [] });
        return false;
      case "w:txbxContent":
        this.#pages.push([]);
        return true;
      default:
        return false;
    }
  }

  /** @returns whether something else stands in place of the tag. */
  #end(name: string, written: string): boolean {
    switch (name) {
      case "w:cr":
      case "w:ptab":
      case "w:altChunk":
      case "v:textpath":
        return true;
      case "m:oMath":
        this.#write(run(this.#equation ?? ""));
        this.#equation = undefined;
        return true;
      case "mc:Choice":
      case "mc:Fallback":
        this.#endAlternative(name, this.#endPage());
        return true;
      case "mc:AlternateContent":
        this.#endAlternatives();
        return true;
      case "w:txbxContent":
        this.#endBox(this.#endPage());
        return true;
      case "a:p":
        if (this.#drawnLine.trim() !== "") this.#drawings.at(-1)?.lines.push(this.#drawnLine.trim());
        this.#drawnLine = "";
        return false;
      case "w:drawing":
        this.#write(written);
        this.#endDrawing();
        return true;
      default:
        return false;
    }
  }

  #write(piece: string): void {
    this.#pages.at(-1)?.push(piece);
  }

  #endPage(): string {
    return (this.#pages.length > 1 ? this.#pages.pop() : undefined)?.join("") ?? "";
  }

  /** What was chosen from a list in a form stands only among the list's entries. */
  #endField(): void {
    const { entries, chosen, says } = this.#field ?? { entries: [], chosen: 0, says: true };
    this.#field = undefined;
    const entry = entries[chosen];
    if (entry && !says) this.#write(words(entry));
  }

  /** Outside a drawing, mammoth reads a text box where it stands. Inside one it doesn't, so it is moved behind it. */
  #endBox(content: string): void {
    this.#said += 1;
    const box = `<w:txbxContent>${content}</w:txbxContent>`;
    const drawing = this.#drawings.at(-1);
    if (drawing) drawing.boxes.push(box);
    else this.#write(box);
  }

  #endDrawing(): void {
    const { boxes, lines } = this.#drawings.pop() ?? { boxes: [], lines: [] };
    if (boxes.length > 0) this.#write(`<w:pict>${boxes.join("")}</w:pict>`);
    for (const line of lines) this.#write(`<w:br/>${words(line)}`);
    this.#said += lines.length;
  }

  #beginAlternative(): void {
    this.#pages.push([]);
    const alternatives = this.#alternatives.at(-1);
    if (alternatives) alternatives.said = this.#said;
  }

  #endAlternative(name: string, content: string): void {
    const alternatives = this.#alternatives.at(-1);
    if (!alternatives) return;
    const says = this.#said > alternatives.said;
    if (name === "mc:Fallback") {
      alternatives.fallback += content;
      alternatives.fallbackSays ||= says;
    } else if (alternatives.choice === undefined) {
      alternatives.choice = content;
      alternatives.choiceSays = says;
    }
  }

  /** Of two ways to show the same, the older one, which mammoth knows more of; unless only the newer one has the words. */
  #endAlternatives(): void {
    const { choice = "", fallback, choiceSays, fallbackSays } = this.#alternatives.pop() ?? noAlternatives;
    if (fallback.trim() === "") this.#write(choice);
    else this.#write(choiceSays && !fallbackSays ? choice + fallback : fallback);
  }

  #lines(what: string, id: string | undefined): string[] {
    const lines = this.#drawn.get(id ?? "") ?? [];
    return lines.length > 0 ? [`${what}:`, ...lines] : [];
  }
}

const noAlternatives: Alternatives = { choice: "", fallback: "", choiceSays: false, fallbackSays: false, said: 0 };

const words = (text: string) => `<w:t xml:space="preserve">${escapeHtml(text)}</w:t>`;
const run = (text: string) => `<w:r>${words(text)}</w:r>`;
const paragraph = (text: string) => (text.trim() === "" ? "" : `<w:p>${run(text)}</w:p>`);
