import { Unshowable } from "./conversion.ts";
import { escapeHtml } from "./safe-html.ts";
import { readXml, type XmlTag } from "./xml.ts";

export type Emphasis = { bold: boolean; italic: boolean; hidden: boolean };

/** How each style of a text's runs stands out, by its name. */
export function readStyles(content: Buffer): Map<string, Emphasis> {
  const styles = new Map<string, Emphasis>();
  let current: Emphasis | undefined;
  try {
    readXml(content, {
      open(tag) {
        if (tag.name === "style" && tag.attribute("family") === "text") {
          current = { bold: false, italic: false, hidden: false };
          styles.set(tag.attribute("name") ?? "", current);
        } else if (tag.name === "text-properties" && current) {
          current.bold ||= tag.attribute("font-weight") === "bold";
          current.italic ||= tag.attribute("font-style") === "italic";
          current.hidden ||= tag.attribute("display") === "none";
        }
      },
      close(name) {
        if (name === "style") current = undefined;
      },
    });
  } catch (error) {
    if (!(error instanceof Unshowable) || error.problem !== "damaged") throw error;
  }
  return styles;
}

const plain: Readonly<Record<string, string>> = {
  p: "p",
  list: "ul",
  "list-item": "li",
  "list-header": "li",
  table: "table",
  "table-row": "tr",
  "note-body": "sup",
};
/** Not part of the text as handed in: deleted passages, comments, forms, the styles before the body. */
const left = new Set([
  "tracked-changes",
  "annotation",
  "forms",
  "automatic-styles",
  "font-face-decls",
  "scripts",
  "settings",
  "note-citation",
  "desc",
  "title",
  "event-listeners",
  "covered-table-cell",
]);

/** The events of an OpenDocument body as HTML. */
export class OdtWriter {
  readonly #out: string[] = [];
  readonly #closing: string[] = [];
  readonly #styles: ReadonlyMap<string, Emphasis>;
  readonly #pictures: ReadonlyMap<string, string>;
  hasHidden = false;
  #leftDepth = 0;
  #notes = 0;

  constructor(styles: ReadonlyMap<string, Emphasis>, pictures: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#pictures = pictures;
  }

  get html(): string {
    return this.#out.join("") + this.#closing.toReversed().join("");
  }

  get isEmpty(): boolean {
    return this.#out.length === 0;
  }

  open(tag: XmlTag): void {
    if (this.#leftDepth > 0 || left.has(tag.name)) {
      this.#leftDepth += 1;
      return;
    }
    const [before, after] = this.#tagsOf(tag);
    this.#out.push(before);
    this.#closing.push(after);
  }

  close(_name: string): void {
    if (this.#leftDepth > 0) this.#leftDepth -= 1;
    else this.#out.push(this.#closing.pop() ?? "");
  }

  text(text: string): void {
    // Between the elements of the structure there is only white space for the eye of a programmer.
    if (this.#leftDepth === 0 && this.#closing.some((after) => /^(<\/\w+>)*<\/(p|h\d)>/.test(after))) {
      this.#out.push(escapeHtml(text));
    }
  }

  #tagsOf(tag: XmlTag): readonly [string, string] {
    switch (tag.name) {
      case "h": {
        const level = Math.min(6, Math.max(1, Number(tag.attribute("outline-level")) || 1));
        return [`<h${level}>`, `</h${level}>`];
      }
      case "span": {
        const { bold = false, italic = false, hidden } = this.#styles.get(tag.attribute("style-name") ?? "") ?? {};
        this.hasHidden ||= hidden === true;
        return [
          `${bold ? "<strong>" : ""}${italic ? "<em>" : ""}`,
          `${italic ? "</em>" : ""}${bold ? "</strong>" : ""}`,
        ];
      }
      case "table-cell":
        return [`<td${spanOf(tag, "column")}${spanOf(tag, "row")}>`, "</td>"];
      case "a":
        return [`<a href="${escapeHtml(tag.attribute("href") ?? "")}">`, "</a>"];
      case "s":
        return [" ".repeat(Math.min(80, Number(tag.attribute("c")) || 1)), ""];
      case "tab":
        return [" ", ""];
      case "line-break":
        return ["<br>", ""];
      case "note":
        this.#notes += 1;
        return [`<sup>[${this.#notes}: `, "]</sup>"];
      case "note-body":
        return ["", ""];
      case "image": {
        const part = (tag.attribute("href") ?? "").replace(/^\.\//, "");
        return [isTableView(part) ? "" : `<img src="${this.#pictures.get(part) ?? ""}" alt="">`, ""];
      }
      default: {
        const name = plain[tag.name];
        // A paragraph inside a footnote stands in the middle of another one.
        if (name === "p" && this.#closing.includes("]</sup>")) return ["", " "];
        return name ? [`<${name}>`, `</${name}>`] : ["", ""];
      }
    }
  }
}

/** LibreOffice keeps a view of each table on a slide beside its cells. */
export function isTableView(part: string): boolean {
  return part.startsWith("Pictures/TablePreview");
}

function spanOf(tag: XmlTag, what: "column" | "row"): string {
  const cells = Number(tag.attribute(`number-${what}s-spanned`) ?? 1);
  return cells > 1 ? ` ${what === "column" ? "colspan" : "rowspan"}="${cells}"` : "";
}
