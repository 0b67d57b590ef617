import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export async function zip(parts: Parts): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content as string), name);
  file.end();
  return buffer(file.outputStream);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function rels(links: readonly { type: string; target: string; external?: boolean }[]): string {
  const lines = links.map(
    ({ type, target, external }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`,
  );
  return `${declaration}<Relationships xmlns="${relationships}">${lines.join("")}</Relationships>`;
}

const types = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>`;

export const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** @param body what stands in `w:body`. @param more parts to add or to put in place of others. */
export function docx(body: string, more: Parts = {}): Promise<Buffer> {
  return zip({
    "[Content_Types].xml": types,
    "_rels/.rels": rels([{ type: "officeDocument", target: "word/document.xml" }]),
    "word/document.xml": `${declaration}<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** @param rows what stands in `sheetData`. */
export function xlsx(rows: string, more: Parts = {}): Promise<Buffer> {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zip({
    "[Content_Types].xml": types,
    "_rels/.rels": rels([{ type: "officeDocument", target: "xl/workbook.xml" }]),
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Hours &amp; notes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": rels([{ type: "worksheet", target: "worksheets/sheet1.xml" }]),
    "xl/styles.xml": `${declaration}<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${declaration}<sst xmlns="${main}"><si><t>Date</t></si><si><r><t>Min</t></r><r><t>utes</t></r></si></sst>`,
    "xl/worksheets/sheet1.xml": `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });
}

/** A presentation of one slide for each text. */
export function pptx(slides: readonly string[], more: Parts = {}): Promise<Buffer> {
  const main = "http://schemas.openxmlformats.org/presentationml/2006/main";
  const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const ids = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join("");
  const names = slides.map((_, index) => `slides/slide${index + 1}.xml`);
  const slide = (text: string) =>
    `${declaration}<p:sld xmlns:p="${main}" xmlns:a="${drawing}"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;
  return zip({
    "[Content_Types].xml": types,
    "_rels/.rels": rels([{ type: "officeDocument", target: "ppt/presentation.xml" }]),
    "ppt/presentation.xml": `${declaration}<p:presentation xmlns:p="${main}" xmlns:r="${office}"><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": rels(names.map((target) => ({ type: "slide", target }))),
    ...Object.fromEntries(slides.map((text, index) => [`ppt/${names[index]}`, slide(text)])),
    ...more,
  });
}

export function odt(body: string, more: Parts = {}): Promise<Buffer> {
  return openDocument("text", body, more);
}

/** @param tables the spreadsheet's `table:table` elements. */
export function ods(tables: string, more: Parts = {}): Promise<Buffer> {
  return openDocument("spreadsheet", tables, more);
}

/** @param pages the presentation's `draw:page` elements. */
export function odp(pages: string, more: Parts = {}): Promise<Buffer> {
  return openDocument("presentation", pages, more);
}

function openDocument(kind: "text" | "spreadsheet" | "presentation", body: string, more: Parts): Promise<Buffer> {
  const ns = "urn:oasis:names:tc:opendocument:xmlns";
  const names = `xmlns:office="${ns}:office:1.0" xmlns:text="${ns}:text:1.0" xmlns:table="${ns}:table:1.0" xmlns:draw="${ns}:drawing:1.0" xmlns:presentation="${ns}:presentation:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  return zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    "content.xml": `${declaration}<office:document-content ${names}><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ...more,
  });
}

/** A PDF from its objects, with a sound cross-reference table. Object 1 is the catalogue. */
export function pdf(objects: readonly string[], options: { header?: string; trailer?: string } = {}): Buffer {
  let file = options.header ?? "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(file, "latin1");
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(file, "latin1");
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ""} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

export const stream = (content: string, dictionary = "") =>
  `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`;

/** One page that says `text`, with more entries in the catalogue. */
export function onePage(text: string, catalogue = "", more: readonly string[] = []): Buffer {
  return pdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream(`BT /F1 12 Tf 72 720 Td (${text}) Tj ET`),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...more,
  ]);
}
