import { limits, Unshowable } from "./conversion.ts";

/** Bytes of one value of each TIFF type, by its number (TIFF 6.0, section 2). */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/**
 * Walks the directories of a TIFF before a library does: one that leads back to itself, or that announces more values than the
 * file could hold, would keep the library busy until its memory or its time ran out.
 * @throws Unshowable damaged; rare-picture for a BigTIFF, which only programs for maps and microscopes write.
 */
export function checkTiffDirectory(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const small = bytes[0] === 0x49;
  const seen = new Set<number>();
  if (bytes[small ? 2 : 3] === 43) throw new Unshowable("rare-picture");
  try {
    for (let at = view.getUint32(4, small); at !== 0 && seen.size <= limits.picture.pages; ) {
      if (seen.has(at)) throw new Unshowable("damaged");
      seen.add(at);
      const entries = view.getUint16(at, small);
      for (let entry = at + 2; entry < at + 2 + entries * 12; entry += 12) {
        const short = view.getUint16(entry + 2, small) === 3;
        const value = short ? view.getUint16(entry + 8, small) : view.getUint32(entry + 8, small);
        checkTile(view.getUint16(entry, small), value);
        const size = typeBytes[view.getUint16(entry + 2, small)] ?? 0;
        if (size * view.getUint32(entry + 4, small) > bytes.length) throw new Unshowable("damaged");
      }
      at = view.getUint32(at + 2 + entries * 12, small);
    }
  } catch (error) {
    // What lies outside the file can't be read from it.
    throw error instanceof Unshowable ? error : new Unshowable("damaged");
  }
}

/** Tiles are multiples of 16 wide and long; smaller ones only make a million of them. */
function checkTile(tag: number, value: number): void {
  if ((tag === 322 || tag === 323) && value < 8) throw new Unshowable("damaged");
}
