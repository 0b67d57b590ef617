import type { FieldName } from "../marking/sheet-field.ts";

/** Where on the sheet a field or section stands, for moving the keyboard there. One sheet is on the screen at a time. */
export function fieldId(field: FieldName, itemId: string): string {
  return `sheet-${field}-${itemId}`;
}

export const sheetAreaId = "mark-sheet";

export function focusField(field: FieldName, itemId: string): void {
  const element = document.getElementById(fieldId(field, itemId));
  if (!element) return;
  // An outcome is a set of radio buttons: the chosen one takes the focus, as with the Tab key.
  const target = element.querySelector<HTMLElement>("input:checked, input, button") ?? element;
  bringIntoSight(target);
  takeFocus(target);
}

/** Moves to the first field of the next (1) or the previous (-1) section; from outside the sheet, to the nearest end. */
export function moveToSection(step: 1 | -1): void {
  const sections = [...document.querySelectorAll<HTMLElement>(`#${sheetAreaId} [data-section]`)];
  const current = sections.findIndex((section) => section.contains(document.activeElement));
  const wanted = current < 0 ? (step === 1 ? 0 : sections.length - 1) : current + step;
  const section = sections[Math.min(Math.max(wanted, 0), sections.length - 1)];
  if (section) focusSection(section);
}

function focusSection(section: HTMLElement): void {
  const area = findScroller();
  if (area) area.scrollTop += section.getBoundingClientRect().top - area.getBoundingClientRect().top;
  const field = section.querySelector<HTMLElement>("input:checked, input, textarea") ?? section;
  if (field !== section) bringIntoSight(field);
  takeFocus(field);
}

/** Scrolls the sheet and nothing around it: `scrollIntoView` would move the whole window's frame as well. */
function bringIntoSight(element: HTMLElement): void {
  const area = findScroller();
  if (!area) return;
  const around = area.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  if (own.top >= around.top && own.bottom <= around.bottom) return;
  area.scrollTop += (own.top + own.bottom) / 2 - (around.top + around.bottom) / 2;
}

/** The sheet, or in a low window the column that it stands in. */
function findScroller(): HTMLElement | null {
  const area = document.getElementById(sheetAreaId);
  const parent = area?.parentElement ?? null;
  return area && getComputedStyle(area).overflowY === "visible" ? parent : area;
}

function takeFocus(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  if (element instanceof HTMLInputElement && element.type === "text") element.select();
}

/** Moves into the sheet: back to where the person was in it, else to its first field. */
export function focusSheet(): void {
  const area = document.getElementById(sheetAreaId);
  const last = lastInSheet && area?.contains(lastInSheet) ? lastInSheet : null;
  const target = last ?? area?.querySelector<HTMLElement>("[data-section] :is(input, textarea)") ?? area;
  target?.focus();
}

let lastInSheet: HTMLElement | null = null;

/** Remembers where in the sheet the keyboard was last, until what this answers with is called. */
export function followFocusInSheet(): () => void {
  const follow = (event: FocusEvent) => {
    const { target } = event;
    if (target instanceof HTMLElement && document.getElementById(sheetAreaId)?.contains(target)) lastInSheet = target;
  };
  document.addEventListener("focusin", follow);
  return () => document.removeEventListener("focusin", follow);
}
