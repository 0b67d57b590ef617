/**
 * A place in flowing text that holds for any width: which of its blocks lies at the upper edge of the screen, and how far
 * through it. Pixels are another passage's once the window, the split or the letters have another size.
 */
export type FlowPoint = { readonly block: number; readonly part: number };

/** @param sheet holds the text of the file, in one element. */
export function pointAtTop(area: HTMLElement, sheet: HTMLElement): FlowPoint | undefined {
  const blocks = blocksOf(sheet);
  const { top } = area.getBoundingClientRect();
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1;
    else high = middle;
  }
  const box = blocks[low]?.getBoundingClientRect();
  return box && { block: low, part: box.height === 0 ? 0 : Math.min(1, (top - box.top) / box.height) };
}

/** Scrolls so that the point lies at the upper edge again. */
export function scrollToPoint(area: HTMLElement, sheet: HTMLElement, { block, part }: FlowPoint): void {
  const box = blocksOf(sheet)[block]?.getBoundingClientRect();
  if (box) area.scrollTop += box.top + part * box.height - area.getBoundingClientRect().top;
}

function blocksOf(sheet: HTMLElement): ArrayLike<Element> {
  const text = sheet.firstElementChild;
  if (!text) return [];
  return text.children.length > 0 ? text.children : [text];
}
