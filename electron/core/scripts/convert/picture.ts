import { crc32, deflateSync } from "node:zlib";
import UTIF from "utif2";
import { type Converted, limits, type Picture, Unshowable } from "./conversion.ts";
import { isSane, sizeOf } from "./picture-shelf.ts";
import { checkTiffDirectory } from "./tiff-directory.ts";

const notText = { pages: null, words: 0, headings: [], blocks: [] } as const;

/** A picture that a browser shows by itself: only its size and its end are looked at. */
export function convertPicture(bytes: Uint8Array): Converted {
  const size = sizeOf(bytes);
  if (!size) throw new Unshowable("damaged");
  if (!isSane(size)) throw new Unshowable("huge-picture");
  const notes = hasItsEnd(bytes) ? [] : ["This picture is incomplete: its lower part may be missing."];
  return { ok: true, content: { as: "image", ...size }, ...notText, notes };
}

/** PNG ends with an IEND chunk, JPEG with an end mark; programs may put a little behind. Other kinds are taken as whole. */
function hasItsEnd(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 64 * 1024)));
  if (bytes[0] === 0x89) return end.includes("IEND", 0, "latin1");
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return end.includes(Buffer.from([0xff, 0xd9]));
  if (end.length >= 12 && Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "RIFF") {
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length;
  }
  return true;
}

/** TIFF, as scanners write it, page by page as PNG: no browser shows TIFF. */
export function convertTiff(bytes: Uint8Array): Converted {
  checkTiffDirectory(bytes);
  const file = Buffer.from(bytes);
  const all = UTIF.decode(file).filter((page) => numberOf(page, "t256") > 0 && numberOf(page, "t257") > 0);
  const pictures: Picture[] = [];
  let left = 0;
  let pixels = 0;
  for (const page of all.slice(0, limits.picture.pages)) {
    const size = { width: numberOf(page, "t256"), height: numberOf(page, "t257") };
    pixels += size.width * size.height;
    // Each page takes four bytes a pixel while it is decoded; all of them together are kept.
    if (!isSane(size) || pixels > 4 * limits.picture.pixels) {
      left += 1;
      continue;
    }
    try {
      const rgba = decodePage(file, page);
      if (rgba.length !== size.width * size.height * 4) throw new Unshowable("damaged");
      pictures.push({ ...size, png: encodePng(rgba, size.width, size.height) });
      page.data = new Uint8Array();
    } catch {
      left += 1;
    }
  }
  if (pictures.length === 0)
    throw new Unshowable(all.length > 0 && left > 0 && pixels > limits.picture.pixels ? "huge-picture" : "damaged");
  const missing = all.length - pictures.length;
  const notes =
    missing > 0 ? [`${missing} of ${all.length} pages of this scan are damaged or too large and can't be shown.`] : [];
  return { ok: true, content: { as: "pictures", pictures }, ...notText, pages: all.length, notes };
}

function decodePage(file: Buffer, page: UTIF.IFD): Uint8Array {
  UTIF.decodeImage(file, page);
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

/** Scans are grey more often than not: a third of the bytes then. Deflate is Node's own, many times faster than one in script. */
function encodePng(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const grey = isGrey(rgba);
  const channels = grey ? 1 : 3;
  const rows = Buffer.alloc((width * channels + 1) * height);
  let to = 0;
  for (let y = 0, from = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1, from += 4) {
      rows[to++] = rgba[from] ?? 0;
      if (grey) continue;
      rows[to++] = rgba[from + 1] ?? 0;
      rows[to++] = rgba[from + 2] ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, grey ? 0 : 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 3 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function isGrey(rgba: Uint8Array): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) return false;
  }
  return true;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
