import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { type Converted, limits, Unshowable } from "./conversion.ts";
import { bareBody, straightenMail } from "./mail-bytes.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { escapeHtml, finishHtml } from "./safe-html.ts";
import { convertText, refuseLongText } from "./text-kinds.ts";

/** A mail in a mail in a mail, and so on: more than people forward. */
const mostNested = 5;

/**
 * An e-mail: who, when, about what; its text; the mails that it forwards; and what else is attached, by name only. Attachments
 * are kept with it, never opened.
 */
export async function convertEml(bytes: Uint8Array): Promise<Converted> {
  refuseLongText(bytes, limits.carryingTextBytes);
  const mail = await parse(bytes);
  // Bytes that merely end in .eml: read as mail, all of them would be a heading that nobody sees.
  if (mail.headers.length === 0 || !(mail.from || mail.to || mail.date || mail.subject || mail.messageId)) {
    return convertText(bytes);
  }
  const shelf = new PictureShelf();
  const attachments: Attachment[] = [];
  const html = await layOut(mail, bytes, { shelf, attachments, level: 1 });
  const list = attachments.map((attachment) => `<li>${escapeHtml(describeAttachment(attachment))}</li>`);
  const attached = list.length > 0 ? `<h2>Attachments</h2><ul>${list.join("")}</ul>` : "";
  return finishHtml(html + attached, { shelf, notes: notesOf(attachments) });
}

function parse(bytes: Uint8Array): Promise<Email> {
  return PostalMime.parse(straightenMail(bytes), {
    maxNestingDepth: 100,
    maxHeadersSize: 1024 * 1024,
  }).catch((error: Error) => {
    throw new Unshowable(/nesting/i.test(error.message) ? "too-deep" : "too-large");
  });
}

type Around = { readonly shelf: PictureShelf; readonly attachments: Attachment[]; readonly level: number };

async function layOut(mail: Email, bytes: Uint8Array, around: Around): Promise<string> {
  const head = [
    ["From", mail.from ? nameOf(mail.from) : ""],
    ["To", (mail.to ?? []).map(nameOf).join("; ")],
    ["Copy", (mail.cc ?? []).map(nameOf).join("; ")],
    ["Date", dateOf(mail.date)],
  ].filter(([, value]) => value);
  const subject = mail.subject?.trim() || "(No subject)";
  const lines = head.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value ?? "")}</dd>`);
  const forwarded: string[] = [];
  for (const attachment of mail.attachments) {
    if (attachment.related) continue;
    if (attachment.mimeType !== "message/rfc822" || around.level >= mostNested) around.attachments.push(attachment);
    else {
      const inner = bytesOf(attachment);
      const html = await layOut(await parse(inner), inner, { ...around, level: around.level + 1 });
      forwarded.push(`<blockquote>${html}</blockquote>`);
    }
  }
  const title = `<h${around.level}>${escapeHtml(subject)}</h${around.level}>`;
  return `${title}<dl>${lines.join("")}</dl>${bodyOf(mail, bytes, around.shelf)}${forwarded.join("")}`;
}

function bodyOf(mail: Email, bytes: Uint8Array, shelf: PictureShelf): string {
  if (!mail.html) {
    const text = mail.text ?? "";
    return textHtml(text.trim() === "" && mail.attachments.length === 0 ? bareBody(bytes) : text);
  }
  const inText = new Map<string, string>();
  for (const attachment of mail.attachments) {
    const { contentId, mimeType } = attachment;
    if (contentId && mimeType.startsWith("image/"))
      inText.set(contentId.replace(/^<|>$/g, ""), shelf.add(mimeType, bytesOf(attachment)));
  }
  return mail.html.replace(/(["'])cid:([^"'<>\s]{1,300})\1/gi, (_, quote: string, id: string) => {
    return `${quote}${inText.get(id) ?? ""}${quote}`;
  });
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
}

function notesOf(attachments: readonly Attachment[]): string[] {
  const notes: string[] = [];
  const holds = (kind: RegExp) => attachments.some(({ mimeType }) => kind.test(mimeType));
  if (holds(/^application\/(x-)?pkcs7-mime$|^application\/pgp-encrypted$/i))
    notes.push(
      "This e-mail is sealed (encrypted or signed as a whole), so its text can't be shown: ask the learner for it as PDF.",
    );
  if (holds(/ms-tnef$/i))
    notes.push(
      "Outlook wrapped what was attached in a file of its own (winmail.dat): ask the learner to send the document itself.",
    );
  if (attachments.length > 0)
    notes.push("Attachments are kept inside this e-mail as received. Save the e-mail to open them in a mail program.");
  return notes;
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
