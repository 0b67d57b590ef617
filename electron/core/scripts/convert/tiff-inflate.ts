import { constants, inflateSync } from "node:zlib";
import type UTIF from "utif2";

/**
 * A page packed with Deflate as one that isn't packed: Node's own is many times faster than the library's, and it stops where a
 * strip unpacks to more than the page has. What was cut off is unpacked as far as it goes.
 * @param most bytes of the page when unpacked.
 * @throws where a strip isn't Deflate at all.
 */
export function inflatePage(file: ArrayBuffer, page: UTIF.IFD, most: number): ArrayBuffer {
  const tiled = page.t322 !== undefined;
  const [offsetsTag, lengthsTag] = tiled ? ["t324", "t325"] : ["t273", "t279"];
  const offsets = numbers(page[offsetsTag]);
  const lengths = numbers(page[lengthsTag]);
  // Tiles reach beyond the page's edge, but not beyond a page as large again.
  const unpacked = new Uint8Array(8 + most * (tiled ? 2 : 1));
  // The byte order stands at the start of a file, and nothing else of its head is asked for again.
  unpacked.set(new Uint8Array(file, 0, 8));
  const places: number[] = [];
  const sizes: number[] = [];
  let at = 8;
  for (const [index, offset] of offsets.entries()) {
    const packed = Buffer.from(file).subarray(offset, offset + (lengths[index] ?? 0));
    const piece = inflateSync(packed, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: Math.max(64, unpacked.length - at),
    }).subarray(0, unpacked.length - at);
    unpacked.set(piece, at);
    places.push(at);
    sizes.push(piece.length);
    at += piece.length;
  }
  page[offsetsTag] = places;
  page[lengthsTag] = sizes;
  page.t259 = [1];
  return unpacked.buffer;
}

function numbers(value: UTIF.IFD[string] | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
