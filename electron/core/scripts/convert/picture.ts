import { type Converted, Unshowable } from "./conversion.ts";
import { isSane, sizeOf } from "./picture-shelf.ts";

/** A picture that a browser shows by itself: only its size and its end are looked at. */
export function convertPicture(bytes: Uint8Array): Converted {
  const size = sizeOf(bytes);
  if (!size) throw new Unshowable("damaged");
  if (!isSane(size)) throw new Unshowable("huge-picture");
  const notes = hasItsEnd(bytes) ? [] : ["This picture is incomplete: its lower part may be missing."];
  return {
    ok: true,
    content: { as: "image", ...size },
    pages: null,
    words: 0,
    headings: [],
    blocks: [],
    notes,
  };
}

/** What stands behind the end is no part of the picture. Kinds without a mark at their end are taken as whole. */
function hasItsEnd(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file[0] === 0x89) return pngEnds(file);
  if (file[0] === 0xff && file[1] === 0xd8) return jpegEnds(file);
  if (file.length >= 12 && file.toString("latin1", 0, 4) === "RIFF") return file.readUInt32LE(4) + 8 <= file.length;
  return true;
}

/** Chunk by chunk to the last one, IEND. */
function pngEnds(file: Buffer): boolean {
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === "IEND") return true;
  }
  return false;
}

/** An end mark behind where the picture itself starts: a small one inside its heading has a mark of its own. */
function jpegEnds(file: Buffer): boolean {
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== 0xda) at += 2 + file.readUInt16BE(at + 2);
  return file.includes(Buffer.from([0xff, 0xd9]), Math.min(at, file.length));
}
