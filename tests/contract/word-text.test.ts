import { describe, expect, test } from "vitest";
import type { Converted } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { docx, type Parts, paragraph, rels, word } from "../support/corpus/parts.ts";

async function converted(body: string, links: Parameters<typeof rels>[0] = [], more: Parts = {}): Promise<Converted> {
  const prefixes = ["mc", "wps", "wp", "a", "v", "m", "c", "dgm"]
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(" ");
  const bytes = await docx("", {
    "word/document.xml": main(
      `${prefixes} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`,
      body,
    ),
    "word/_rels/document.xml.rels": rels(links),
    ...more,
  });
  const answer = await convertDocument({ kind: "docx", mediaType: "", bytes });
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer;
}

/** With the names under which mammoth knows the parts of a drawing and of an alternative. */
function main(prefixes: string, body: string): string {
  const known = prefixes
    .replace("urn:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
    .replace("urn:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
    .replace('"urn:v"', '"urn:schemas-microsoft-com:vml"');
  return `<w:document xmlns:w="${word}" ${known}><w:body>${body}</w:body></w:document>`;
}

const blocksOf = async (...source: Parameters<typeof converted>) =>
  (await converted(...source)).blocks.map(({ text }) => text);

const run = (inside: string) => `<w:p><w:r>${inside}</w:r></w:p>`;
const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
const drawn = (inside: string) => `<w:drawing><wp:anchor><a:graphic>${inside}</a:graphic></wp:anchor></w:drawing>`;
const newer = (text: string) => drawn(`<wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp>`);
const older = (text: string) => `<w:pict><v:shape><v:textbox>${box(text)}</v:textbox></v:shape></w:pict>`;
const either = (choice: string, fallback: string) =>
  `<mc:AlternateContent><mc:Choice>${choice}</mc:Choice>${fallback && `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent>`;

describe("every word of a Word document is read", () => {
  test.each([
    ["a text box that is written in two ways", run(either(newer("Boxed"), older("Boxed"))), ["Boxed"]],
    ["a text box of the newer kind alone", run(either(newer("Boxed"), "")), ["Boxed"]],
    ["a text box whose other way is a picture", run(either(newer("Boxed"), "<w:pict><v:shape/></w:pict>")), ["Boxed"]],
    ["a text box beside no other way", run(newer("Boxed")), ["Boxed"]],
    [
      "a text box in a text box",
      run(newer(`Outer</w:t></w:r></w:p>${run(newer("Inner"))}<w:p><w:r><w:t>`)),
      ["Outer", "Inner"],
    ],
    ["words of a drawing", run(drawn("<a:p><a:r><a:t>Drawn</a:t></a:r></a:p>")), ["Drawn"]],
    ["an oval", run(`<w:pict><v:oval><v:textbox>${box("Oval")}</v:textbox></v:oval></w:pict>`), ["Oval"]],
    [
      "drawn letters",
      run('<w:pict><v:shape><v:textpath string="Art &amp; craft"/></v:shape></w:pict>'),
      ["Art & craft"],
    ],
    [
      "a field's result",
      '<w:p><w:r><w:t xml:space="preserve">Figure </w:t></w:r><w:fldSimple w:instr=" SEQ "><w:r><w:t>4</w:t></w:r></w:fldSimple></w:p>',
      ["Figure 4"],
    ],
    [
      "a passage in another direction",
      '<w:p><w:bdo w:val="rtl"><w:r><w:t>Turned</w:t></w:r></w:bdo></w:p>',
      ["Turned"],
    ],
    [
      "signs with their reading above",
      run(
        "<w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Base</w:t></w:r></w:rubyBase></w:ruby>",
      ),
      ["Base"],
    ],
    ["a line's end of the older kind", run("<w:t>one</w:t><w:cr/><w:t>two</w:t>"), ["one two"]],
    [
      "an equation, on one line",
      "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>",
      ["(a)/(b)"],
    ],
  ])("%s", async (_what, body, blocks) => {
    expect(await blocksOf(body)).toEqual(blocks);
  });

  test.each([
    ["what was chosen from a list", "", ["Mostly"]],
    ["once, where its program wrote the choice out", "<w:r><w:t>Mostly</w:t></w:r>", ["Mostly"]],
  ])("%s", async (_what, result, blocks) => {
    const list = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Never"/><w:listEntry w:val="Mostly"/></w:ddList>';
    const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>${list}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(await blocksOf(field)).toEqual(blocks);
  });

  test("what a chart and a diagram say, where they stand", async () => {
    const chart =
      '<c:c xmlns:c="urn:c"><c:ser><c:cat><c:pt idx="0"><c:v>May</c:v></c:pt></c:cat><c:val><c:pt idx="0"><c:v>4</c:v></c:pt></c:val></c:ser></c:c>';
    const diagram = '<d:d xmlns:d="urn:d"><d:pt modelId="1"><d:t><d:p><d:t>Plan</d:t></d:p></d:t></d:pt></d:d>';
    const body = run(drawn('<c:chart r:id="rId1"/>')) + run(drawn('<dgm:relIds r:dm="rId2"/>')) + paragraph("After");
    const links = [
      { type: "chart", target: "charts/chart1.xml" },
      { type: "diagramData", target: "diagrams/data1.xml" },
    ];
    const parts = { "word/charts/chart1.xml": chart, "word/diagrams/data1.xml": diagram };
    expect(await blocksOf(body, links, parts)).toEqual(["Chart: May 4", "Diagram: Plan", "After"]);
  });

  test("the head and foot of its pages, once; numbers of pages aside", async () => {
    const links = ["header", "header", "footer"].map((type, index) => ({ type, target: `margin${index}.xml` }));
    const margin = (text: string) => `<w:hdr xmlns:w="${word}">${paragraph(text)}</w:hdr>`;
    const blocks = await blocksOf(paragraph("Text"), links, {
      "word/margin0.xml": margin("Ana, DEM9001"),
      "word/margin1.xml": margin("Ana, DEM9001"),
      "word/margin2.xml": margin("Page 3 of 9"),
    });
    expect(blocks).toEqual(["Text", "At the head or foot of the pages", "Ana, DEM9001"]);
  });

  test.each([
    ["a page", "chunk.htm", "<meta charset=utf-8><h1>Title</h1><p>Words</p><script>x</script>", ["Title", "Words"]],
    [
      "a page saved as one file",
      "chunk.mht",
      "From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Words</p>",
      ["Words"],
    ],
    ["a text", "chunk.txt", "Words <b>", ["Words <b>"]],
  ])("another document inserted in it: %s", async (_what, target, chunk, blocks) => {
    const bytes = await converted(
      `${paragraph("Before")}<w:altChunk r:id="rId1"/>${paragraph("After")}`,
      [{ type: "aFChunk", target }],
      {
        [`word/${target}`]: chunk,
      },
    );
    expect(bytes.blocks.map(({ text }) => text)).toEqual(["Before", ...blocks, "After"]);
    expect(bytes.notes).toEqual([]);
  });
});

test("a sign that no typeface here has is said", async () => {
  const { notes } = await converted(run('<w:sym w:font="Odd" w:char="F0AA"/><w:t>Text</w:t>'));
  expect(notes.join(" ")).toMatch(/typeface of symbols/);
});

test("text boxes nested without end are refused, not multiplied", async () => {
  const nested = Array.from({ length: 60 }).reduce<string>(
    (inside) => run(newer(`x</w:t></w:r></w:p>${inside}<w:p><w:r><w:t>`)),
    "",
  );
  await expect(converted(nested)).rejects.toThrow("too-deep");
});

describe("a damaged Word document", () => {
  const whole = `<w:document xmlns:w="${word}"><w:body>${paragraph("First")}${paragraph("Second")}`;

  test("is shown up to where the damage begins", async () => {
    const { blocks, notes } = await converted("", [], { "word/document.xml": whole });
    expect(blocks.map(({ text }) => text)).toEqual(["First", "Second"]);
    expect(notes).toEqual(["This document is damaged: it is shown up to where the damage begins."]);
  });

  test("is shown without the styles that were lost", async () => {
    const { blocks, notes } = await converted(paragraph("First"), [{ type: "styles", target: "styles.xml" }], {
      "word/styles.xml": "<w:styles><w:sty",
    });
    expect(blocks.map(({ text }) => text)).toEqual(["First"]);
    expect(notes.join(" ")).toMatch(/without some of its layout/);
  });
});
