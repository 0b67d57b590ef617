/**
 * Where a person stopped in each file, for as long as the window stands. Lives outside the components so that leaving a
 * script for the next one and coming back finds the same place.
 */
export type PdfPlace = {
  readonly page: number;
  /** The point of the page that lay at the top left, in PDF units. */
  readonly left: number;
  readonly top: number;
  /** pdf.js's own value: a factor, or "auto" and "page-width", which follow the window. */
  readonly scale: string;
  readonly rotation: number;
};

export type FlowPlace = { readonly scrollTop: number; readonly zoom: number; readonly rotation: number };

const pdfPlaces = new Map<string, PdfPlace>();
const flowPlaces = new Map<string, FlowPlace>();
const chosenFiles = new Map<string, string>();

export function pdfPlace(fileId: string): PdfPlace | undefined {
  return pdfPlaces.get(fileId);
}

export function rememberPdfPlace(fileId: string, place: PdfPlace): void {
  pdfPlaces.set(fileId, place);
}

export function flowPlace(fileId: string): FlowPlace | undefined {
  return flowPlaces.get(fileId);
}

export function rememberFlowPlace(fileId: string, place: Partial<FlowPlace>): void {
  flowPlaces.set(fileId, { scrollTop: 0, zoom: 1, rotation: 0, ...flowPlaces.get(fileId), ...place });
}

/** Which of a script's files was last open. */
export function chosenFile(scriptId: string): string | undefined {
  return chosenFiles.get(scriptId);
}

export function rememberChosenFile(scriptId: string, fileId: string): void {
  chosenFiles.set(scriptId, fileId);
}
