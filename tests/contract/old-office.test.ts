import CFB from "cfb";
import { describe, expect, test } from "vitest";
import type { ConvertAnswer, ConvertibleKind } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { recogniseFile } from "../../electron/core/scripts/file-kind.ts";
import { reasonForUnknown } from "../../electron/core/scripts/unshown-reasons.ts";
import { odt, zip } from "../support/corpus/parts.ts";

const convert = (bytes: Uint8Array, kind: ConvertibleKind = "office"): Promise<ConvertAnswer> =>
  convertDocument({ kind, mediaType: "", bytes });

type Streams = Readonly<Record<string, readonly number[]>>;

function compound(streams: Streams): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, name, Buffer.from(bytes));
  return Buffer.from(CFB.write(file, { type: "buffer" }) as Buffer);
}

/** How a workbook begins: its first record, then one of the number given. */
const book = (next: number) => [0x09, 0x08, 4, 0, 0, 6, 5, 0, next, 0, 0, 0];
const word = (flags: number) => [0xec, 0xa5, ...new Array(8).fill(0), 0, flags, ...new Array(20).fill(0)];
const slidesUser = (token: number) => [0, 0, 0xf6, 0x0f, 8, 0, 0, 0, 0x14, 0, 0, 0, token, 0xc4, 0xd1, 0xf3];

describe("old office documents", () => {
  test.each([
    ["a workbook", { Workbook: book(0xe1) }, "xls", false],
    ["a workbook whose stream is named in capitals", { BOOK: book(0xe1) }, "xls", false],
    ["a workbook under a password", { Workbook: book(0x2f) }, "xls", true],
    ["a workbook with a document embedded", { "MBD1/WordDocument": word(0), Workbook: book(0xe1) }, "xls", false],
    ["a document", { WordDocument: word(0) }, "doc", false],
    ["a document under a password", { WordDocument: word(1) }, "doc", true],
    ["slides", { "PowerPoint Document": [1], "Current User": slidesUser(0x5f) }, "ppt", false],
    ["slides under a password", { "PowerPoint Document": [1], "Current User": slidesUser(0xdf) }, "ppt", true],
  ] as const)("%s", async (_what, streams: Streams, from, locked) => {
    expect(await convert(compound(streams))).toEqual({ ok: false, problem: "needs-office", from, locked });
  });

  test.each([
    ["Word 2", [0xdb, 0xa5, 0x2d, 0], "doc"],
    ["Excel 4", [0x09, 0x04, 6, 0, 0, 0], "xls"],
  ])("one from before there were such containers: %s", async (_what, begins, from) => {
    const bytes = Buffer.concat([Buffer.from(begins), Buffer.alloc(100)]);
    expect(await convert(bytes)).toMatchObject({ problem: "needs-office", from });
  });

  test("a workbook that Excel keeps in binary", async () => {
    const bytes = await zip({ "xl/workbook.bin": "x" });
    expect(await convert(bytes)).toMatchObject({ problem: "needs-office", from: "xlsb" });
    expect((await recogniseFile("log.xlsb", bytes)).kind).toBe("office");
  });

  test("what is neither says so", async () => {
    const packed = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
    expect(await convert(packed)).toEqual({ ok: false, problem: "not-what-it-says", text: null });
  });

  test("an OpenDocument spreadsheet under a password", async () => {
    const bytes = await odt("", {
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "META-INF/manifest.xml": "<manifest:encryption-data/>",
    });
    expect(await convert(bytes)).toMatchObject({ problem: "encrypted" });
  });
});

describe("what Outlook writes", () => {
  test("a message with a document attached is a message", async () => {
    const message = compound({ "__substg1.0_0E04001F": [1], "__attach/WordDocument": word(0) });
    expect((await recogniseFile("question.msg", message)).kind).toBe("other");
  });

  test("its wrapping is known under any name", async () => {
    const { kind, mediaType } = await recogniseFile("attachment.bin", Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]));
    expect(kind).toBe("other");
    expect(reasonForUnknown("attachment.bin", mediaType)).toMatch(/winmail\.dat.*ask the learner/);
  });
});
