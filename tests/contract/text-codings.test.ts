import { describe, expect, test } from "vitest";
import type { Converted, ConvertibleKind } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { recogniseFile } from "../../electron/core/scripts/file-kind.ts";

async function converted(kind: ConvertibleKind, source: string | Uint8Array): Promise<Converted> {
  const answer = await convertDocument({ kind, mediaType: "", bytes: Buffer.from(source as string) });
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer;
}

const blocksOf = async (kind: ConvertibleKind, source: string | Uint8Array) =>
  (await converted(kind, source)).blocks.map(({ text }) => text);

describe("texts", () => {
  test.each([
    [
      "Cyrillic",
      [0xce, 0xf2, 0xf7, 0xb8, 0xf2, 0x20, 0xee, 0x20, 0xed, 0xe0, 0xf1, 0xf2, 0xe0, 0xe2, 0xed, 0xe8, 0xea, 0xe5],
      "\u041e\u0442\u0447\u0451\u0442 \u043e \u043d\u0430\u0441\u0442\u0430\u0432\u043d\u0438\u043a\u0435",
    ],
    ["English with a price", [...Buffer.from("The fee was "), 0xa3, ...Buffer.from("50")], "The fee was \u00a350"],
  ])("in an old coding that nobody names: %s", async (_what, bytes, text) => {
    expect(await blocksOf("text", Buffer.from(bytes))).toEqual([text]);
  });

  const codes = (...bytes: number[]) => Buffer.from(bytes);
  const latin = (text: string) => Buffer.from(text, "latin1");
  const wide = (text: string, little: boolean, mark: string) => {
    const signs = [...(mark + text)].map((sign) => sign.codePointAt(0) ?? 0);
    const bytes = Buffer.alloc(signs.length * 4);
    for (const [index, sign] of signs.entries()) {
      if (little) bytes.writeUInt32LE(sign, index * 4);
      else bytes.writeUInt32BE(sign, index * 4);
    }
    return bytes;
  };

  test.each([
    ["DOS", latin("My caf\x82 cost \x9c5, na\x8bve."), "My caf\u00e9 cost \u00a35, na\u00efve."],
    [
      "a Mac of old",
      latin("The client\xd5s \xd2goal\xd3, na\x95ve."),
      "The client\u2019s \u201cgoal\u201d, na\u00efve.",
    ],
    [
      "Polish Windows",
      latin("Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1"),
      "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144",
    ],
    [
      "Czech Windows",
      latin("P\xf8\xedli\x9a t\xec\x9ek\xfd k\xf9\xf2"),
      "P\u0159\u00edli\u0161 t\u011b\u017ek\u00fd k\u016f\u0148",
    ],
    ["Latin 2", latin("Za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1"), "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105"],
    [
      "Turkish Windows",
      latin("G\xf6r\xfc\xfemeyi \xf6\xf0reniyorum, \xdeubat"),
      "G\u00f6r\u00fc\u015fmeyi \u00f6\u011freniyorum, \u015eubat",
    ],
    [
      "French Windows",
      latin("\xc9t\xe9 \xe0 l\x92\xe9cole, d\xe9j\xe0 \xab s\xfbr \xbb"),
      "\u00c9t\u00e9 \u00e0 l\u2019\u00e9cole, d\u00e9j\u00e0 \u00ab s\u00fbr \u00bb",
    ],
    ["Windows with a degree and a square", latin("25\xb0C, 5 m\xb2, don\xb4t"), "25\u00b0C, 5 m\u00b2, don\u00b4t"],
    [
      "UTF-8 with one wrong byte",
      Buffer.concat([Buffer.from("Caf\u00e9 ".repeat(20)), codes(0xff)]),
      `${"Caf\u00e9 ".repeat(20)}\ufffd`,
    ],
    ["UTF-32, small end first", wide("Caf\u00e9 \u{1f600}", true, ""), "Caf\u00e9 \u{1f600}"],
    ["UTF-32, large end first, with its mark", wide("Caf\u00e9", false, "\ufeff"), "Caf\u00e9"],
    ["UTF-32, small end first, with its mark", wide("Caf\u00e9", true, "\ufeff"), "Caf\u00e9"],
    ["UTF-8 with two marks", Buffer.from("\ufeff\ufeffCaf\u00e9"), "Caf\u00e9"],
  ])("signs stay signs in what was saved by %s", async (_what, bytes, text) => {
    expect((await recogniseFile("diary.txt", bytes)).kind).toBe("text");
    expect(await blocksOf("text", bytes)).toEqual([text]);
  });

  test("line ends of every system part paragraphs, and zeros are signs", async () => {
    const bytes = Buffer.from("One\0.\r\rTwo,\rthree.\r\n\r\nFour.");
    expect((await recogniseFile("diary.txt", bytes)).kind).toBe("text");
    const { blocks, content } = await converted("text", bytes);
    expect(blocks.map(({ text }) => text)).toEqual(["One\u2400.", "Two, three.", "Four."]);
    expect(content).toEqual({ as: "text", text: "One\u2400.\n\nTwo,\nthree.\n\nFour." });
  });

  test.each([
    [
      "says UTF-8 and isn't",
      latin('<meta charset="utf-8"><p>Caf\xe9 \x96 na\xefve</p>'),
      "Caf\u00e9 \u2013 na\u00efve",
    ],
    ["says Latin 1 and is UTF-8", Buffer.from('<meta charset="iso-8859-1"><p>Caf\u00e9</p>'), "Caf\u00e9"],
    ["says UTF-16 and isn't", latin('<meta charset="utf-16"><p>Caf\xe9</p>'), "Caf\u00e9"],
    ["says it as XML does", latin('<?xml version="1.0" encoding="iso-8859-2"?><p>\xb1</p>'), "\u0105"],
  ])("a page that %s", async (_what, bytes, text) => {
    expect(await blocksOf("html", bytes)).toEqual([text]);
  });

  test("a page in a coding of seven bits is read by what it declares", async () => {
    const page = '<meta charset="iso-2022-jp"><p>\x1b$BF|K\\\x1b(B</p>';
    expect(await blocksOf("html", page)).toEqual(["\u65e5\u672c"]);
  });

  test.each([
    ["tabs", "Date\tMinutes\n02/03\t90\n"],
    ["semicolons", "Date;Minutes\n02/03;90\n"],
    ["what it names itself", "sep=|\nDate|Minutes\n02/03|90\n"],
    ["what it names itself in quotes", '"sep=|"\r\nDate|Minutes\r\n02/03|90\r\n'],
  ])("two columns are two, parted by %s", async (_what, table) => {
    expect(await blocksOf("csv", table)).toEqual(["Date", "Minutes", "02/03", "90"]);
  });
});
