import { describe, expect, test } from "vitest";
import type { Converted, ConvertibleKind } from "../../electron/core/scripts/convert/conversion.ts";
import { convertDocument } from "../../electron/core/scripts/convert.ts";
import { odp, type Parts, pptx, rels, zip } from "../support/corpus/parts.ts";

async function converted(kind: ConvertibleKind, bytes: Uint8Array): Promise<Converted> {
  const answer = await convertDocument({ kind, mediaType: "", bytes });
  if (!answer.ok) throw new Error(`Not shown: ${answer.problem}.`);
  return answer;
}

const blocksOf = async (kind: ConvertibleKind, bytes: Uint8Array) =>
  (await converted(kind, bytes)).blocks.map(({ text }) => text);

const drawing = 'xmlns:a="urn:a" xmlns:r="urn:r" xmlns:mc="urn:mc"';
const line = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
const shape = (text: string, place = "") =>
  `<p:sp><p:nvSpPr><p:nvPr>${place && `<p:ph type="${place}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${line(text)}</p:txBody></p:sp>`;
const part = (root: string, shapes: string, attributes = "") =>
  `<p:${root} xmlns:p="urn:p" ${drawing} ${attributes}>${shapes}</p:${root}>`;
const frame = (inside: string) => `<p:graphicFrame><a:graphic>${inside}</a:graphic></p:graphicFrame>`;

/** A presentation of one slide, and what that refers to. */
const deck = (shapes: string, links: Parameters<typeof rels>[0] = [], more: Parts = {}) =>
  pptx([""], {
    "ppt/slides/slide1.xml": part("sld", shapes),
    "ppt/slides/_rels/slide1.xml.rels": rels(links),
    ...more,
  });

test("what every slide repeats is no part of its text", async () => {
  const slide = shape("Goals", "title") + shape("Ask first", "body") + shape("7", "sldNum") + shape("Harbour", "ftr");
  expect(await blocksOf("pptx", await deck(slide))).toEqual(["Goals", "Ask first"]);
});

describe("every word that a learner put on a slide is read", () => {
  test("a table that follows the slide's number", async () => {
    const cell = (text: string) => `<a:tc><a:txBody>${line(text)}</a:txBody></a:tc>`;
    const table = frame(`<a:tbl><a:tr>${cell("May")}${cell("12")}</a:tr></a:tbl>`);
    expect(await blocksOf("pptx", await deck(shape("7", "sldNum") + table))).toEqual(["Slide 1", "May", "12"]);
  });

  test("groups in groups; of two ways to show the same, the one with words", async () => {
    const twice = (choice: string, other: string) =>
      `<mc:AlternateContent><mc:Choice>${choice}</mc:Choice><mc:Fallback>${other}</mc:Fallback></mc:AlternateContent>`;
    const slide = `<p:grpSp><p:grpSp>${shape("Inside")}</p:grpSp></p:grpSp>${twice(shape("New"), shape("Old"))}${twice("<p:pic/>", shape("Only"))}`;
    expect(await blocksOf("pptx", await deck(slide))).toEqual(["Slide 1", "Inside", "New", "Only"]);
  });

  test("a diagram's points, from the top down", async () => {
    const point = (id: number, text: string) => `<d:pt modelId="${id}"><d:t>${line(text)}</d:t></d:pt>`;
    const below = (parent: number, child: number, place: number) =>
      `<d:cxn srcId="${parent}" destId="${child}" srcOrd="${place}"/>`;
    const data = `<d:dataModel xmlns:d="urn:d" ${drawing}><d:ptLst><d:pt modelId="1" type="doc"/>${point(2, "Second")}${point(3, "First")}${point(4, "Below")}</d:ptLst><d:cxnLst>${below(1, 2, 1)}${below(1, 3, 0)}${below(3, 4, 0)}${below(4, 3, 0)}</d:cxnLst></d:dataModel>`;
    const bytes = await deck(
      frame('<d:relIds xmlns:d="urn:d" r:dm="rId1"/>'),
      [{ type: "diagramData", target: "../diagrams/data1.xml" }],
      { "ppt/diagrams/data1.xml": data },
    );
    expect(await blocksOf("pptx", bytes)).toEqual(["Slide 1", "Diagram", "First", "Below", "Second"]);
  });

  test("a chart's title, and its series with their values", async () => {
    const points = (...values: string[]) =>
      values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join("");
    const chart = `<c:chartSpace xmlns:c="urn:c" ${drawing}><c:title><c:tx>${line("Sessions held")}</c:tx></c:title><c:ser><c:tx>${points("Hours")}</c:tx><c:cat>${points("May", "June")}</c:cat><c:val>${points("4", "6.5")}</c:val></c:ser></c:chartSpace>`;
    const bytes = await deck(
      frame('<c:chart xmlns:c="urn:c" r:id="rId1"/>'),
      [{ type: "chart", target: "/ppt/charts/chart1.xml" }],
      { "ppt/charts/chart1.xml": chart },
    );
    const { blocks, notes } = await converted("pptx", bytes);
    expect(blocks.map(({ text }) => text)).toEqual(["Slide 1", "Chart", "Sessions held", "Hours: May 4; June 6.5"]);
    expect(notes.join(" ")).toMatch(/Charts and diagrams/);
  });

  test("what the speaker says, marked as that; and, once, what a layout puts behind the slides", async () => {
    const links = [
      { type: "notesSlide", target: "../notesSlides/notesSlide1.xml" },
      { type: "slideLayout", target: "../slideLayouts/slideLayout1.xml" },
    ];
    const bytes = await deck(shape("Goals", "title"), links, {
      "ppt/notesSlides/notesSlide1.xml": part("notes", shape("7", "sldNum") + shape("Pause here", "body")),
      "ppt/slideLayouts/slideLayout1.xml": part("sldLayout", shape("Click here", "body") + shape("Harbour")),
    });
    expect(await blocksOf("pptx", bytes)).toEqual([
      "Goals",
      "Speaker's notes",
      "Pause here",
      "Behind the slides",
      "Harbour",
    ]);
  });

  test("a slide that is cut off, up to there; and one whose list of parts is damaged", async () => {
    const whole = part("sld", shape("Goals", "title") + shape("Ask first") + shape("Then listen"));
    const bytes = await pptx([""], {
      "ppt/slides/slide1.xml": whole.slice(0, whole.indexOf("</p:sp>", whole.indexOf("Then"))),
      "ppt/slides/_rels/slide1.xml.rels": '<Relationships><Relationship Id="rId1" Target="%E0%A4%A" <',
    });
    const { blocks, notes } = await converted("pptx", bytes);
    expect(blocks.map(({ text }) => text)).toEqual(["Goals", "Ask first", "Then listen"]);
    expect(notes).toEqual(["1 of 1 slides are damaged: they are shown up to where the damage begins."]);
  });
});

test("a hidden slide, comments and a recording are said", async () => {
  const bytes = await deck("", [{ type: "comments", target: "../comments/comment1.xml" }], {
    "ppt/slides/slide1.xml": part("sld", shape("Spare"), 'show="0"'),
    "ppt/media/media1.mp4": "x",
  });
  const said = (await converted("pptx", bytes)).notes.join(" ");
  for (const what of [/1 of 1 slides are hidden/, /Comments/, /Recordings/]) expect(said).toMatch(what);
});

describe("OpenDocument slides, without LibreOffice", () => {
  const box = (text: string, what = "") =>
    `<draw:frame presentation:class="${what}"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`;

  test("title, shapes in groups, tables and what the speaker says", async () => {
    const table =
      "<table:table><table:table-row><table:table-cell><text:p>May</text:p></table:table-cell></table:table-row></table:table>";
    const page = `<draw:page>${box("Goals", "title")}<draw:g><draw:ellipse><text:p>Ask first</text:p></draw:ellipse></draw:g><draw:frame>${table}<draw:image xlink:href="Pictures/TablePreview1.svm"/></draw:frame>${box("12 May", "date-time")}<presentation:notes>${box("Pause here", "notes")}${box("7", "page-number")}</presentation:notes></draw:page>`;
    const bytes = await odp(`${page}<draw:page/>`, { "Pictures/TablePreview1.svm": "x" });
    const { blocks, notes, pages, headings } = await converted("office", bytes);
    expect(blocks.map(({ text }) => text)).toEqual([
      "Goals",
      "Ask first",
      "May",
      "Speaker's notes",
      "Pause here",
      "Slide 2",
    ]);
    expect({ notes, pages, headings: headings.length }).toEqual({ notes: [], pages: 2, headings: 2 });
  });

  test("up to where they are damaged; without a slide they are damaged altogether", async () => {
    const content = (slides: string) =>
      zip({
        mimetype: "application/vnd.oasis.opendocument.presentation",
        "content.xml": `<o:p xmlns:o="urn:o">${slides}`,
      });
    const cut = await converted("office", await content("<o:page><o:p>Ask first</o:p>"));
    expect(cut.blocks.map(({ text }) => text)).toEqual(["Slide 1", "Ask first"]);
    expect(cut.notes.join(" ")).toMatch(/where the damage begins/);
    const answer = await convertDocument({ kind: "office", mediaType: "", bytes: await content("") });
    expect(answer).toMatchObject({ ok: false, problem: "damaged" });
  });
});
