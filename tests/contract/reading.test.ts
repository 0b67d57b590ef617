import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractText } from "../../electron/core/scripts/extract-text.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { ShownFile } from "../../shared/contract/scripts.ts";
import { Cast } from "../support/cast.ts";
import { docx, odt, onePage, paragraph, rels, xlsx } from "../support/corpus/parts.ts";
import { fixture } from "../support/documents.ts";
import { readBack, takeIn } from "../support/sending.ts";
import { makeTextKinds } from "../support/text-kinds.ts";

let cast: Cast;
let staff: WorkstationClient;

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterAll(() => cast.close());

async function store(name: string, bytes: Uint8Array): Promise<string> {
  const { files } = await takeIn(staff, cast.centre.register().id, [{ name, bytes }], { acceptSameScript: true });
  return files[0]?.id ?? "";
}

async function shownAs<As extends ShownFile["as"]>(as: As, name: string, bytes: Uint8Array) {
  const shown = await staff.scripts.show({ fileId: await store(name, bytes) });
  if (shown.as !== as) throw new Error(`Shown as ${JSON.stringify(shown).slice(0, 300)}`);
  return shown as Extract<ShownFile, { as: As }>;
}

describe("what reading finds", () => {
  test("headings with their places and words, in HTML and in PDF", async () => {
    const word = await shownAs("html", "assignment.docx", fixture("assignment.docx"));
    expect(word.headings.map(({ text }) => text)).toContain("Leaders at the bench");
    for (const { anchor } of word.headings) expect(word.html).toContain(`id="${anchor}"`);
    expect(word.headings.reduce((sum, { words }) => sum + words, 0)).toBeLessThanOrEqual(word.words);

    const reading = await staff.scripts.reading({ fileId: await store("assignment.pdf", fixture("assignment.pdf")) });
    expect(reading).toMatchObject({ pages: 3, reason: null });
    expect(reading.words).toBeGreaterThan(1200);
    expect(reading.headings).toContainEqual(expect.objectContaining({ text: "What leaders do", page: 1, level: 2 }));
  });

  test("a short line in bold is a heading, as many learners make them", async () => {
    const bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>My own commitment</w:t></w:r></w:p>";
    const { headings } = await shownAs(
      "html",
      "bold.docx",
      await docx(bold + paragraph("Five words under the heading")),
    );
    expect(headings).toMatchObject([{ text: "My own commitment", level: 6, words: 8 }]);
  });

  test("a log of hours keeps its dates, times, spans and shared words", async () => {
    const row =
      '<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row><c s="1"><v>46085</v></c><c s="2"><v>0.5</v></c><c s="3"><v>1.5</v></c><c s="4"><v>0.25</v></c><c t="b"><v>1</v></c></row>';
    const { html } = await shownAs("html", "hours.xlsx", await xlsx(row));
    for (const cell of ["Date", "Minutes", "04/03/2026", "12:00", "36:00", "25%", "TRUE"]) {
      expect(html).toContain(`<td>${cell}</td>`);
    }
    expect(html).toContain("Hours &amp; notes");
  });

  test("addresses are handed over beside the HTML, never in it", async () => {
    const link = `<w:p><w:hyperlink r:id="rId1"><w:r><w:t>the code</w:t></w:r></w:hyperlink></w:p>`;
    const target = "https://code.example/practice?a=1&amp;b=2";
    const parts = { "word/_rels/document.xml.rels": rels([{ type: "hyperlink", target, external: true }]) };
    const { html, links } = await shownAs("html", "link.docx", await docx(link, parts));
    expect(links).toEqual([{ anchor: "link-1", address: "https://code.example/practice?a=1&b=2" }]);
    expect(html).toContain('<a id="link-1">the code</a>');
    expect(html).not.toContain("code.example");
  });

  test("what a document calls its parts can't stand in for the window's own", async () => {
    const { html } = await shownAs(
      "html",
      "ids.html",
      Buffer.from('<a id="root" href="#root">x</a><li id="root">y</li>'),
    );
    expect(html).not.toMatch(/(id="|#)root"/);
    expect(html).toContain('href="#doc-root"');
  });

  test("a scan is shown page by page", async () => {
    const fileId = await store("scan.tif", twoPageTiff());
    expect(await staff.scripts.show({ fileId })).toMatchObject({
      as: "pictures",
      pictures: [{ width: 8 }, { width: 8 }],
    });
    const picture = Buffer.from(await (await staff.scripts.readPicture({ fileId, page: 2 })).arrayBuffer());
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
  });

  test("text without a file behind it", async () => {
    const { blocks, words } = await extractText("pdf", onePage("Seven words on one page of PDF"));
    expect({ blocks, words }).toEqual({ blocks: [{ text: "Seven words on one page of PDF", page: 1 }], words: 7 });
    expect((await extractText("odt", await odt("<text:p>Two words</text:p>"))).words).toBe(2);
  });
});

describe("a file taken in again, in another centre", () => {
  test("reads the same in every kind of text, so that what was tied to its words is found", async () => {
    const elsewhere = await Cast.open();
    const kinds = [
      ...(await makeTextKinds()),
      { name: "assignment.docx", bytes: fixture("assignment.docx"), passage: "it is precisely this gap" },
      { name: "diary.odt", bytes: fixture("diary.odt"), passage: "" },
    ];
    try {
      const there = await elsewhere.as("stella");
      for (const { name, bytes, passage } of kinds) {
        const here = await staff.scripts.show({ fileId: await store(name, bytes) });
        const taken = await takeIn(there, elsewhere.centre.register().id, [{ name, bytes }], {
          acceptSameScript: true,
        });
        const again = await there.scripts.show({ fileId: taken.files[0]?.id ?? "" });
        expect(again, name).toEqual(here);
        const text = again.as === "html" ? again.html : again.as === "text" ? again.text : "";
        expect(text, name).toContain(passage);
        expect(text, name).not.toBe("");
      }
    } finally {
      await elsewhere.close();
    }
  });
});

describe("what can't be shown", () => {
  test("gives what can be had of its text, and comes back byte for byte", async () => {
    const bytes = fixture("damaged/truncated.docx");
    const fileId = await store("truncated.docx", bytes);
    const shown = await staff.scripts.show({ fileId });
    expect(shown).toMatchObject({ as: "unshown", text: expect.stringContaining("DEM9001") });
    expect(await readBack(staff, fileId, bytes.length)).toEqual(Buffer.from(bytes));
  });

  test("gives the beginning of a page that is far too long", async () => {
    const page = Buffer.from(`<script>x</script>${"<p>Over and over.</p>".repeat(600_000)}`);
    const shown = await shownAs("unshown", "long.html", page);
    expect(shown.text).toMatch(/^\s*Over and over\./);
    expect(shown.text).not.toContain("<");
  });
});

describe("conversions are kept", () => {
  const folder = () => cast.centre.workstation.folder.readings;
  const kept = async () =>
    (await readdir(folder(), { recursive: true })).filter((name) => /\/[0-9a-f]{64}$/.test(name));

  test("sealed; and one that was tampered with, or belongs to another file, is made anew", async () => {
    await rm(folder(), { recursive: true, force: true });
    const first = await store("first.docx", await docx(paragraph("The first secret")));
    const shown = await staff.scripts.show({ fileId: first });
    await expect.poll(kept).toHaveLength(1);
    const firstPath = join(folder(), (await kept())[0] ?? "");
    const sealed = await readFile(firstPath);
    expect(sealed.includes("secret")).toBe(false);
    expect(sealed.includes(Buffer.from("secret", "utf16le"))).toBe(false);

    await writeFile(firstPath, Buffer.concat([sealed.subarray(0, -1), Buffer.from([1])]));
    expect(await staff.scripts.show({ fileId: first })).toEqual(shown);

    const second = await store("second.docx", await docx(paragraph("Another")));
    await staff.scripts.show({ fileId: second });
    await expect.poll(kept).toHaveLength(2);
    const secondPath = (await kept()).map((name) => join(folder(), name)).find((path) => path !== firstPath) ?? "";
    await writeFile(secondPath, await readFile(firstPath));
    expect(await staff.scripts.show({ fileId: second })).toMatchObject({ html: "<p>Another</p>" });
  });

  test("the second opening is answered from there", async () => {
    const fileId = await store("again.docx", await docx(paragraph("word ".repeat(20)).repeat(300)));
    await staff.scripts.show({ fileId });
    await expect.poll(async () => (await kept()).length).toBeGreaterThanOrEqual(3);
    const began = performance.now();
    await staff.scripts.show({ fileId });
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

/** Two pages of eight by eight grey pixels, uncompressed. */
function twoPageTiff(): Buffer {
  const page = (start: number, next: number) => {
    const entries = [
      [256, 3, 1, 8],
      [257, 3, 1, 8],
      [258, 3, 1, 8],
      [259, 3, 1, 1],
      [262, 3, 1, 1],
      [273, 4, 1, start + 2 + 9 * 12 + 4],
      [277, 3, 1, 1],
      [278, 3, 1, 8],
      [279, 4, 1, 64],
    ] as const;
    const bytes = Buffer.alloc(2 + entries.length * 12 + 4 + 64, 128);
    bytes.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      bytes.writeUInt16LE(tag, 2 + index * 12);
      bytes.writeUInt16LE(type, 4 + index * 12);
      bytes.writeUInt32LE(count, 6 + index * 12);
      bytes.writeUInt32LE(value, 10 + index * 12);
    }
    bytes.writeUInt32LE(next, 2 + entries.length * 12);
    return bytes;
  };
  const length = page(8, 0).length;
  return Buffer.concat([Buffer.from("II*\0\x08\0\0\0", "latin1"), page(8, 8 + length), page(8 + length, 0)]);
}
