import { execFileSync, spawnSync } from "node:child_process";
import { expect } from "vitest";

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
