import UTIF from "utif2";
import { type Converted, limits, type Picture, type Problem, Unshowable } from "./conversion.ts";
import { isSane } from "./picture-shelf.ts";
import { encodeGreyPng, encodePng } from "./png.ts";
import { checkTiffDirectory } from "./tiff-directory.ts";
import { inflatePage } from "./tiff-inflate.ts";

/** The ways of packing (tag 259) that scanners use and the library reads; it would show any other as a black page. */
const readable = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946]);

/** TIFF, as scanners write it, page by page as PNG: no browser shows TIFF. */
export function convertTiff(bytes: Uint8Array): Converted {
  checkTiffDirectory(bytes);
  // The library copies a file that isn't an ArrayBuffer, once for every page.
  const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  const file = whole.buffer as ArrayBuffer;
  const all = UTIF.decode(file).filter((page) => numberOf(page, "t256") > 0 && numberOf(page, "t257") > 0);
  const pictures: Picture[] = [];
  const left: Problem[] = [];
  const until = Date.now() + limits.picture.milliseconds;
  let kept = 0;
  let looked = 0;
  for (const page of all.slice(0, limits.picture.pages)) {
    if (Date.now() > until || kept > limits.picture.scanBytes) break;
    looked += 1;
    const picture = showPage(file, page);
    if (typeof picture === "string") left.push(picture);
    else {
      pictures.push(picture);
      kept += picture.png.length;
    }
  }
  if (pictures.length === 0) throw new Unshowable(left[0] ?? "damaged");
  const notes: string[] = [];
  if (left.length > 0)
    notes.push(`${left.length} of ${all.length} pages of this scan are damaged or too large and can't be shown.`);
  if (looked < all.length)
    notes.push(`Only the first ${looked} of ${all.length} pages of this scan are shown here: save it to see the rest.`);
  return {
    ok: true,
    content: { as: "pictures", pictures },
    pages: all.length,
    words: 0,
    headings: [],
    blocks: [],
    notes,
  };
}

function showPage(file: ArrayBuffer, page: UTIF.IFD): Picture | Problem {
  const size = { width: numberOf(page, "t256"), height: numberOf(page, "t257") };
  if (!isSane(size) || bytesWhileShown(page, size) > limits.picture.pageBytes) return "huge-picture";
  if (!readable.has(numberOf(page, "t259") || 1)) return "rare-picture";
  try {
    const pageBytes = Math.ceil((size.width * bitsOf(page)) / 8) * size.height;
    UTIF.decodeImage(isDeflated(page) ? inflatePage(file, page, pageBytes) : file, page);
    const asStored = showAsStored(page, size);
    if (asStored) return asStored;
    const rgba = toRgba(page);
    page.data = new Uint8Array();
    if (rgba.length !== size.width * size.height * 4) return "damaged";
    return encodePng(rgba, size, numberOf(page, "t274"));
  } catch {
    return "damaged";
  }
}

/** A page is in memory as it is stored (twice where it was packed) and as four bytes a pixel, then as that and as rows of a PNG. */
function bytesWhileShown(page: UTIF.IFD, { width, height }: { width: number; height: number }): number {
  const rows = numberOf(page, "t262") <= 1 ? 1 : 3;
  const copies = isDeflated(page) ? 2 : 1;
  return width * height * (4 + Math.max(rows, (copies * bitsOf(page)) / 8));
}

function isDeflated(page: UTIF.IFD): boolean {
  return numberOf(page, "t259") === 8 || numberOf(page, "t259") === 32_946;
}

function bitsOf(page: UTIF.IFD): number {
  return (numberOf(page, "t258") || 1) * (numberOf(page, "t277") || 1);
}

/** Scans in black and white or grey that lie upright: most of them. */
function showAsStored(page: UTIF.IFD, size: { width: number; height: number }): Picture | undefined {
  const bits = bitsOf(page);
  const whiteIs = numberOf(page, "t262");
  const upright = (numberOf(page, "t274") || 1) === 1;
  const plain = page.t262 !== undefined && whiteIs <= 1 && (numberOf(page, "t277") || 1) === 1;
  if (!upright || !plain || (bits !== 1 && bits !== 8)) return undefined;
  return encodeGreyPng(page.data, size, bits, whiteIs === 0);
}

function toRgba(page: UTIF.IFD): Uint8Array {
  // For CMYK the library asks its window for a colour converter, and does without where that has none. Taken away again: other
  // libraries take a thread with a window for a browser.
  Object.assign(globalThis, { window: {} });
  try {
    return UTIF.toRGBA8(page);
  } finally {
    Reflect.deleteProperty(globalThis, "window");
  }
}

function numberOf(page: UTIF.IFD, tag: string): number {
  const value = page[tag];
  return Array.isArray(value) ? Number(value[0]) : 0;
}
