/** A piece of text on a page: where its line stands, counted from the foot of the page, and how high it is. */
export type PlacedText = {
  readonly text: string;
  readonly endsLine: boolean;
  readonly top: number;
  readonly height: number;
};

/** Lines further apart than this many heights are paragraphs of their own. */
const paragraphGap = 1.9;

/** The lines of a page as paragraphs: a line break that only the width of the page made is a space. */
export function joinLines(pieces: readonly PlacedText[]): string {
  const lines: { text: string; top: number; height: number }[] = [];
  let open = false;
  for (const { text, endsLine, top, height } of pieces) {
    const line = lines.at(-1);
    if (open && line) {
      line.text += text;
      line.height = Math.max(line.height, height);
    } else if (text.trim() !== "" || endsLine) {
      lines.push({ text, top, height });
    } else {
      continue;
    }
    open = !endsLine;
  }
  let joined = "";
  let above: { top: number; height: number } | undefined;
  for (const line of lines.filter(({ text }) => text.trim() !== "")) {
    const apart = above && Math.abs(above.top - line.top) > paragraphGap * Math.max(above.height, line.height, 1);
    const separator = above === undefined ? "" : apart ? "\n" : " ";
    joined += separator + line.text.trim();
    above = line;
  }
  return joined.replace(/[^\S\n]+/g, " ");
}

const blocks =
  "address, article, blockquote, br, dd, div, dl, dt, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, table, tr, ul";

/** The words of a document that the core made ready, a block to a line. It is parsed apart: nothing in it is loaded or run. */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const block of body.querySelectorAll(blocks)) block.append("\n");
  for (const cell of body.querySelectorAll("td, th")) cell.append(" ");
  return (body.textContent ?? "")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
