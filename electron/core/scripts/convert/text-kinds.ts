import { marked } from "marked";
import { countWords } from "../../../../shared/domain/words.ts";
import { type Converted, limits, type TextBlock, Unshowable } from "./conversion.ts";
import { decodeText } from "./decode-text.ts";
import { stripTags } from "./readable-text.ts";
import { finishHtml } from "./safe-html.ts";

/** @throws Unshowable too-large, with the beginning as text. */
export function refuseLongText(
  bytes: Uint8Array,
  limit: number,
  toText: (text: string) => string = (text) => text,
): void {
  if (bytes.length <= limit) return;
  throw new Unshowable("too-large", toText(decodeText(bytes.subarray(0, 1024 * 1024))).slice(0, limits.readableText));
}

export function convertText(bytes: Uint8Array): Converted {
  refuseLongText(bytes, limits.textBytes);
  // A window shows the line ends of a Mac of old as nothing.
  const text = decodeText(bytes).replaceAll("\0", "\u2400").replace(/\r\n?/g, "\n");
  const blocks: TextBlock[] = text
    .split(/\n\s*\n|\f/)
    .map((paragraph) => ({ text: paragraph.replace(/\s+/g, " ").trim() }))
    .filter((block) => block.text !== "");
  return {
    ok: true,
    content: { as: "text", text },
    pages: null,
    words: countWords(text),
    headings: [],
    blocks,
    notes: [],
  };
}

/** Markdown that its parser can't take (nested a thousand deep, say) is still text. */
export function convertMarkdown(bytes: Uint8Array): Converted {
  refuseLongText(bytes, limits.textBytes);
  const text = decodeText(bytes);
  try {
    return finishHtml(marked.parse(text, { async: false }));
  } catch {
    return { ...convertText(bytes), notes: ["This Markdown could not be laid out, so it is shown as plain text."] };
  }
}

/** A page's text by its own coding, or else by the one that it declares. */
export function decodeHtml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const declared =
    /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(start) ??
    /^\s*<\?xml[^>]{0,200}encoding=["']([\w-]{1,40})/i.exec(start);
  return decodeText(bytes, declared?.[1]);
}

export function convertHtml(bytes: Uint8Array): Converted {
  refuseLongText(bytes, limits.textBytes, stripTags);
  const html = decodeHtml(bytes);
  const active = /<(script|iframe|object|embed|form)\b|\son\w{3,30}\s*=/i.test(html);
  const outside = /\b(src|action|background|poster|data)\s*=\s*["']?\s*(https?:)?\/\//i.test(html);
  const notes: string[] = [];
  if (active) notes.push("This page has scripts or forms of its own. They are left out and never run.");
  if (outside) notes.push("This page refers to addresses outside itself. Nothing is ever fetched from them.");
  return finishHtml(html, { notes });
}
