import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ZipFile } from "yazl";

/** A document from tests/fixtures, written by another program. */
export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, "..", "fixtures", name));
}

/** The smallest Word document that readers take, with any part replaced or added. */
export async function makeDocx(body: string, parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const all: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>`,
    "_rels/.rels": relationshipsPart(
      `<Relationship Id="r1" Type="${relationships}/officeDocument" Target="word/document.xml"/>`,
    ),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relationships}"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text, "utf8"), name);
  zip.end();
  const pieces: Uint8Array[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

export function relationshipsPart(entries: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
}

export function wordParagraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
