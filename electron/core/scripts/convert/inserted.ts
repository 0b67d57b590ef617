import { randomUUID } from "node:crypto";
import { extname } from "node:path";
import PostalMime from "postal-mime";
import { decodeText } from "./decode-text.ts";
import { straightenMail } from "./mail-bytes.ts";
import type { Package } from "./package.ts";
import { type Relation, readSound } from "./package-relations.ts";
import { escapeHtml } from "./safe-html.ts";
import { decodeHtml } from "./text-kinds.ts";

const most = 50;

/**
 * Documents inserted whole in a Word document (`altChunk`), as programs do that make one out of a web page: there, they hold
 * all of its text. Their HTML is put in where their marks stand, before any of it is cleaned.
 */
export class Inserted {
  readonly #html = new Map<string, string>();
  readonly #marks = new Map<string, string>();
  /** One of them is of a kind that isn't read here. */
  leftOut = false;

  add(id: string, html: string): void {
    this.#html.set(id, html);
  }

  /** Words that no document can hold by chance or on purpose. */
  markOf(id: string): string {
    if (!this.#html.has(id)) {
      this.leftOut = true;
      return "";
    }
    const mark = this.#marks.get(id) ?? `inserted-${randomUUID()}`;
    this.#marks.set(id, mark);
    return mark;
  }

  putInto(html: string): string {
    let whole = html;
    for (const [id, mark] of this.#marks)
      whole = whole.replaceAll(`<p>${mark}</p>`, () => `<div>${this.#html.get(id) ?? ""}</div>`);
    return whole;
  }
}

export async function readInserted(parts: Package, links: ReadonlyMap<string, Relation>): Promise<Inserted> {
  const inserted = new Inserted();
  const chunks = [...links].filter(([, { type }]) => type === "aFChunk").slice(0, most);
  for (const [id, { target }] of chunks) {
    const bytes = await readSound(parts, target);
    const html = bytes && (await htmlOf(bytes, extname(target).toLowerCase()));
    if (html !== undefined) inserted.add(id, html);
  }
  return inserted;
}

async function htmlOf(bytes: Buffer, ending: string): Promise<string | undefined> {
  if (/^\.x?html?$/.test(ending)) return decodeHtml(bytes);
  if (ending === ".txt") return `<pre>${escapeHtml(decodeText(bytes))}</pre>`;
  if (!/^\.(mht|mhtml|eml)$/.test(ending)) return undefined;
  const mail = await PostalMime.parse(straightenMail(bytes), {
    maxNestingDepth: 100,
    maxHeadersSize: 1024 * 1024,
  }).catch(() => undefined);
  return mail?.html ?? (mail?.text && `<pre>${escapeHtml(mail.text)}</pre>`);
}
