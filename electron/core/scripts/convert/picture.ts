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
