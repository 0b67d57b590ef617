import { imageSize } from "image-size";
import { limits } from "./conversion.ts";

const shown = /^image\/(png|jpe?g|gif|webp|bmp)$/i;

/**
 * Pictures out of documents. They wait here while the HTML around them is cleaned, under a name that only this program
 * gives, and are put in afterwards: nothing that a document says about a picture's address survives.
 */
export class PictureShelf {
  readonly #addresses: string[] = [];
  #bytes = 0;
  /** Pictures that were left out: too large, or of a kind that no browser shows. */
  left = 0;

  /** @returns the placeholder to use as `src`, empty where the picture is left out. */
  add(mediaType: string, bytes: Uint8Array): string {
    if (!shown.test(mediaType) || this.#bytes + bytes.length > limits.picture.bytes || !hasSaneSize(bytes)) {
      this.left += 1;
      return "";
    }
    this.#bytes += bytes.length;
    const type = mediaType.toLowerCase().replace("jpg", "jpeg");
    return `picture:${this.#addresses.push(`data:${type};base64,${Buffer.from(bytes).toString("base64")}`) - 1}`;
  }

  /** A picture that HTML or Markdown carries in itself. */
  addDataAddress(address: string): string {
    const found = /^data:([\w/+.-]{1,60});base64,([A-Za-z0-9+/=\s]+)$/.exec(address);
    if (!found?.[1] || !found[2]) {
      this.left += 1;
      return "";
    }
    return this.add(found[1], Buffer.from(found[2], "base64"));
  }

  holds(placeholder: string): boolean {
    return /^picture:\d+$/.test(placeholder) && this.#addresses[Number(placeholder.slice(8))] !== undefined;
  }

  /** @param html cleaned: its attributes are in double quotes and well-formed. */
  putInto(html: string): string {
    return html.replace(/(<img\b[^>]*? src=")picture:(\d+)"/g, (_, before: string, number: string) => {
      return `${before}${this.#addresses[Number(number)] ?? ""}"`;
    });
  }

  note(): string[] {
    if (this.left === 0) return [];
    const what = this.left === 1 ? "One picture in it" : `${this.left} pictures in it`;
    return [`${what} can't be shown here (from outside the document, too large, or of an unusual kind).`];
  }
}

/** A few bytes can announce billions of pixels, for which a window would run out of memory. */
export function hasSaneSize(bytes: Uint8Array): boolean {
  const size = sizeOf(bytes);
  return size !== undefined && isSane(size);
}

export function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  const old = sizeOfOldBitmap(bytes);
  if (old) return old;
  try {
    const { width: stored, height: high, type = "", orientation = 1 } = imageSize(bytes);
    // A phone held upright writes the picture lying, and says so.
    const [width, height] = orientation >= 5 ? [high, stored] : [stored, high];
    return /^(png|jpg|gif|webp|bmp)$/.test(type) && width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}

/** As OS/2 and Windows 2 wrote bitmaps: with a short heading, which the library takes for a long one. */
function sizeOfOldBitmap(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 26 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) !== 12) return undefined;
  const size = { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return size.width > 0 && size.height > 0 ? size : undefined;
}

export function isSane({ width, height }: { width: number; height: number }): boolean {
  const { side, pixels } = limits.picture;
  return width <= side && height <= side && width * height <= pixels;
}
