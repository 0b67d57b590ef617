import sanitizeHtml from "sanitize-html";
import { readOutsideAddress } from "../../../../shared/domain/outside-address.ts";
import { countWords } from "../../../../shared/domain/words.ts";
import { type Converted, type DocumentLink, type Heading, limits, type TextBlock, Unshowable } from "./conversion.ts";
import { PictureShelf } from "./picture-shelf.ts";

const allowedTags =
  "h1 h2 h3 h4 h5 h6 p div br hr blockquote pre code ul ol li dl dt dd strong b em i u s del ins sub sup a img table thead tbody tfoot tr th td caption".split(
    " ",
  );

/** What stands on lines of its own: taken away, its words would run into its neighbours'. */
const blocks = Object.fromEntries(
  "address article aside center details dir fieldset figcaption figure footer form header hgroup legend main menu nav noframes section summary"
    .split(" ")
    .map((name) => [name, "div"]),
);

const mostLinks = 5_000;
const spans = new Set(["colspan", "rowspan", "start"]);

/**
 * What a document may bring into a window: structure and emphasis. No script, style, form, frame or event; no address that a
 * click or the layout could follow. Addresses outside the document are handed over beside the HTML, under the id of their
 * link, for the window to show in full before anybody opens one; ids get a prefix, so that they can't stand in for the
 * window's own.
 */
function rules(shelf: PictureShelf, links: DocumentLink[]): sanitizeHtml.IOptions {
  return {
    allowedTags,
    allowedAttributes: {
      a: ["href", "id"],
      img: ["src", "alt"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan", "scope"],
      ol: ["start"],
      sup: ["id"],
      li: ["id"],
    },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ["picture"] },
    allowProtocolRelative: false,
    nonTextTags: ["script", "style", "textarea", "option", "noscript", "title"],
    nestingLimit: limits.html.depth,
    exclusiveFilter: (frame) => frame.tag === "img" && !shelf.holds(frame.attribs.src ?? ""),
    transformTags: {
      ...blocks,
      // A tick is the answer to a question: a form's boxes are left out, and their state is said in a sign.
      input: (tagName, { type = "", checked }) =>
        /^checkbox$/i.test(type)
          ? { tagName: "b", attribs: {}, text: checked === undefined ? "\u2610" : "\u2611" }
          : { tagName, attribs: {} },
      a: (tagName, { href = "", id }) => ({
        tagName,
        attribs: { ...(id && { id: ownId(id) }), ...linkOf(href, links) },
      }),
      sup: (tagName, attribs) => ({ tagName, attribs: attribs.id ? { id: ownId(attribs.id) } : {} }),
      li: (tagName, attribs) => ({ tagName, attribs: attribs.id ? { id: ownId(attribs.id) } : {} }),
      td: (tagName, attribs) => ({ tagName, attribs: boundSpans(attribs) }),
      th: (tagName, attribs) => ({ tagName, attribs: boundSpans(attribs) }),
      img: (tagName, { src = "", alt = "" }) => ({
        tagName,
        attribs: { src: shelf.holds(src) ? src : shelf.addDataAddress(src), alt: alt.slice(0, 500) },
      }),
    },
  };
}

function linkOf(href: string, links: DocumentLink[]): Record<string, string> {
  const written = href.trim();
  if (written.startsWith("#") && written.length > 1) return { href: `#${ownId(written.slice(1))}` };
  const outside = readOutsideAddress(written);
  if (!outside || links.length >= mostLinks) return {};
  const anchor = `link-${links.length + 1}`;
  links.push({ anchor, address: outside.address });
  return { id: anchor };
}

const ownId = (id: string) => `doc-${id.replace(/[^\w.-]/g, "_").slice(0, 100)}`;

/** A cell that says it spans a million columns would make the window lay out a million. */
function boundSpans(attribs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attribs).filter(
      ([name, value]) => !spans.has(name) || (/^\d+$/.test(value) && Number(value) <= 1000),
    ),
  );
}

/** @throws Unshowable too-large. */
export function finishHtml(
  html: string,
  options: { shelf?: PictureShelf; notes?: readonly string[]; pages?: number | null } = {},
): Converted {
  if (html.length > limits.html.characters) throw new Unshowable("too-large");
  const shelf = options.shelf ?? new PictureShelf();
  const links: DocumentLink[] = [];
  const clean = sanitizeHtml(html, rules(shelf, links));
  const { marked, headings, blocks } = outline(clean);
  return {
    ok: true,
    content: { as: "html", html: shelf.putInto(marked), links },
    pages: options.pages ?? null,
    words: blocks.reduce((words, block) => words + countWords(block.text), 0),
    headings,
    blocks,
    notes: [...(options.notes ?? []), ...shelf.note()],
  };
}

const blockTags = /^(h[1-6]|p|div|li|td|th|dt|dd|pre|blockquote|caption|tr|table|ul|ol|dl|hr)$/;
/** Many learners make headings by hand: a short paragraph in bold, without a full stop. */
const boldLine = /^<(strong|b)>([^<]{2,100}[^<.:;,?!\s])<\/\1>(?:<br \/>)?<\/p>/;

/**
 * Walks cleaned HTML once: gives headings an id, and collects the text block by block. The cleaner's output is well-formed,
 * with every `<` and `>` of text and attributes escaped, so tags can be told by their brackets.
 */
function outline(clean: string): { marked: string; headings: Heading[]; blocks: TextBlock[] } {
  const headings: (Heading & { words: number })[] = [];
  const blocks: TextBlock[] = [];
  const marked: string[] = [];
  let text = "";
  let open: { level: number; anchor: string } | undefined;
  const flush = () => {
    const block = text.replace(/\s+/g, " ").trim();
    text = "";
    if (block === "") return;
    blocks.push({ text: block });
    if (open)
      headings.push({ level: open.level, text: block.slice(0, 300), anchor: open.anchor, page: null, words: 0 });
    open = undefined;
    const current = headings.at(-1);
    if (current) current.words += countWords(block);
  };
  const tag = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g;
  let at = 0;
  for (const found of clean.matchAll(tag)) {
    const [whole, closing, name = "", attributes] = found;
    text += decodeEntities(clean.slice(at, found.index));
    marked.push(clean.slice(at, found.index));
    at = found.index + whole.length;
    if (name === "br" || name === "img") text += " ";
    if (!blockTags.test(name)) {
      marked.push(whole);
      continue;
    }
    flush();
    if (closing) open = undefined;
    const level = headingLevel(name, closing ?? "", clean, at);
    if (level === undefined) {
      marked.push(whole);
      continue;
    }
    open = { level, anchor: `section-${headings.length + 1}` };
    marked.push(`<${name} id="${open.anchor}"${attributes}>`);
  }
  text += decodeEntities(clean.slice(at));
  marked.push(clean.slice(at));
  flush();
  return { marked: marked.join(""), headings, blocks };
}

function headingLevel(name: string, closing: string, clean: string, after: number): number | undefined {
  if (closing) return undefined;
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  return name === "p" && boldLine.test(clean.slice(after, after + 160)) ? 6 : undefined;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function decodeEntities(text: string): string {
  return text.includes("&") ? text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? "") : text;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
