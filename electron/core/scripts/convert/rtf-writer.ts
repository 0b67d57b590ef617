import type { PictureShelf } from "./picture-shelf.ts";
import { decoderOfPage, RtfFonts } from "./rtf-fonts.ts";
import type { RtfHandlers } from "./rtf-tokens.ts";
import { escapeHtml } from "./safe-html.ts";

type Group = {
  readonly destination: "text" | "skip" | "styles" | "fonts" | "picture";
  /** A footnote stands in brackets where its mark is. */
  readonly footnote: boolean;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  deleted: boolean;
  font: number | undefined;
  /** How many bytes after a `\u` repeat its character for readers that don't know it. */
  fallbackBytes: number;
};

const skipped = new Set(
  "colortbl info header headerl headerr headerf footer footerl footerr footerf objdata objclass themedata colorschememapping datastore listtable listoverridetable rsidtbl generator xmlnstbl fldinst bkmkstart bkmkend filetbl revtbl latentstyles nonshppict pntext sp sn sv nesttableprops nonesttables pnseclvl template comment annotation atnid atnauthor private userprops docvar mmathPr wgrffmtfilter".split(
    " ",
  ),
);
const symbols: Readonly<Record<string, string>> = {
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  tab: " ",
  line: "\n",
  emspace: " ",
  enspace: " ",
};

export class RtfWriter implements RtfHandlers {
  leftObjects = 0;
  readonly #shelf: PictureShelf;
  readonly #out: string[] = [];
  /** Tracked changes were found: passages that somebody deleted are left out. */
  hasDeleted = false;
  readonly #fonts = new RtfFonts();
  #group: Group = {
    destination: "text",
    footnote: false,
    bold: false,
    italic: false,
    hidden: false,
    deleted: false,
    font: undefined,
    fallbackBytes: 1,
  };
  readonly #outer: Group[] = [];
  #optional = false;
  #decoder = new TextDecoder("windows-1252");
  /** Waits until something else comes: a character may take two bytes. */
  #bytes = "";
  #skipBytes = 0;
  #line = "";
  #style = 0;
  readonly #styleLevels = new Map<number, number>();
  #styleNumber = 0;
  #styleName = "";
  #inTable = false;
  #row: string[] = [];
  #rows: string[] = [];
  #cell = "";
  #picture: { mediaType: string; digits: string[] } | undefined;

  constructor(shelf: PictureShelf) {
    this.#shelf = shelf;
  }

  openGroup(): void {
    this.#flushBytes();
    this.#outer.push(this.#group);
    this.#group = { ...this.#group, footnote: false };
    this.#optional = false;
  }

  closeGroup(): void {
    this.#flushBytes();
    if (this.#group.destination === "styles") this.#endStyle();
    if (this.#group.footnote) this.#endFootnote();
    const outer = this.#outer.pop();
    if (this.#group.destination === "picture" && outer?.destination !== "picture") this.#endPicture();
    if (outer) this.#group = outer;
  }

  optionalGroup(): void {
    this.#optional = true;
  }

  run(bytes: string): void {
    const skip = Math.min(this.#skipBytes, bytes.length);
    this.#skipBytes -= skip;
    const rest = skip > 0 ? bytes.slice(skip) : bytes;
    if (this.#group.destination === "picture") this.#picture?.digits.push(rest);
    else if (/^(text|styles)$/.test(this.#group.destination) && !this.#group.hidden && !this.#group.deleted) {
      this.#bytes += rest;
    }
  }

  control(word: string, parameter: number | undefined): void {
    this.#flushBytes();
    if (word === "object") this.leftObjects += 1;
    if (skipped.has(word) || (this.#optional && !/^(shppict|pict|shptxt|shpinst|shp|footnote|listtext)$/.test(word))) {
      this.#group = { ...this.#group, destination: "skip" };
    }
    this.#optional = false;
    if (this.#group.destination === "skip") return;
    if (this.#group.destination === "styles") this.#readStyle(word, parameter);
    else if (this.#group.destination === "picture") this.#readPicture(word);
    else if (this.#group.destination === "fonts") this.#fonts.read(word, parameter);
    else this.#readText(word, parameter);
  }

  finish(): string {
    this.#flushBytes();
    this.#endParagraph();
    this.#endTable();
    return this.#out.join("");
  }

  #readText(word: string, parameter: number | undefined): void {
    const on = parameter !== 0;
    if (symbols[word]) this.#write(symbols[word]);
    else if (word === "b") this.#group.bold = on;
    else if (word === "i") this.#group.italic = on;
    else if (word === "v") this.#group.hidden = on;
    else if (word === "deleted") {
      this.#group.deleted = on;
      this.hasDeleted ||= on;
    } else if (word === "f") this.#group.font = parameter;
    else if (word === "plain") {
      Object.assign(this.#group, { bold: false, italic: false, hidden: false, deleted: false, font: undefined });
    } else if (word === "fonttbl") this.#group = { ...this.#group, destination: "fonts" };
    else if (word === "ansicpg") this.#decoder = decoderOfPage(parameter ?? 1252);
    else if (word === "mac") this.#decoder = new TextDecoder("macintosh");
    else if (word === "uc") this.#group.fallbackBytes = Math.min(8, Math.max(0, parameter ?? 1));
    else if (word === "u") this.#writeUnicode(parameter ?? 63);
    else if (word === "nestcell") this.#write("\n");
    else if (word === "par" || word === "sect" || word === "page") this.#endParagraph();
    else if (word === "pard") {
      this.#style = 0;
      this.#inTable = false;
    } else if (word === "s") this.#style = parameter ?? 0;
    else if (word === "intbl") this.#inTable = true;
    else if (word === "cell") this.#endCell();
    else if (word === "row") this.#endRow();
    else if (word === "footnote") {
      this.#write(" [");
      this.#group = { ...this.#group, footnote: true };
    } else if (word === "stylesheet") this.#group = { ...this.#group, destination: "styles" };
    else if (word === "pict") {
      this.#group = { ...this.#group, destination: "picture" };
      this.#picture = { mediaType: "", digits: [] };
    }
  }

  #writeUnicode(parameter: number): void {
    // Written as a signed 16-bit number; surrogates come as two controls in a row.
    const code = parameter & 0xffff;
    // Signs of Symbol and Wingdings, which no other typeface has: nearly always the bullet of a list.
    this.#write(code >= 0xf020 && code <= 0xf0ff ? "\u2022" : String.fromCharCode(code));
    this.#skipBytes = this.#group.fallbackBytes;
  }

  #flushBytes(): void {
    if (this.#bytes === "") return;
    const text = (this.#fonts.decoderOf(this.#group.font) ?? this.#decoder).decode(Buffer.from(this.#bytes, "latin1"));
    this.#bytes = "";
    if (this.#group.destination === "styles") this.#styleName += text;
    else this.#write(text);
  }

  #write(text: string): void {
    if (this.#group.destination !== "text" || this.#group.hidden) return;
    const { bold, italic, deleted } = this.#group;
    if (deleted) return;
    const escaped = escapeHtml(text).replaceAll("\n", "<br>");
    const slanted = italic ? `<em>${escaped}</em>` : escaped;
    this.#line += bold ? `<strong>${slanted}</strong>` : slanted;
  }

  #endFootnote(): void {
    this.#line = `${this.#line.trimEnd().replace(/ \[\s+(?=[^[]*$)/, " [")}]`;
  }

  #endParagraph(): void {
    // A paragraph of a footnote ends nothing in the text around it.
    if (this.#group.footnote) {
      this.#line += " ";
      return;
    }
    // Runs of one emphasis that the source cut in pieces become one.
    const line = this.#line.replace(/<\/em><\/strong><strong><em>|<\/strong><strong>|<\/em><em>/g, "");
    this.#line = "";
    if (this.#inTable) {
      this.#cell += `${line}<br>`;
      return;
    }
    this.#endTable();
    if (line.trim() === "") return;
    const level = this.#styleLevels.get(this.#style);
    this.#out.push(level ? `<h${level}>${line}</h${level}>` : `<p>${line}</p>`);
  }

  #endCell(): void {
    this.#inTable = true;
    this.#endParagraph();
    this.#row.push(`<td>${this.#cell.replace(/(<br>)+$/, "")}</td>`);
    this.#cell = "";
  }

  #endRow(): void {
    if (this.#row.length > 0) this.#rows.push(`<tr>${this.#row.join("")}</tr>`);
    this.#row = [];
  }

  #endTable(): void {
    if (this.#cell !== "") this.#endCell();
    this.#endRow();
    if (this.#rows.length > 0) this.#out.push(`<table>${this.#rows.join("")}</table>`);
    this.#rows = [];
    this.#inTable = false;
  }

  #readStyle(word: string, parameter: number | undefined): void {
    if (word === "s") this.#styleNumber = parameter ?? 0;
  }

  #endStyle(): void {
    const level =
      /heading (\d)/i.exec(this.#styleName)?.[1] ?? (/^\s*title\b/i.test(this.#styleName) ? "1" : undefined);
    if (level) this.#styleLevels.set(this.#styleNumber, Math.min(6, Math.max(1, Number(level))));
    this.#styleName = "";
    this.#styleNumber = 0;
  }

  #readPicture(word: string): void {
    if (!this.#picture) return;
    if (word === "pngblip") this.#picture.mediaType = "image/png";
    else if (word === "jpegblip") this.#picture.mediaType = "image/jpeg";
  }

  #endPicture(): void {
    if (!this.#picture) return;
    const bytes = Buffer.from(this.#picture.digits.join("").replace(/[^0-9a-f]/gi, ""), "hex");
    const placeholder = this.#shelf.add(this.#picture.mediaType, bytes);
    this.#picture = undefined;
    if (placeholder) this.#line += `<img src="${placeholder}" alt="">`;
  }
}
