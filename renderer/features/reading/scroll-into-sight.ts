/** Scrolls one area and nothing around it: `scrollIntoView` would move the whole window's frame as well. */
export function scrollIntoSight(area: HTMLElement, rect: DOMRect): void {
  const around = area.getBoundingClientRect();
  if (rect.top < around.top + 24 || rect.bottom > around.bottom - 24) {
    // A third from the top: what leads up to it is in sight too.
    area.scrollTop += rect.top - around.top - Math.min(area.clientHeight / 3, area.clientHeight - rect.height - 24);
  }
  if (rect.left < around.left || rect.right > around.right) area.scrollLeft += rect.left - around.left - 48;
}
