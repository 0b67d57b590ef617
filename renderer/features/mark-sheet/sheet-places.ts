import type { Edit } from "../../../shared/contract/sheet.ts";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import type { FieldName } from "../marking/sheet-field.ts";

/** What the keyboard can be moved to. One sheet is on the screen at a time. */
export type SheetPlace =
  | { readonly field: FieldName; readonly itemId: string }
  | { readonly field: "criterion" | "evidence"; readonly itemId: string; readonly criterion: CriterionRef };

export function fieldId(field: FieldName, itemId: string): string {
  return `sheet-${field}-${itemId}`;
}

export function criterionId(itemId: string, { unit, criterion }: CriterionRef): string {
  return `sheet-criterion-${itemId}-${unit}-${criterion}`;
}

/** Where the evidence for a criterion is listed. */
export function evidenceId(itemId: string, { unit, criterion }: CriterionRef): string {
  return `sheet-evidence-${itemId}-${unit}-${criterion}`;
}

export function placeId(place: SheetPlace): string {
  if (place.field === "evidence") return evidenceId(place.itemId, place.criterion);
  return place.field === "criterion" ? criterionId(place.itemId, place.criterion) : fieldId(place.field, place.itemId);
}

export function placeOf(edit: Edit) {
  const { itemId } = edit;
  return (
    edit.field === "criterion"
      ? { field: edit.field, itemId, criterion: edit.criterion }
      : { field: edit.field, itemId }
  ) satisfies SheetPlace;
}

export const sheetAreaId = "mark-sheet";

export function focusPlace(place: SheetPlace): void {
  const target = findTarget(place);
  if (!target) return;
  bringIntoSight(target);
  takeFocus(target);
}

/** Makes a place the one that was last in use, without taking the keyboard. */
export function resumeAt(place: SheetPlace): void {
  const target = findTarget(place);
  if (!target) return;
  bringIntoSight(target);
  lastInSheet = target;
}

function findTarget(place: SheetPlace): HTMLElement | null {
  const element = document.getElementById(placeId(place));
  // An outcome or a judgement is a set of radio buttons: the chosen one takes the focus, as with the Tab key.
  return element && (element.querySelector<HTMLElement>("input:checked") ?? element);
}

/** Brings a place that changed by itself into sight and marks it for a moment. The keyboard stays where it is. */
export function showPlace(place: SheetPlace): void {
  const element = document.getElementById(placeId(place));
  if (!element) return;
  bringIntoSight(element);
  element.setAttribute("data-just-changed", "");
  setTimeout(() => element.removeAttribute("data-just-changed"), 1_500);
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
  const field = section.querySelector<HTMLElement>("input:checked, input:not([type='radio']), textarea") ?? section;
  if (field !== section) bringIntoSight(field);
  takeFocus(field);
}

/** A mark that waits at the sheet's lower edge covers this many pixels of it. */
const waitingMarkHeight = 56;

/** Scrolls the sheet and nothing around it: `scrollIntoView` would move the whole window's frame as well. */
export function bringIntoSight(element: HTMLElement): void {
  const area = findScroller();
  if (!area?.contains(element)) return;
  const around = area.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  const lowerEdge = around.bottom - (element.closest("[data-in-sight]") ? 0 : waitingMarkHeight);
  if (own.top >= around.top && own.bottom <= lowerEdge) return;
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

const firstField = "[data-section] :is(input:checked, input:not([type='radio']), textarea)";

/** Moves into the sheet: back to where the person was in it, else to its first field. */
export function focusSheet(): void {
  const area = document.getElementById(sheetAreaId);
  const last = lastPlaceInSheet();
  const target = last ?? area?.querySelector<HTMLElement>(firstField) ?? area;
  target?.focus();
}

let lastInSheet: HTMLElement | null = null;

/** Where in the sheet the keyboard was last, while that is still there. */
export function lastPlaceInSheet(): HTMLElement | null {
  return lastInSheet?.isConnected ? lastInSheet : null;
}

/** Remembers where in the sheet the keyboard was last, until what this answers with is called. */
export function followFocusInSheet(): () => void {
  const follow = (event: FocusEvent) => {
    const { target } = event;
    if (target instanceof HTMLElement && document.getElementById(sheetAreaId)?.contains(target)) lastInSheet = target;
  };
  document.addEventListener("focusin", follow);
  return () => document.removeEventListener("focusin", follow);
}
