import { deflateSync, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ConvertAnswer, Converted, ConvertibleKind } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { recogniseFile } from "../../electron/core/scripts/file-kind.ts";
import { reasonForUnknown } from "../../electron/core/scripts/unshown-reasons.ts";
import { docx, odt, onePage, paragraph, pdf, rels, stream, word, xlsx } from "../support/corpus/parts.ts";
import { bigTiff, greyTiff, tiff } from "../support/corpus/tiffs.ts";
import { fixture } from "../support/documents.ts";

const convert = (kind: ConvertibleKind, bytes: Uint8Array): Promise<ConvertAnswer> =>
  convertDocument({ kind, mediaType: "", bytes });

async function converted(kind: ConvertibleKind, source: string | Uint8Array): Promise<Converted> {
  const answer = await convert(kind, Buffer.from(source as string));
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer;
}

async function html(kind: ConvertibleKind, source: string | Uint8Array): Promise<string> {
  const { content } = await converted(kind, source);
  return content.as === "html" ? content.html : "";
}

const blocksOf = async (kind: ConvertibleKind, source: string | Uint8Array) =>
  (await converted(kind, source)).blocks.map(({ text }) => text);

describe("web pages and mails", () => {
  test("a page saved as one file is a page", async () => {
    const saved =
      "From: <Saved by Blink>\r\nSubject: Diary\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Words.</p>";
    expect((await recogniseFile("diary.mhtml", Buffer.from(saved))).kind).toBe("eml");
    expect(await blocksOf("eml", saved)).toContain("Words.");
  });

  test("a mail that is nested too deep, or all heading, says so", async () => {
    const layers = Array.from({ length: 200 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`);
    expect(await convert("eml", Buffer.from(`From: a@b.example\n${layers.join("")}`))).toMatchObject({
      problem: "too-deep",
    });
    const heading = `From: a@b.example\nSubject: ${"x".repeat(2_000_000)}\n\n`;
    expect(await convert("eml", Buffer.from(heading))).toMatchObject({ problem: "too-large" });
  });

  test("what stands on a line of its own stays there, in whatever it is wrapped", async () => {
    const page = "<div>one</div><div>two<div>three</div></div><figure>f<figcaption>four</figcaption></figure>";
    expect(await blocksOf("html", page)).toEqual(["one", "two", "three", "f", "four"]);
  });

  test("a page's title is no part of its text; ticks are", async () => {
    const page = "<title>Export</title><p>Yes <input type=checkbox checked> no <input type=checkbox></p>";
    expect(await blocksOf("html", page)).toEqual(["Yes \u2611 no \u2610"]);
    expect(await html("markdown", "- [x] Done\n- [ ] Open\n")).toMatch(/\u2611.*Done[\s\S]*\u2610.*Open/);
  });

  test("a mail shows the pictures in its text; what only ends like a mail is shown as text", async () => {
    const picture = Buffer.from(fixture("scan.png")).toString("base64");
    const mail = `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>See <img src="cid:one@x"></p>\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <one@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}\r\n--b--\r\n`;
    expect(await html("eml", mail)).toContain('See <img src="data:image/png;base64,');
    expect((await converted("eml", "Only words, no mail.\n")).words).toBe(4);
  });
});

describe("Word and OpenDocument", () => {
  const main = (body: string) =>
    docx("", {
      "word/document.xml": `<w:document xmlns:w="${word}" xmlns:m="urn:m" xmlns:c="urn:c"><w:body>${body}</w:body></w:document>`,
    });
  const run = (inside: string) => `<w:p><w:r>${inside}</w:r></w:p>`;

  test("words before and after the end of a page stay two", async () => {
    const body = run('<w:t>before</w:t><w:br w:type="page"/><w:t>after</w:t>');
    expect((await converted("docx", await docx(body))).words).toBe(2);
  });

  test("a ticked box in a form stays ticked", async () => {
    const box =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>My own work</w:t></w:r></w:p>';
    expect(await blocksOf("docx", await docx(box))).toEqual(["\u2611My own work"]);
  });

  test.each([
    ["an equation", "<m:oMath/>", /Equations/],
    ["an inserted document", "<w:altChunk/>", /inserted/],
    ["a tracked change", '<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>', /tracked/],
    ["hidden text", run("<w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t>"), /hidden text/],
  ])("%s is said", async (_what, body, says) => {
    expect((await converted("docx", await main(body + paragraph("Text.")))).notes.join(" ")).toMatch(says);
  });

  test("a chart, and a workbook's picture, are said", async () => {
    const chart = await docx(paragraph("Text."), { "word/charts/chart1.xml": "<c/>" });
    expect((await converted("docx", chart)).notes.join(" ")).toMatch(/Charts/);
    const book = await xlsx("<row><c><v>1</v></c></row>", { "xl/media/image1.png": "x" });
    expect((await converted("xlsx", book)).notes.join(" ")).toMatch(/Pictures in this workbook/);
  });

  test("a tab inside a workbook's cell parts two words", async () => {
    const book = await xlsx('<row><c t="inlineStr"><is><t>Date_x0009_Minutes</t></is></c></row>');
    expect(await converted("xlsx", book)).toMatchObject({ words: 4, blocks: [{}, { text: "Date Minutes" }] });
  });

  test("comments are said", async () => {
    const comments = `<w:comments xmlns:w="${word}"><w:comment w:id="0">${paragraph("Well done")}</w:comment></w:comments>`;
    const parts = {
      "word/comments.xml": comments,
      "word/_rels/document.xml.rels": rels([{ type: "comments", target: "comments.xml" }]),
    };
    expect((await converted("docx", await docx(paragraph("Text."), parts))).notes.join(" ")).toMatch(/Comments/);
  });

  test("the head and foot of an OpenDocument text's pages, once; numbers of pages aside", async () => {
    const master =
      "<style:header><text:p>Ana, <text:span>DEM9001</text:span></text:p></style:header><style:footer><text:p>Page <text:page-number>3</text:page-number></text:p></style:footer>";
    const styles = `<s xmlns:style="urn:s" xmlns:text="urn:t"><text:p>No margin</text:p>${master}${master}</s>`;
    expect(await blocksOf("odt", await odt("<text:p>Text</text:p>", { "styles.xml": styles }))).toEqual([
      "Text",
      "At the head or foot of the pages",
      "Ana, DEM9001",
    ]);
  });

  test("a cell over two columns of an OpenDocument table keeps its width", async () => {
    const table =
      '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>';
    expect(await html("odt", await odt(table))).toMatch(/<tr><td colspan="2"><p>wide<\/p><\/td><\/tr>/);
  });
});

describe("Rich Text", () => {
  const rtf = (body: string) =>
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}${body}}`;

  test.each([
    [
      "a font's own code page is read",
      "\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\par",
      ["\u041f\u0440\u0438\u0432\u0435\u0442"],
    ],
    [
      "what an embedded object looks like is text",
      "{\\object{\\*\\objdata 0105}{\\result Table}} after\\par",
      ["Table after"],
    ],
    ["deleted passages are left out", "Kept {\\deleted gone }here\\par", ["Kept here"]],
    ["a footnote ends where it ends", "Claim{\\footnote\\pard A note\\par} more\\par", ["Claim [A note] more"]],
    [
      "the names of a drawing's properties are no text",
      "{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt In a box\\par}}}",
      ["In a box"],
    ],
    ["a bullet of a typeface for signs is a bullet", "{\\listtext \\u-3913?\\tab}Point\\par", ["\u2022 Point"]],
    [
      "cells of a table in a table stay apart",
      "\\trowd\\intbl out\\cell\\intbl\\itap2 in\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}\\intbl on\\cell\\row",
      ["out", "in on"],
    ],
  ])("%s", async (_what, body, blocks) => {
    expect(await blocksOf("rtf", rtf(body))).toEqual(blocks);
  });
});

describe("PDF", () => {
  test("what was typed into a form, or onto a page, is counted and can be searched", async () => {
    const form = onePage("Form", "/AcroForm << /Fields [6 0 R] >>", [
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Typed into it) /Rect [9 9 99 99] >>",
      "<< /Type /Annot /Subtype /FreeText /Contents (Typed onto it) /Rect [9 9 99 99] /DA (/F1 9 Tf) >>",
    ]);
    const page = Buffer.from(
      form.toString("latin1").replace("/Type /Page /", "/Annots [6 0 R 7 0 R] /Type /Page /"),
      "latin1",
    );
    expect(await blocksOf("pdf", page)).toEqual(["Form", "Typed onto it", "Typed into it"]);
  });

  /** One page of which more is said, and the objects that it refers to from the sixth on. */
  const pageWith = (more: string, objects: readonly string[]) =>
    Buffer.from(
      onePage("All of it", "", objects).toString("latin1").replace("/Type /Page /", `${more} /Type /Page /`),
      "latin1",
    );

  test.each([
    [
      "a comment",
      "<< /Type /Annot /Subtype /Highlight /Contents (Well put) /Rect [9 9 99 99] /QuadPoints [9 99 99 99 9 9 99 9] >>",
      /Comments in the margin/,
    ],
    [
      "a file pinned to a page",
      "<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 99 99] >>",
      /other files embedded/,
    ],
  ])("%s is said", async (_what, annotation, says) => {
    expect((await converted("pdf", pageWith("/Annots [6 0 R]", [annotation]))).notes.join(" ")).toMatch(says);
  });

  test("a portfolio says that the work may be in its files", async () => {
    const cover = onePage("Cover", "/Collection << /Type /Collection >>");
    expect((await converted("pdf", cover)).notes.join(" ")).toMatch(/portfolio/);
  });

  test("the words of one that was cut off can be read; of a cut one that is locked, none", async () => {
    const whole = onePage("All of it").toString("latin1");
    const cut = whole.slice(0, whole.indexOf("xref")).replace("/Type /Catalog", "/Lost /Catalog");
    expect(await convert("pdf", Buffer.from(cut, "latin1"))).toEqual({
      ok: false,
      problem: "damaged",
      text: "All of it",
    });
    const locked = Buffer.from(`${cut}9 0 obj\n<< /Encrypt 8 0 R >>\nendobj\n`, "latin1");
    expect(await convert("pdf", locked)).toMatchObject({ ok: false, text: null });
  });

  test("a form that only Adobe's programs show says so", async () => {
    const form = onePage("Please wait", "/AcroForm << /Fields [] /XFA 6 0 R >>", [stream("<xdp:xdp/>")]);
    expect((await converted("pdf", form)).notes.join(" ")).toMatch(/XFA/);
  });

  test("one that unpacks without end is ended by what it holds in memory", async () => {
    const packed = deflateSync(deflateSync(Buffer.alloc(1_200_000_000), { level: 9 }), { level: 9 });
    const bomb = onePage("", "", []).toString("latin1");
    const page = bomb.replace(
      /<< \/Length \d+ *>>\nstream\n[\s\S]*?endstream/,
      () =>
        `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString("latin1")}\nendstream`,
    );
    expect(await convert("pdf", Buffer.from(page, "latin1"))).toMatchObject({ ok: false, problem: "too-much-memory" });
  }, 60_000);
});

describe("PDFs", () => {
  /** One page of one line in a font that names a coding for Japanese and brings no letters. */
  const japanese = (codes: string) =>
    pdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      stream(`BT /F1 12 Tf 72 720 Td <${codes}> Tj ET`),
      "<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>",
    ]);

  test("text in a coding that is only named is read", async () => {
    expect(await blocksOf("pdf", japanese("93FA967B8CEA"))).toEqual(["\u65e5\u672c\u8a9e"]);
  });

  test("one for the holders of certificates is locked, not damaged", async () => {
    const filter = "/Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s4 /V 2 /Length 128 >>";
    const bytes = pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], {
      trailer: `${filter} /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`,
    });
    expect(await convert("pdf", bytes)).toMatchObject({ ok: false, problem: "encrypted" });
  });
});

describe("scans", () => {
  test("a page that was laid on the glass turned is shown upright", async () => {
    const { content } = await converted("tiff", greyTiff(3, 2, [0, 1, 2, 3, 4, 5], { orientation: 6 }));
    if (content.as !== "pictures") throw new Error(`Shown as ${content.as}.`);
    expect(content.pictures[0]).toMatchObject({ width: 2, height: 3 });
  });

  const rowOf = async (bytes: Uint8Array) => {
    const { content } = await converted("tiff", bytes);
    const png = Buffer.from((content.as === "pictures" && content.pictures[0]?.png) || []);
    const at = png.indexOf("IDAT", 0, "latin1");
    return [...inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))];
  };

  test.each([
    ["black is 0", 8, [1, 2, 3], 1, [0, 1, 2, 3]],
    ["white is 0", 8, [1, 2, 3], 0, [0, 254, 253, 252]],
    ["one bit, white is 0", 1, [0b1010_0000], 0, [0, 0b0100_0000]],
    ["four bits", 4, [0x0f, 0x80], 1, [0, 0, 255, 136]],
  ])("a grey page keeps its greys: %s", async (_what, bits, strip, whiteIs, row) => {
    expect(await rowOf(greyTiff(3, 1, strip, { bits, whiteIs }))).toEqual(row);
  });

  test.each([
    ["grey beside a sample of something else", [10, 255, 20, 0], { samples: 2 }, [0, 10, 20]],
    [
      "colours of 16 bits",
      [255, 255, 0, 0, 128, 128, 0, 0, 255, 255, 0, 0],
      { samples: 3, bits: 16, whiteIs: 2 },
      [0, 255, 0, 128, 0, 255, 0],
    ],
    ["inks", [0, 0, 0, 0, 0, 0, 0, 255], { samples: 4, whiteIs: 5 }, [0, 255, 255, 255, 0, 0, 0]],
  ])("a page of two pixels keeps its colours: %s", async (_what, strip, stored, row) => {
    expect(await rowOf(greyTiff(2, 1, strip, stored))).toEqual(row);
  });

  test("a strip that unpacks to far more than its page fills its page and no more", async () => {
    const strip = deflateSync(Buffer.alloc(50_000_000, 9));
    expect(await rowOf(greyTiff(2, 1, strip, { compression: 8 }))).toEqual([0, 9, 9]);
  });

  test.each([
    [
      "a way of packing that isn't read",
      greyTiff(4, 4, new Array(16).fill(9), { compression: 50_000 }),
      "rare-picture",
    ],
    ["BigTIFF", bigTiff(), "rare-picture"],
    [
      "a million tiles",
      tiff([
        [256, 4, 1, 9000],
        [257, 4, 1, 9000],
        [322, 4, 1, 1],
        [323, 4, 1, 1],
      ]),
      "damaged",
    ],
    ["a pixel of 256 bits", greyTiff(8000, 8000, [], { bits: 64, samples: 4 }), "huge-picture"],
  ])("%s is no black page", async (_what, bytes, problem) => {
    expect(await convert("tiff", bytes)).toMatchObject({ ok: false, problem });
  });
});

describe("what a file is, whatever its name", () => {
  const compound = (stream: string) => {
    const file = Buffer.alloc(4096);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
    file.write(stream, 1024, "utf16le");
    return file;
  };
  const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");

  test.each([
    ["a photograph of a phone under another's ending", "photo.jpg", heic, "other", /HEIC/],
    ["a web page that a records system calls a workbook", "marks.xls", Buffer.from("<html><table>"), "html", undefined],
    ["values that a records system calls a workbook", "marks.xls", Buffer.from("a,b\n1,2\n"), "csv", undefined],
    ["a web page named as an old document", "essay.doc", Buffer.from("<!DOCTYPE html><p>x"), "html", undefined],
    ["a text without an ending", "essay", Buffer.from("Only words."), "text", undefined],
    ["a mail without an ending", "mail", Buffer.from("From: a@b.example\r\n\r\nx"), "eml", undefined],
    ["a text that is filled up with zeros", "essay.txt", Buffer.from("Words.\0\0\0\0"), "text", undefined],
    ["a program without an ending", "tool", Buffer.from("\x7fELF\x02\x01\x01words"), "other", undefined],
    ["an Outlook message", "mail.msg", compound("__substg1.0_"), "other", /Outlook/],
    ["an old document without an ending", "essay", compound("WordDocument"), "office", undefined],
    ["the lock of an open document", "~$essay.docx", Buffer.from("\x03Ana"), "other", /leaves beside/],
    ["Finder's half of a document", "._essay.pdf", Buffer.from("\0\x05\x16\x07"), "other", /leaves beside/],
    [
      "slides that are one XML file",
      "deck.fodp",
      Buffer.from("<?xml version='1.0'?>"),
      "other",
      /ask the learner for PDF/,
    ],
    ["a link to a document elsewhere", "essay.gdoc", Buffer.from("{}"), "other", /only a link/],
  ] as const)("%s", async (_what, name, bytes, kind, says) => {
    const found = await recogniseFile(name, bytes);
    expect(found.kind).toBe(kind);
    if (says) expect(reasonForUnknown(name, found.mediaType)).toMatch(says);
  });

  test.each(["image", "tiff"] as const)("a page under the name of another kind is not damaged: %s", async (kind) => {
    expect(await convert(kind, Buffer.from("<p>Only words.</p>"))).toEqual({
      ok: false,
      problem: "not-what-it-says",
      text: expect.stringContaining("Only words."),
    });
  });

  test("a mail under the name of a PDF is not damaged", async () => {
    expect(await convert("pdf", Buffer.from("From: a@b.example\n\nWords."))).toMatchObject({
      problem: "not-what-it-says",
    });
  });

  test("text under the name of an office document can still be read", async () => {
    expect(await convert("docx", Buffer.from("Only words."))).toEqual({
      ok: false,
      problem: "not-what-it-says",
      text: "Only words.",
    });
  });
});
