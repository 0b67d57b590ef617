/** What a kind of file offers the toolbar. What a kind has no use for is absent, and so is its button. */
export type ReadingControls = {
  readonly zoomPercent: number;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fitWidth?: () => void;
  readonly rotate?: () => void;
  readonly pages?: { readonly current: number; readonly count: number; readonly goTo: (page: number) => void };
};

export const readingAreaId = "reading-area";

/** Moves the keyboard to the script, so that the arrow keys scroll it. */
export function focusScript(): void {
  document.getElementById(readingAreaId)?.focus();
}

const zoomSteps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export function nextZoom(zoom: number): number {
  return zoomSteps.find((step) => step > zoom + 0.001) ?? zoomSteps[zoomSteps.length - 1] ?? zoom;
}

export function previousZoom(zoom: number): number {
  return zoomSteps.findLast((step) => step < zoom - 0.001) ?? zoomSteps[0];
}
