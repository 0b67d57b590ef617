import { crc32, deflateSync } from "node:zlib";
import type { Picture } from "./conversion.ts";

/** `channels` bytes a pixel: 1 for greys, 3 for red, green and blue. */
type Shape = { readonly width: number; readonly height: number; readonly channels: 1 | 3 };
type ReadRows = (from: number, rows: number) => Uint8Array;

const rowsAtOnce = 128;

/** A PNG out of rows that are asked for in strips. Deflate is Node's own, many times faster than one in script. */
export function encodePng({ width, height, channels }: Shape, readRows: ReadRows): Picture {
  const rowBytes = width * channels;
  const rows = Buffer.alloc((rowBytes + 1) * height);
  forEachRow({ width, height, channels }, readRows, (row, y) => rows.set(row, y * (rowBytes + 1) + 1));
  return { width, height, png: wrapRows(rows, { width, height }, 8, channels === 1 ? 0 : 2) };
}

/** A page in black and white: one bit a pixel, as most scans of text are. */
export function packBits({ width, height }: Omit<Shape, "channels">, readRows: ReadRows): Picture {
  const rowBytes = Math.ceil(width / 8);
  const rows = Buffer.alloc((rowBytes + 1) * height);
  forEachRow({ width, height, channels: 1 }, readRows, (row, y) => {
    const start = y * (rowBytes + 1) + 1;
    for (let x = 0; x < width; x += 1) {
      if ((row[x] ?? 0) > 127) rows[start + (x >> 3)] = (rows[start + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  });
  return { width, height, png: wrapRows(rows, { width, height }, 1, 0) };
}

function forEachRow(
  { width, height, channels }: Shape,
  readRows: ReadRows,
  take: (row: Uint8Array, y: number) => void,
): void {
  const rowBytes = width * channels;
  for (let from = 0; from < height; from += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, height - from);
    const strip = readRows(from, count);
    for (let y = 0; y < count; y += 1) take(strip.subarray(y * rowBytes, (y + 1) * rowBytes), from + y);
  }
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

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
