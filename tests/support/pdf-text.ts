import { execFileSync, spawnSync } from "node:child_process";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect } from "vitest";

/** All the text of a PDF, as a reader gets it. */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  await pdf.loadingTask.destroy();
  return pages.join(" ").replace(/\s+/g, " ");
}

export const hasProgram = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
export const runProgram = (program: string, ...options: string[]): string =>
  execFileSync(program, options, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** What poppler says of a PDF file: every font inside, tagged, titled, in its language. */
export function expectAccessiblePdf(file: string, bytes: Uint8Array, title: RegExp, tags: readonly string[]): void {
  const fonts = runProgram("pdffonts", file)
    .split("\n")
    .slice(2)
    .filter((line) => line !== "");
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/);
  const info = runProgram("pdfinfo", file);
  expect(info).toMatch(/Tagged:\s+yes/);
  expect(info).toMatch(title);
  const structure = runProgram("pdfinfo", "-struct-text", file);
  for (const tag of tags) expect(structure, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, "m"));
  const raw = Buffer.from(bytes).toString("latin1");
  expect(raw).toContain("/Lang (en-GB)");
  expect(raw).toContain("<pdfaid:part>3</pdfaid:part>");
  expect(raw).toContain("/GTS_PDFA1");
}
