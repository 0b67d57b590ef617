import { countWords } from "../../../../shared/domain/words.ts";
import { limits } from "./conversion.ts";

const mostPages = 2_000;
/** More than any script has; each is looked into. */
const mostObjects = 200_000;

/**
 * A PDF that was cut off has lost the list of its objects and often its list of pages, at its end. With both written anew behind
 * what is left, a reader finds the pages that are there.
 * @returns nothing where no page can be told, or where all of it is locked.
 */
export function withNewEnd(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Without its key no word of a locked one can be read.
  if (file.includes("/Encrypt ", 0, "latin1")) return undefined;
  const pages: string[] = [];
  let highest = 0;
  let objects = 0;
  for (const { 0: found, 1: number = "", index } of file.toString("latin1").matchAll(/(?<=[\r\n])(\d{1,7}) 0 obj\b/g)) {
    objects += 1;
    if (objects > mostObjects) return undefined;
    highest = Math.max(highest, Number(number));
    const start = file.toString("latin1", index + found.length, index + found.length + 2_000);
    const [dictionary = ""] = start.split(/\bstream\b|\bendobj\b/, 1);
    if (/\/Type\s*\/Page\b/.test(dictionary) && pages.length < mostPages) pages.push(`${number} 0 R`);
  }
  if (pages.length === 0) return undefined;
  const list = `${highest + 1} 0 obj\n<< /Type /Pages /Kids [${pages.join(" ")}] /Count ${pages.length} >>\nendobj\n`;
  const catalogue = `${highest + 2} 0 obj\n<< /Type /Catalog /Pages ${highest + 1} 0 R >>\nendobj\n`;
  const trailer = `trailer\n<< /Size ${highest + 3} /Root ${highest + 2} 0 R >>\n%%EOF\n`;
  // What was cut off may have been in the middle of a stream.
  return Buffer.concat([file, Buffer.from(`\nendstream\nendobj\n${list}${catalogue}${trailer}`)]);
}

/** Letters of a font that was cut off are no words. */
export function readableLines(lines: readonly string[]): string | null {
  const text = lines.join("\n").slice(0, limits.readableText);
  const odd = text.match(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu)?.filter((sign) => sign !== "\n").length ?? 0;
  return countWords(text) > 0 && odd * 10 < text.length ? text : null;
}
