import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { HostileFile } from "./hostile.ts";
import { tiff } from "./tiffs.ts";

const png = readFileSync(join(import.meta.dirname, "..", "..", "fixtures", "scan.png"));
const manyPixels = /more pixels than can be shown/;

export function hostilePictures(): HostileFile[] {
  return [
    { name: "pixels.png", bytes: withSize(60_000, 60_000), shown: false, says: manyPixels },
    { name: "line.png", bytes: withSize(2_000_000_000, 1), shown: false, says: manyPixels },
    { name: "nothing.png", bytes: withSize(0, 0), shown: false, says: /damaged/ },
    {
      name: "pixels.gif",
      bytes: Buffer.from("GIF89a\xff\xff\xff\xff\x00\x00\x00;", "latin1"),
      shown: false,
      says: manyPixels,
    },
    { name: "pixels.bmp", bytes: bmp(2_000_000, 2_000_000), shown: false, says: manyPixels },
    {
      name: "circle.tif",
      bytes: tiff(
        [
          [256, 4, 1, 10],
          [257, 4, 1, 10],
        ],
        undefined,
        8,
      ),
      shown: false,
      says: /damaged/,
    },
    {
      name: "pixels.tif",
      bytes: tiff([
        [256, 4, 1, 100_000],
        [257, 4, 1, 100_000],
        [258, 3, 1, 8],
        [259, 3, 1, 1],
      ]),
      shown: false,
    },
    {
      name: "counts.tif",
      bytes: tiff([
        [256, 4, 0x7fffffff, 8],
        [273, 4, 0xffffffff, 8],
      ]),
      shown: false,
      says: /damaged/,
    },
    { name: "nowhere.tif", bytes: Buffer.from("II*\0\xff\xff\xff\x7f", "latin1"), shown: false },
    { name: "start-only.jpg", bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]), shown: false, says: /damaged/ },
    {
      name: "half.webp",
      bytes: Buffer.from("RIFF\xff\xff\xff\x7fWEBPVP8 \x00\x00\x00\x00", "latin1"),
      shown: "either",
    },
  ];
}

function withSize(width: number, height: number): Buffer {
  const picture = Buffer.from(png);
  picture.writeUInt32BE(width, 16);
  picture.writeUInt32BE(height, 20);
  picture.writeUInt32BE(crc32(picture.subarray(12, 29)), 29);
  return picture;
}

function bmp(width: number, height: number): Buffer {
  const picture = Buffer.alloc(54);
  picture.write("BM", "latin1");
  picture.writeUInt32LE(54, 10);
  picture.writeUInt32LE(40, 14);
  picture.writeInt32LE(width, 18);
  picture.writeInt32LE(height, 22);
  return picture;
}
