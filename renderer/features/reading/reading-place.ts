/**
 * Where a person stopped in each file, and which of a script's files was open: kept on this machine per person, so that it
 * outlives the window. Numbers and ids only; nothing of the script, and nobody else's.
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

type Kept = { readonly pdf?: PdfPlace; readonly flow?: FlowPlace; readonly file?: string; readonly at: number };

const storageKey = (personId: string) => `reading-places ${personId}`;
/** Enough for a year's scripts; the oldest go first. */
const mostPlaces = 600;
/** Scrolling reports many times a second. */
const writeMilliseconds = 500;

let places = new Map<string, Kept>();
let owner: string | undefined;
let writing: ReturnType<typeof setTimeout> | undefined;

/** Takes up the places of whoever reads now. */
export function readPlacesOf(personId: string): void {
  if (owner === personId) return;
  writeNow();
  owner = personId;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(personId)) ?? "[]");
    places = new Map(Array.isArray(kept) ? (kept as [string, Kept][]) : []);
  } catch {
    places = new Map();
  }
}

function keep(id: string, part: Partial<Kept>): void {
  const former = places.get(id);
  places.delete(id);
  places.set(id, { ...former, ...part, at: Date.now() });
  writing ??= setTimeout(writeNow, writeMilliseconds);
}

function writeNow(): void {
  clearTimeout(writing);
  writing = undefined;
  if (owner === undefined) return;
  try {
    localStorage.setItem(storageKey(owner), JSON.stringify([...places].slice(-mostPlaces)));
  } catch {
    // Where nothing more can be kept, the places last as long as the window does.
  }
}

window.addEventListener("pagehide", writeNow);

export function pdfPlace(fileId: string): PdfPlace | undefined {
  return places.get(fileId)?.pdf;
}

export function rememberPdfPlace(fileId: string, pdf: PdfPlace): void {
  keep(fileId, { pdf });
}

export function flowPlace(fileId: string): FlowPlace | undefined {
  return places.get(fileId)?.flow;
}

export function rememberFlowPlace(fileId: string, place: Partial<FlowPlace>): void {
  keep(fileId, { flow: { scrollTop: 0, zoom: 1, rotation: 0, ...places.get(fileId)?.flow, ...place } });
}

/** Which of a script's files was last open. */
export function chosenFile(scriptId: string): string | undefined {
  return places.get(scriptId)?.file;
}

export function rememberChosenFile(scriptId: string, file: string): void {
  keep(scriptId, { file });
}
