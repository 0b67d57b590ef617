import { splitAtIdeographs } from "./ideographs.ts";

/**
 * Breaks a text into lines of at most `width`. Breaks at spaces and beside ideographs; a word that is longer than a line is
 * broken where it has to be. The text's own line ends are kept, blank lines included. A line that ends between two words keeps
 * a space at its end: nobody sees it, but what reads the PDF aloud or copies from it would else run the two words together.
 */
export function wrapText(text: string, width: number, measure: (piece: string) => number): string[] {
  const space = measure(" ");
  const paragraphs = text.split("\n").map((paragraph) => wrapParagraph(paragraph.trimEnd(), width, space, measure));
  return paragraphs.flatMap((lines, index) => {
    const last = lines.at(-1) ?? "";
    return index === paragraphs.length - 1 || last === "" ? lines : [...lines.slice(0, -1), `${last} `];
  });
}

function wrapParagraph(paragraph: string, width: number, space: number, measure: (piece: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const { text: word, gap } of unitsOf(paragraph)) {
    const wordWidth = measure(word);
    const gapWidth = gap === "" ? 0 : space;
    if (line !== "" && used + gapWidth + wordWidth <= width) {
      line += `${gap}${word}`;
      used += gapWidth + wordWidth;
      continue;
    }
    if (line !== "") lines.push(`${line}${gap}`);
    const pieces = wordWidth <= width ? [word] : breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
    used = measure(line);
  }
  lines.push(line);
  return lines;
}

/** What stays together on a line, and what stands between it and the one before. */
function unitsOf(paragraph: string): { readonly text: string; readonly gap: "" | " " }[] {
  return paragraph
    .split(/ +/)
    .flatMap((word) => splitAtIdeographs(word).map((text, index) => ({ text, gap: index === 0 ? " " : "" })));
}

function breakWord(word: string, width: number, measure: (piece: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const character of word) {
    const characterWidth = measure(character);
    if (piece !== "" && used + characterWidth > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += character;
    used += characterWidth;
  }
  pieces.push(piece);
  return pieces;
}
