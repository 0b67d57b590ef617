type Entry = readonly [tag: number, type: number, count: number, value: number];

/** One directory, with what its entries point to behind it. @param next where the next directory stands. */
export function tiff(entries: readonly Entry[], data: Uint8Array = Buffer.alloc(0), next = 0): Buffer {
  const file = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  file.write("II*\0", "latin1");
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  file.writeUInt32LE(next, 10 + entries.length * 12);
  return Buffer.concat([file, data]);
}

/** A page of one strip. @param whiteIs how samples are to be understood: 0 and 1 grey, 2 colours, 5 inks. */
export function greyTiff(
  width: number,
  height: number,
  strip: Uint8Array | readonly number[],
  { compression = 1, orientation = 1, bits = 8, samples = 1, whiteIs = 1 } = {},
): Buffer {
  const data = Buffer.from(strip);
  const tags = 11;
  return tiff(
    [
      [256, 4, 1, width],
      [257, 4, 1, height],
      [258, 3, 1, bits],
      [259, 3, 1, compression],
      [262, 3, 1, whiteIs],
      [273, 4, 1, 8 + 2 + tags * 12 + 4],
      [274, 3, 1, orientation],
      [277, 3, 1, samples],
      [278, 4, 1, height],
      [279, 4, 1, data.length],
      [284, 3, 1, 1],
    ],
    data,
  );
}

/** A scan of so many grey pages of the shape of a sheet of paper, directory behind directory. */
export function scanOfPages(pages: number): Buffer {
  const [width, height, tags] = [210, 297, 8];
  const directory = 2 + tags * 12 + 4;
  const page = directory + width * height;
  const file = Buffer.alloc(8 + pages * page, 0xdd);
  file.write("II*\0", "latin1");
  file.writeUInt32LE(8, 4);
  for (let number = 0; number < pages; number += 1) {
    const at = 8 + number * page;
    const last = number === pages - 1;
    const entries: readonly Entry[] = [
      [256, 4, 1, width],
      [257, 4, 1, height],
      [258, 3, 1, 8],
      [259, 3, 1, 1],
      [262, 3, 1, 1],
      [273, 4, 1, at + directory],
      [278, 4, 1, height],
      [279, 4, 1, width * height],
    ];
    tiff(entries, Buffer.alloc(0), last ? 0 : at + page).copy(file, at, 8);
  }
  return file;
}

/** The form for files above 4 GB: version 43 where others have 42. */
export function bigTiff(): Buffer {
  const file = tiff([]);
  file[2] = 43;
  return file;
}
