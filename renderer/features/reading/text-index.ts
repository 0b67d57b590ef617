import type { Stretch } from "./reading-surface.ts";

/** The text of a part of the page, with the way back from each place in it to the node that shows it. */
export type TextIndex = {
  readonly text: string;
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
};

const blocks = new Set(
  "P DIV H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD PRE BLOCKQUOTE TABLE THEAD TBODY TFOOT TR TD TH CAPTION HR".split(" "),
);

/** Paragraphs, list items and cells are parted by a line break, so that the last word of one and the first of the next stay two. */
export function indexText(root: Element): TextIndex {
  const nodes: { node: Text; start: number }[] = [];
  const pieces: string[] = [];
  let length = 0;
  let last = "\n";
  const add = (piece: string) => {
    if (piece === "") return;
    pieces.push(piece);
    length += piece.length;
    last = piece.at(-1) ?? last;
  };
  const part = () => {
    if (last !== "\n") add("\n");
  };
  const visit = (element: Node) => {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) {
        nodes.push({ node, start: length });
        add(node.data);
      } else if (node.nodeName === "BR") part();
      else if (blocks.has(node.nodeName)) {
        part();
        visit(node);
        part();
      } else visit(node);
    }
  };
  visit(root);
  return { text: pieces.join(""), nodes };
}

export function rangeOf(index: TextIndex, { start, end }: Stretch): Range | undefined {
  const first = nodeAt(index, start, true);
  const final = nodeAt(index, end, false);
  if (!first || !final) return undefined;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(final.node, final.offset);
  return range.collapsed ? undefined : range;
}

/** At a seam between two nodes a start belongs to the later one and an end to the earlier. */
function nodeAt({ nodes }: TextIndex, place: number, starts: boolean): { node: Text; offset: number } | undefined {
  let low = 0;
  let high = nodes.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const begins = nodes[middle]?.start ?? 0;
    if (starts ? begins <= place : begins < place) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  const entry = nodes[Math.max(found, 0)];
  return entry && { node: entry.node, offset: Math.max(0, Math.min(place - entry.start, entry.node.data.length)) };
}

/** @returns undefined where the range has no text of this part in it. */
export function stretchOfRange(index: TextIndex, range: Range): Stretch | undefined {
  const start = placeOf(index, range.startContainer, range.startOffset);
  const end = placeOf(index, range.endContainer, range.endOffset);
  return start < end ? trim(index.text, { start, end }) : undefined;
}

export function placeOf({ text, nodes }: TextIndex, container: Node, offset: number): number {
  const own = container instanceof Text ? nodes.find(({ node }) => node === container) : undefined;
  if (own) return own.start + offset;
  const boundary = document.createRange();
  boundary.setStart(container, offset);
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = nodes[middle];
    if (entry && boundary.comparePoint(entry.node, 0) < 0) low = middle + 1;
    else high = middle;
  }
  // Just after a node's text, not at the next one's: what lies between is no part of a selection that ends here.
  const before = nodes[low - 1];
  if (before && !(container instanceof Text) && low === nodes.length) return text.length;
  return nodes[low]?.start ?? text.length;
}

/** A selection by double click often takes the space or line break after the words. */
export function trim(text: string, { start, end }: Stretch): Stretch | undefined {
  const part = text.slice(start, end);
  const led = part.length - part.trimStart().length;
  const trailed = part.length - part.trimEnd().length;
  return led === part.length ? undefined : { start: start + led, end: end - trailed };
}
