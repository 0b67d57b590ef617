import { describe, expect, test } from "vitest";
import type { ConvertAnswer, ConvertibleKind } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { docx, odp, odt, paragraph, pptx, word, zip } from "../support/corpus/parts.ts";

const convert = (kind: ConvertibleKind, bytes: Uint8Array): Promise<ConvertAnswer> =>
  convertDocument({ kind, mediaType: "", bytes });

async function blocksOf(kind: ConvertibleKind, bytes: Uint8Array): Promise<string[]> {
  const answer = await convert(kind, bytes);
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer.blocks.map(({ text }) => text);
}

const letter = () => docx(paragraph("Dear Ana"));
const changed = async (change: (bytes: Buffer) => void) => {
  const bytes = await letter();
  change(bytes);
  return bytes;
};
const endOf = (bytes: Buffer) => bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
const allOf = (bytes: Buffer, sign: string) => {
  const found: number[] = [];
  for (let at = bytes.indexOf(sign, 0, "latin1"); at !== -1; at = bytes.indexOf(sign, at + 4, "latin1")) found.push(at);
  return found;
};

describe("a document is shown although its package is amiss", () => {
  test.each([
    ["lines behind it", async () => Buffer.concat([await letter(), Buffer.from("\r\n\r\n")])],
    ["more behind it than readers look through", async () => Buffer.concat([await letter(), Buffer.alloc(200_000)])],
    ["a mail's lines before it", async () => Buffer.concat([Buffer.from("From: a@b.example\r\n\r\n"), await letter()])],
    ["lines on both sides", async () => Buffer.concat([Buffer.from("--b\r\n"), await letter(), Buffer.from("--b--")])],
    ["a directory that counts too many parts", () => changed((bytes) => bytes.writeUInt16LE(99, endOf(bytes) + 10))],
    ["a directory that isn't where it says", () => changed((bytes) => bytes.writeUInt32LE(7, endOf(bytes) + 16))],
    [
      "sums that don't fit",
      () =>
        changed((bytes) => {
          for (const at of allOf(bytes, "PK\x01\x02")) bytes.writeUInt32LE(1, at + 16);
        }),
    ],
    [
      "a folder around its parts",
      () =>
        zip({
          "essay/[Content_Types].xml": "<Types/>",
          "essay/word/document.xml": `<w:document xmlns:w="${word}"><w:body>${paragraph("Dear Ana")}</w:body></w:document>`,
        }),
    ],
  ])("%s", async (_what, make) => {
    expect(await blocksOf("docx", await make())).toEqual(["Dear Ana"]);
  });

  test("a part is damaged further on: what comes before is shown", async () => {
    const lines = Array.from({ length: 4000 }, (_, n) => paragraph(`Line ${(n * 7919) % 4001}`));
    const bytes = await docx(lines.join(""));
    const start = bytes.indexOf("word/document.xml", 0, "latin1");
    bytes.fill(0xff, start + 9000, start + 9100);
    const answer = await convert("docx", bytes);
    if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
    expect(answer.blocks.length).toBeGreaterThan(1000);
    expect(answer.blocks.length).toBeLessThan(4000);
    expect(answer.blocks[1]?.text).toBe("Line 3918");
    expect(answer.notes).toEqual(["This document is damaged: it is shown up to where the damage begins."]);
  });

  test.each([
    ["bzip2", 12],
    ["LZMA", 14],
  ])("one that is packed as %s says that, not that it is damaged", async (_what, method) => {
    const bytes = await changed((file) => {
      for (const at of allOf(file, "PK\x01\x02")) file.writeUInt16LE(method, at + 10);
    });
    expect(await convert("docx", bytes)).toMatchObject({ ok: false, problem: "rare-packing" });
  });
});

describe("the words of one that can't be shown keep their lines", () => {
  /** Cut off before its directory. */
  const cut = (bytes: Buffer) => bytes.subarray(0, allOf(bytes, "PK\x01\x02")[0]);

  test.each([
    [
      "docx",
      () =>
        docx(
          `<w:p>\n  <w:r><w:t>First &#8364;5 &amp;amp; more</w:t></w:r></w:p><w:p><w:r><w:t>Second</w:t><w:tab/><w:t>line</w:t><w:br/><w:t>Third</w:t></w:r></w:p>`,
        ),
      "First \u20ac5 &amp; more\nSecond line\nThird",
    ],
    [
      "odt",
      () => odt("<text:h>First</text:h><text:p>Second<text:s/>line<text:line-break/>Third</text:p>"),
      "First\nSecond line\nThird",
    ],
    ["pptx", () => pptx(["First", "Second line"]), "First\nSecond line"],
    [
      "office",
      () => odp("<draw:page><text:p>First</text:p><text:p>Second line</text:p></draw:page>"),
      "First\nSecond line",
    ],
  ] as const)("%s", async (kind, make, text) => {
    expect(await convert(kind, cut(await make()))).toEqual({ ok: false, problem: "damaged", text });
  });

  test("a page that is too long to be laid out", async () => {
    const page = `<p>First</p>\n<div>Second&nbsp;<b>line</b><br>Third &lt;</div>${" ".repeat(9_000_000)}`;
    expect(await convert("html", Buffer.from(page))).toMatchObject({
      problem: "too-large",
      text: expect.stringMatching(/^\s*First\s*\n\s*Second line\s*\n\s*Third </),
    });
  });

  test("Rich Text that is too long to be laid out", async () => {
    const rtf = `{\\rtf1 First\\par Second\\'92s line\\line Third${" ".repeat(68_000_000)}}`;
    expect(await convert("rtf", Buffer.from(rtf))).toMatchObject({
      problem: "too-large",
      text: expect.stringMatching(/^\s*First\nSecond\u2019s line\nThird/),
    });
  });
});
