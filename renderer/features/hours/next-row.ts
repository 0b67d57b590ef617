/** The button that removes the next row: the keyboard goes there, because the one that was pressed goes with its row. */
export function nextRemoveButton(pressed: HTMLElement): HTMLElement | undefined {
  const all = [...(pressed.closest("table")?.querySelectorAll<HTMLElement>("[data-remove]") ?? [])];
  return all[all.indexOf(pressed) + 1];
}
