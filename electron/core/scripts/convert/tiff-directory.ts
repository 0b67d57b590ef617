import { limits, Unshowable } from "./conversion.ts";

/** What a page of a scan announces. `bits` of one pixel, all its samples together. */
export type TiffPage = { readonly width: number; readonly height: number; readonly bits: number };

/** Bytes of one value of each TIFF type, by its number (TIFF 6.0, section 2). */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/**
 * Walks the directories of a TIFF before a library does: one that leads back to itself, or that announces more values than the
 * file could hold, would keep the library busy until its memory or its time ran out.
 * @returns the pages in order; one more than are shown, at most.
 * @throws Unshowable damaged; rare-picture for a BigTIFF, which only programs for maps and microscopes write.
 */
export function readTiffDirectory(bytes: Uint8Array): TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const small = bytes[0] === 0x49;
  const seen = new Set<number>();
  const pages: TiffPage[] = [];
  if (bytes[small ? 2 : 3] === 43) throw new Unshowable("rare-picture");
  try {
    for (let at = view.getUint32(4, small); at !== 0 && seen.size <= limits.picture.pages; ) {
      if (seen.has(at)) throw new Unshowable("damaged");
      seen.add(at);
      const entries = view.getUint16(at, small);
      const values = new Map<number, number>();
      for (let entry = at + 2; entry < at + 2 + entries * 12; entry += 12) {
        values.set(view.getUint16(entry, small), firstValue(view, entry, small));
        const size = typeBytes[view.getUint16(entry + 2, small)] ?? 0;
        if (size * view.getUint32(entry + 4, small) > bytes.length) throw new Unshowable("damaged");
      }
      checkTiles(values);
      pages.push({
        width: values.get(256) ?? 0,
        height: values.get(257) ?? 0,
        bits: (values.get(258) ?? 1) * (values.get(277) ?? 1),
      });
      at = view.getUint32(at + 2 + entries * 12, small);
    }
  } catch (error) {
    // What lies outside the file can't be read from it.
    throw error instanceof Unshowable ? error : new Unshowable("damaged");
  }
  return pages;
}

/** An entry holds its values itself where they fit into four bytes, else where they stand. */
function firstValue(view: DataView, entry: number, small: boolean): number {
  if (view.getUint16(entry + 2, small) !== 3) return view.getUint32(entry + 8, small);
  const fits = view.getUint32(entry + 4, small) <= 2;
  return view.getUint16(fits ? entry + 8 : view.getUint32(entry + 8, small), small);
}

/** Tiles are multiples of 16 wide and long; smaller ones only make a million of them. */
function checkTiles(values: ReadonlyMap<number, number>): void {
  if ((values.get(322) ?? 16) < 8 || (values.get(323) ?? 16) < 8) throw new Unshowable("damaged");
}
