import type { Package } from "./package.ts";
import { forgiveDamage, type Relation, readSound } from "./package-relations.ts";
import { escapeHtml } from "./safe-html.ts";
import { readXml, type XmlHandlers, type XmlTag } from "./xml.ts";

const mostLines = 50;

/** What stands at the head and foot of a Word document's pages, each line once, whichever pages it is for. */
export async function readWordMargins(parts: Package, links: ReadonlyMap<string, Relation>): Promise<string> {
  const margins = new Margins(
    () => true,
    (name) => name === "t",
  );
  for (const { type, target } of links.values()) {
    const bytes = /^(header|footer)$/.test(type) ? await readSound(parts, target) : undefined;
    if (bytes) forgiveDamage(() => readXml(bytes, margins));
  }
  return margins.html;
}

/** The same of an OpenDocument text, which keeps it among its styles. */
export async function readOdtMargins(parts: Package): Promise<string> {
  const margins = new Margins(
    ({ name }) => /^(header|footer)(-left|-first)?$/.test(name),
    (name) => /^(p|h|span|a)$/.test(name),
  );
  const bytes = await readSound(parts, "styles.xml");
  if (bytes) forgiveDamage(() => readXml(bytes, margins));
  return margins.html;
}

/** Lines between the first element that is a margin and its end. */
class Margins implements XmlHandlers {
  readonly #lines = new Set<string>();
  readonly #isMargin: (tag: XmlTag) => boolean;
  readonly #holdsText: (name: string) => boolean;
  /** The names of the elements that are open in a margin. */
  #open: string[] = [];
  #line = "";

  constructor(isMargin: (tag: XmlTag) => boolean, holdsText: (name: string) => boolean) {
    this.#isMargin = isMargin;
    this.#holdsText = holdsText;
  }

  get html(): string {
    if (this.#lines.size === 0) return "";
    const lines = [...this.#lines].map((line) => `<p>${escapeHtml(line)}</p>`);
    return `<blockquote><p><em>At the head or foot of the pages</em></p>${lines.join("")}</blockquote>`;
  }

  open(tag: XmlTag): void {
    if (this.#open.length === 0 && !this.#isMargin(tag)) return;
    this.#open.push(tag.name);
    if (/^(tab|br|s|line-break)$/.test(tag.name)) this.#line += " ";
  }

  close(name: string): void {
    this.#open.pop();
    if (name !== "p" && name !== "h") return;
    const words = this.#line.replace(/\s+/g, " ").trim();
    this.#line = "";
    // A page's number means nothing away from its page.
    const hasWords = /\p{L}/u.test(words.replace(/\b(page|of)\b/gi, ""));
    if (hasWords && this.#lines.size < mostLines) this.#lines.add(words);
  }

  text(text: string): void {
    // The older one of two ways to show the same is left out.
    if (this.#holdsText(this.#open.at(-1) ?? "") && !this.#open.includes("Fallback")) this.#line += text;
  }
}
