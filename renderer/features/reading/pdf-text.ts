import type { PDFDocumentProxy } from "pdfjs-dist";
import { type AnchoredText, prepareText } from "../../../shared/domain/anchor-text.ts";

/** A PDF's text as its text layers show it, page after page. */
export type PdfText = {
  readonly anchored: AnchoredText;
  /** Per page, where its text starts. */
  readonly starts: readonly number[];
};

/** As many as the core reads. A longer script is shown to its end, but not searched there. */
const mostPages = 2_000;

/** @param stopped asked before each page, so that a file that was left keeps no thread busy. */
export async function readPdfText(document: PDFDocumentProxy, stopped: () => boolean): Promise<PdfText> {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(document.numPages, mostPages) && !stopped(); number += 1) {
    const text = await readPageText(document, number);
    starts.push(length);
    pieces.push(text);
    length += text.length;
  }
  return { anchored: prepareText(pieces.join("")), starts };
}

async function readPageText(document: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page = await document.getPage(number);
    // As the text layer asks for it, so that both have the same signs in the same order.
    const { items } = await page.getTextContent({ disableNormalization: true });
    return `${items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("")}\n`;
  } catch {
    // A page that can't be read has no text; the others still do.
    return "\n";
  }
}

/** The page (from 1) on which a place of the text lies. */
export function pageOfPlace(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
