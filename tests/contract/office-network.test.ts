import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { centreFolder } from "../../electron/core/centre/actor.ts";
import { convertWithOffice } from "../../electron/core/scripts/office/convert-with-office.ts";
import { hasProgram, tryRun } from "../support/corpus/programs.ts";

const hasOffice = await hasProgram("soffice");
const names = { office: "office", text: "text", draw: "drawing", svg: "svg-compatible" };
const namespaces = Object.entries(names).map(
  ([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);

let folder: string;
let listener: Server;
let address = "";
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "office-network-"));
  listener = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const bound = listener.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
});

afterAll(async () => {
  listener.close();
  await rm(folder, { recursive: true });
});

/** A document whose picture, section and link lie at the listener, as an old Word file that LibreOffice wrote. */
async function makeRemoteDoc(): Promise<Buffer> {
  const body = `<text:p>An old letter <text:a xlink:href="${address}/link">with a link</text:a></text:p><text:section text:name="S"><text:section-source xlink:href="${address}/section.odt"/><text:p>.</text:p></text:section><text:p><draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm"><draw:image xlink:href="${address}/picture.png" xlink:type="simple"/></draw:frame></text:p>`;
  const source = `<?xml version="1.0"?><office:document ${namespaces.join(" ")} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${body}</office:text></office:body></office:document>`;
  await writeFile(join(folder, "remote.fodt"), source);
  await office("doc:MS Word 97", "remote.fodt");
  return readFile(join(folder, "remote.doc"));
}

/** LibreOffice as anybody starts it, with a profile of its own that nothing is set in. */
async function office(target: string, name: string): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  await tryRun("soffice", [profile, "--headless", "--convert-to", target, name], folder);
}

test.skipIf(!hasOffice)(
  "an old document whose picture lies elsewhere is shown without asking for it",
  async () => {
    const bytes = await makeRemoteDoc();
    asked.length = 0;
    await office("docx", "remote.doc");
    expect(asked, "what LibreOffice asks for by itself: else this test could not fail").toContain("/picture.png");

    asked.length = 0;
    const answer = await convertWithOffice(centreFolder(join(folder, "centre")), { from: "doc", locked: false }, bytes);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.notes.join(" ")).toMatch(/refers to things outside itself/);
    expect(asked).toEqual([]);
  },
  120_000,
);

test.skipIf(!hasOffice)(
  "so is one in the XML of Office 2003",
  async () => {
    const bytes = Buffer.from(
      `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml"><w:docPr><w:attachedTemplate w:val="${address}/t.dot"/></w:docPr><w:body><w:p><w:r><w:t>Two words</w:t></w:r></w:p><w:p><w:r><w:pict><v:shape><v:imagedata src="${address}/picture.png"/></v:shape></w:pict></w:r></w:p></w:body></w:wordDocument>`,
    );
    asked.length = 0;
    const answer = await convertWithOffice(centreFolder(join(folder, "centre")), { from: "doc", locked: false }, bytes);
    expect(answer).toMatchObject({ ok: true, words: 2 });
    expect(asked).toEqual([]);
  },
  60_000,
);
