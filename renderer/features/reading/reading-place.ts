import { keepKeepsake, keepsake } from "../../api/keepsakes.ts";
import type { FlowPoint } from "./flow-scroll.ts";

/**
 * Where a person stopped in each file, and which of a script's files was open. Numbers and ids only; nothing of the script.
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

export type FlowPlace = {
  readonly scrollTop: number;
  /** In text, which flows anew in a window of another width; undefined in pictures. */
  readonly point?: FlowPoint | undefined;
  readonly zoom: number;
  readonly rotation: number;
};

type Place = { readonly pdf?: PdfPlace; readonly flow?: FlowPlace; readonly file?: string };

const nameOf = (id: string) => `place ${id}`;

function placeOf(id: string): Place {
  const kept = keepsake(nameOf(id));
  try {
    return kept === undefined ? {} : (JSON.parse(kept) as Place);
  } catch {
    return {};
  }
}

function keep(id: string, part: Place): void {
  keepKeepsake(nameOf(id), JSON.stringify({ ...placeOf(id), ...part }));
}

export function pdfPlace(fileId: string): PdfPlace | undefined {
  return placeOf(fileId).pdf;
}

export function rememberPdfPlace(fileId: string, pdf: PdfPlace): void {
  keep(fileId, { pdf });
}

export function flowPlace(fileId: string): FlowPlace | undefined {
  return placeOf(fileId).flow;
}

export function rememberFlowPlace(fileId: string, place: Partial<FlowPlace>): void {
  keep(fileId, { flow: { scrollTop: 0, zoom: 1, rotation: 0, ...placeOf(fileId).flow, ...place } });
}

/** Which of a script's files was last open. */
export function chosenFile(scriptId: string): string | undefined {
  return placeOf(scriptId).file;
}

export function rememberChosenFile(scriptId: string, file: string): void {
  keep(scriptId, { file });
}
