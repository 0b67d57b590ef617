import { describe, expect, test } from "vitest";
import type { Converted } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { recogniseFile } from "../../electron/core/scripts/file-kind.ts";
import { reasonForUnknown } from "../../electron/core/scripts/unshown-reasons.ts";
import { fixture } from "../support/documents.ts";

async function converted(bytes: Uint8Array): Promise<Converted> {
  const answer = await convertDocument({ kind: "image", mediaType: "", bytes });
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer;
}

test("a bitmap as OS/2 wrote it has the size that it says", async () => {
  const bitmap = Buffer.alloc(64);
  bitmap.write("BM", 0, "latin1");
  bitmap.writeUInt32LE(64, 2);
  bitmap.writeUInt32LE(26, 10);
  bitmap.writeUInt32LE(12, 14);
  for (const [at, value] of [
    [18, 5],
    [20, 3],
    [22, 1],
    [24, 24],
  ] as const)
    bitmap.writeUInt16LE(value, at);
  expect((await recogniseFile("drawing.bmp", bitmap)).kind).toBe("image");
  expect((await converted(bitmap)).content).toEqual({ as: "image", width: 5, height: 3 });
});

describe("a picture's end", () => {
  const much = Buffer.alloc(100_000, 7);
  /** A photograph whose heading holds a small picture, with its end mark. */
  const withThumbnail = (photo: Uint8Array) => {
    const small = Buffer.from([0xff, 0xe1, 0, 8, 0x45, 0x78, 0xff, 0xd8, 0xff, 0xd9]);
    return Buffer.concat([photo.subarray(0, 2), small, photo.subarray(2)]);
  };

  test.each(["scan.png", "scan.jpg"])("is found with much behind it: %s", async (name) => {
    expect((await converted(Buffer.concat([fixture(name), much]))).notes).toEqual([]);
  });

  test("is no other picture's, which stands in its heading", async () => {
    const photo = withThumbnail(fixture("scan.jpg"));
    expect((await converted(photo)).notes).toEqual([]);
    expect((await converted(photo.subarray(0, photo.length / 2))).notes.join(" ")).toMatch(/incomplete/);
  });
});

test.each(["photo.avif", "drawing.tga", "scan.djvu", "drawing.wmf"])(
  "a picture of a kind that isn't shown says what to ask for: %s",
  async (name) => {
    const { kind, mediaType } = await recogniseFile(name, Buffer.from([1, 0, 2, 0, 3]));
    expect(kind).toBe("other");
    expect(reasonForUnknown(name, mediaType)).toMatch(/^Pictures of this kind.*JPEG or PDF/);
  },
);
