import type { TextBlock } from "./conversion.ts";

/** One run of text as the PDF places it. `top` falls down the page. */
export type Run = { readonly text: string; readonly endsLine: boolean; readonly height: number; readonly top: number };

export type Line = { readonly text: string; readonly height: number; readonly top: number };

export function linesOf(runs: readonly Run[]): Line[] {
  const lines: Line[] = [];
  let text = "";
  let height = 0;
  let top = 0;
  const end = () => {
    const line = text.replace(/\s+/g, " ").trim();
    if (line !== "") lines.push({ text: line, height, top });
    text = "";
    height = 0;
  };
  for (const run of runs) {
    if (text !== "" && run.text.trim() !== "" && Math.abs(run.top - top) > Math.max(height, run.height) * 0.6) end();
    if (text === "") top = run.top;
    text += run.text;
    if (run.text.trim() !== "") height = Math.max(height, run.height);
    if (run.endsLine) end();
  }
  end();
  return lines;
}

/** Lines to paragraphs: by the gap between them and by the size of the type. A word that was hyphenated is made whole. */
export function paragraphsOf(lines: readonly Line[], page: number): TextBlock[] {
  const blocks: { text: string; page: number }[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const current = blocks.at(-1);
    if (before && current && belongTogether(before, line)) {
      const broken = /\p{L}[-\u00AD\u2010]$/u.test(current.text) && /^\p{Ll}/u.test(line.text);
      current.text = broken ? current.text.slice(0, -1) + line.text : `${current.text} ${line.text}`;
    } else blocks.push({ text: line.text, page });
    before = line;
  }
  return blocks;
}

function belongTogether(before: Line, line: Line): boolean {
  const height = Math.max(before.height, line.height, 1);
  const gap = before.top - line.top;
  const sameType = Math.abs(before.height - line.height) < height * 0.12;
  return sameType && gap > 0 && gap < height * 1.75;
}

/** Larger type than the body, and short: what stands out as a heading where the PDF names none. */
export function headingsOf(pages: readonly (readonly Line[])[]): { level: number; text: string; page: number }[] {
  const body = bodyHeight(pages.flat());
  if (body === 0) return [];
  const found = pages.flatMap((lines, index) =>
    lines
      .filter(({ text, height }) => height > body * 1.12 && text.length <= 120 && /\p{L}{2}/u.test(text))
      .map(({ text, height }) => ({ text, height: Math.round(height * 2) / 2, page: index + 1 })),
  );
  const sizes = [...new Set(found.map(({ height }) => height))].sort((one, other) => other - one);
  return found.slice(0, 500).map(({ text, height, page }) => ({
    level: Math.min(6, sizes.indexOf(height) + 1),
    text,
    page,
  }));
}

/** The height of type that most characters have. */
function bodyHeight(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const { text, height } of lines) {
    const size = Math.round(height * 2) / 2;
    characters.set(size, (characters.get(size) ?? 0) + text.length);
  }
  return [...characters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0] as [number, number])[0];
}
