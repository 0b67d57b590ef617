import { crc32, deflateSync } from "node:zlib";

/** How the stored rows and columns of a picture lie on the page (TIFF 6.0, tag 274): 1 as they are, 6 turned right. */
type Walk = { readonly width: number; readonly height: number; from: number; across: number; down: number };

function walkOf(orientation: number, width: number, height: number): Walk {
  const last = width * height - 1;
  const upright = { width, height };
  const turned = { width: height, height: width };
  switch (orientation) {
    case 2:
      return { ...upright, from: width - 1, across: -1, down: width };
    case 3:
      return { ...upright, from: last, across: -1, down: -width };
    case 4:
      return { ...upright, from: last - width + 1, across: 1, down: -width };
    case 5:
      return { ...turned, from: 0, across: width, down: 1 };
    case 6:
      return { ...turned, from: last - width + 1, across: -width, down: 1 };
    case 7:
      return { ...turned, from: last, across: -width, down: -1 };
    case 8:
      return { ...turned, from: width - 1, across: width, down: -1 };
    default:
      return { ...upright, from: 0, across: 1, down: width };
  }
}

/** Scans are grey more often than not: a third of the bytes then. Deflate is Node's own, many times faster than one in script. */
export function encodePng(
  rgba: Uint8Array,
  size: { readonly width: number; readonly height: number },
  orientation: number,
): { width: number; height: number; png: Uint8Array } {
  const grey = isGrey(rgba);
  const { width, height, from, across, down } = walkOf(orientation, size.width, size.height);
  const rows = Buffer.alloc((width * (grey ? 1 : 3) + 1) * height);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0, at = (from + y * down) * 4; x < width; x += 1, at += across * 4) {
      rows[to++] = rgba[at] ?? 0;
      if (grey) continue;
      rows[to++] = rgba[at + 1] ?? 0;
      rows[to++] = rgba[at + 2] ?? 0;
    }
  }
  return { width, height, png: wrapRows(rows, { width, height }, 8, grey ? 0 : 2) };
}

/**
 * A page of one bit or one byte a pixel as it is stored, which is nearly what PNG stores: a fifth of the time and a thirtieth of
 * the memory of four bytes a pixel. @param inverted 0 is white. Undefined where there is less of it than the page needs.
 */
export function encodeGreyPng(
  data: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  bits: 1 | 8,
  inverted: boolean,
): { width: number; height: number; png: Uint8Array } | undefined {
  const rowBytes = Math.ceil((width * bits) / 8);
  if (data.length < rowBytes * height) return undefined;
  const rows = Buffer.alloc((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(data.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  if (inverted) {
    for (let at = 0; at < rows.length; at += 1) if (at % (rowBytes + 1) !== 0) rows[at] = 255 - (rows[at] ?? 0);
  }
  return { width, height, png: wrapRows(rows, { width, height }, bits, 0) };
}

function wrapRows(
  rows: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
  bits: number,
  colourType: 0 | 2,
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colourType, 0, 0, 0], 8);
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
