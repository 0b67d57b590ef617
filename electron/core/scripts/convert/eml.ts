import PostalMime, { type Address, type Attachment } from "postal-mime";
import { type Converted, limits, Unshowable } from "./conversion.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { escapeHtml, finishHtml } from "./safe-html.ts";
import { convertText, refuseLongText } from "./text-kinds.ts";

/** An e-mail: who, when, about what; its text; and what is attached, by name only. Attachments are kept with it, never opened. */
export async function convertEml(bytes: Uint8Array): Promise<Converted> {
  refuseLongText(bytes, limits.carryingTextBytes);
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: 100,
    maxHeadersSize: 1024 * 1024,
  }).catch((error: Error) => {
    throw new Unshowable(/nesting/i.test(error.message) ? "too-deep" : "too-large");
  });
  // Bytes that merely end in .eml: read as mail, all of them would be a heading that nobody sees.
  if (mail.headers.length === 0 || !(mail.from || mail.to || mail.date || mail.subject || mail.messageId)) {
    return convertText(bytes);
  }
  const head = [
    ["From", mail.from ? nameOf(mail.from) : ""],
    ["To", (mail.to ?? []).map(nameOf).join("; ")],
    ["Copy", (mail.cc ?? []).map(nameOf).join("; ")],
    ["Date", dateOf(mail.date)],
  ].filter(([, value]) => value);
  const subject = mail.subject?.trim() || "(No subject)";
  const lines = head.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value ?? "")}</dd>`);
  const shelf = new PictureShelf();
  const inText = new Map<string, string>();
  for (const { contentId, mimeType, content } of mail.attachments) {
    if (contentId && mail.html && mimeType.startsWith("image/")) {
      const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
      inText.set(contentId.replace(/^<|>$/g, ""), shelf.add(mimeType, bytes));
    }
  }
  const attachments = mail.attachments.filter((attachment) => !attachment.related);
  const list = attachments.map((attachment) => `<li>${escapeHtml(describeAttachment(attachment))}</li>`);
  const attached = list.length > 0 ? `<h2>Attachments</h2><ul>${list.join("")}</ul>` : "";
  const notes =
    attachments.length > 0
      ? ["Attachments are kept inside this e-mail as received. Save the e-mail to open them in a mail program."]
      : [];
  const body = mail.html
    ? mail.html.replace(/(["'])cid:([^"'<>\s]{1,300})\1/gi, (_, quote: string, id: string) => {
        return `${quote}${inText.get(id) ?? ""}${quote}`;
      })
    : textHtml(mail.text ?? "");
  return finishHtml(`<h1>${escapeHtml(subject)}</h1><dl>${lines.join("")}</dl>${body}${attached}`, { shelf, notes });
}

function nameOf(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(nameOf).join(", ")}`;
  return address.name ? `${address.name} <${address.address}>` : (address.address ?? "");
}

function dateOf(date: string | undefined): string {
  const found = new Date(date ?? "");
  if (Number.isNaN(found.getTime())) return date ?? "";
  return found.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
}

function textHtml(text: string): string {
  return text
    .split(/\r?\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\r?\n/g, "<br>")}</p>`)
    .join("");
}

function describeAttachment({ filename, mimeType, content }: Attachment): string {
  const bytes = typeof content === "string" ? content.length : content.byteLength;
  return `${filename ?? "Without a name"} (${mimeType}, ${Math.max(1, Math.round(bytes / 1024))} KB)`;
}
