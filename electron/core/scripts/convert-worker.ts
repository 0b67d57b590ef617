import { parentPort, workerData } from "node:worker_threads";
import mammoth from "mammoth";
import { marked } from "marked";
import sanitizeHtml from "sanitize-html";

/**
 * Turns one document into HTML, in a thread of its own with bounded memory that the core ends when it takes too long. A
 * document is hostile until it has been through here: what comes out holds no script, style, form or outside address.
 */
export type ConvertRequest = { readonly kind: "docx" | "markdown"; readonly bytes: Uint8Array };
export type ConvertAnswer =
  | { readonly ok: true; readonly html: string; readonly words: number; readonly notes: readonly string[] }
  | { readonly ok: false };

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "p",
      "br",
      "hr",
      "blockquote",
      "pre",
      "code",
      "ul",
      "ol",
      "li",
      "dl",
      "dt",
      "dd",
    ],
    ...[
      "strong",
      "b",
      "em",
      "i",
      "u",
      "s",
      "sub",
      "sup",
      "a",
      "img",
      "table",
      "thead",
      "tbody",
      "tfoot",
      "tr",
      "th",
      "td",
      "caption",
    ],
  ],
  allowedAttributes: {
    a: ["href", "id"],
    img: ["src", "alt"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan", "scope"],
    ol: ["start"],
    sup: ["id"],
    li: ["id"],
  },
  // A link inside the document may be followed; any other is shown as text, its address beside it.
  allowedSchemes: [],
  allowedSchemesByTag: { img: ["data"] },
  allowProtocolRelative: false,
  exclusiveFilter: (frame) =>
    frame.tag === "img" && !/^data:image\/(png|jpeg|gif|webp|bmp);base64,/.test(frame.attribs.src ?? ""),
  transformTags: {
    a: (tagName, attributes) => {
      const address = attributes.href ?? "";
      const kept: Record<string, string> = {};
      if (attributes.id) kept.id = attributes.id;
      if (address.startsWith("#")) kept.href = address;
      return { tagName, attribs: kept };
    },
  },
};

async function convert(request: ConvertRequest): Promise<ConvertAnswer> {
  const { html, notes } = request.kind === "docx" ? await convertDocx(request.bytes) : convertMarkdown(request.bytes);
  const clean = sanitizeHtml(html, allowed);
  const text = sanitizeHtml(clean.replace(/<\/(p|li|h\d|td|th|tr)>|<br \/>/g, " "), {
    allowedTags: [],
    allowedAttributes: {},
  });
  return { ok: true, html: clean, words: countWords(text), notes };
}

async function convertDocx(bytes: Uint8Array): Promise<{ html: string; notes: string[] }> {
  const result = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { externalFileAccess: false });
  const errors = result.messages.filter((message) => message.type === "error");
  return { html: result.value, notes: errors.length > 0 ? ["Some parts of this document could not be shown."] : [] };
}

function convertMarkdown(bytes: Uint8Array): { html: string; notes: string[] } {
  return { html: marked.parse(new TextDecoder().decode(bytes), { async: false }), notes: [] };
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

convert(workerData as ConvertRequest).then(
  (answer) => parentPort?.postMessage(answer),
  () => parentPort?.postMessage({ ok: false } satisfies ConvertAnswer),
);
