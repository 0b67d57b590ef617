import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import { makeWarmUpPdf, warmUpLines } from "../../renderer/features/reading/warm-up-pdf.ts";

// Where it were damaged, nothing would be seen of it but that the first page of a script takes longer.
it("makes a page that pdf.js reads", async () => {
  const document = await getDocument({ data: makeWarmUpPdf(), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  const shown = items.flatMap((item) => ("str" in item && item.str !== "" ? [item.str] : []));
  expect(shown).toHaveLength(warmUpLines);
  expect(new Set(shown).size).toBe(1);
  expect(shown[0]).toContain("(as they say)");
  await document.loadingTask.destroy();
});

it("says where its objects are, so that pdf.js has nothing to look for", () => {
  const file = new TextDecoder().decode(makeWarmUpPdf());
  const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(offsets.length).toBeGreaterThan(0);
  for (const [index, offset] of offsets.entries())
    expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
  const [, start] = /startxref\n(\d+)/.exec(file) ?? [];
  expect(file.slice(Number(start))).toMatch(/^xref\n/);
});
