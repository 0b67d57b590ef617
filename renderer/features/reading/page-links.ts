import type { PDFDocumentProxy } from "pdfjs-dist";
import type { PercentBox } from "../../../shared/domain/evidence-selector.ts";
import type { Target } from "./reading-surface.ts";

/** A link on a page of a PDF: out of the program, or to a place in the same file. The box is the unturned page's. */
export type PageLink = { readonly box: PercentBox; readonly to: LinkTarget };
export type LinkTarget = { readonly address: string } | { readonly destination: string | readonly unknown[] };

/** More than a page of a bibliography has; a hostile one may hold millions. */
const mostLinks = 300;
const longestAddress = 2_000;

type Annotation = {
  readonly subtype?: string;
  readonly rect?: readonly number[];
  /** An absolute address, as far as pdf.js takes it for harmless. */
  readonly url?: string;
  readonly dest?: string | readonly unknown[];
};

/** Actions of any other sort (launching, scripts, forms, embedded files) are none of it. */
export async function readPageLinks(document: PDFDocumentProxy, number: number): Promise<readonly PageLink[]> {
  const page = await document.getPage(number);
  const annotations: readonly Annotation[] = await page.getAnnotations({ intent: "display" });
  const viewport = page.getViewport({ scale: 1, rotation: page.rotate });
  return annotations
    .flatMap(({ subtype, rect, url, dest }): PageLink[] => {
      const to = subtype === "Link" ? targetOf(url, dest) : undefined;
      const [left, bottom, right, top] = rect ?? [];
      if (!to || left === undefined || bottom === undefined || right === undefined || top === undefined) return [];
      const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom);
      const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, top);
      const box = {
        x: (Math.min(x1, x2) / viewport.width) * 100,
        y: (Math.min(y1, y2) / viewport.height) * 100,
        width: (Math.abs(x2 - x1) / viewport.width) * 100,
        height: (Math.abs(y2 - y1) / viewport.height) * 100,
      };
      return [box.x, box.y, box.width, box.height].every(isOnPage) ? [{ box, to }] : [];
    })
    .slice(0, mostLinks);
}

function isOnPage(percent: number): boolean {
  return percent >= -1 && percent <= 101;
}

function targetOf(url: string | undefined, dest: Annotation["dest"]): LinkTarget | undefined {
  if (url !== undefined)
    return /^(https?:\/\/|mailto:)/i.test(url) && url.length <= longestAddress ? { address: url } : undefined;
  return dest ? { destination: dest } : undefined;
}

/** @returns undefined where the file has no such place. */
export async function findDestination(
  document: PDFDocumentProxy,
  destination: string | readonly unknown[],
): Promise<Target | undefined> {
  const place = typeof destination === "string" ? await document.getDestination(destination) : destination;
  const [page, how, ...numbers] = place ?? [];
  const number = await pageNumberOf(document, page);
  if (number === undefined) return undefined;
  const name = isNamed(how) ? how.name : "";
  const top = name === "XYZ" ? numbers[1] : name.startsWith("FitH") || name === "FitBH" ? numbers[0] : undefined;
  if (typeof top !== "number") return { page: number };
  const viewport = (await document.getPage(number)).getViewport({ scale: 1 });
  const y = ((viewport.convertToViewportPoint(0, top)[1] ?? 0) / viewport.height) * 100;
  return { page: number, box: { x: 0, y: Math.min(99, Math.max(0, y)), width: 1, height: 1 } };
}

async function pageNumberOf(document: PDFDocumentProxy, page: unknown): Promise<number | undefined> {
  const index = typeof page === "number" ? page : isReference(page) ? await document.getPageIndex(page) : Number.NaN;
  return index >= 0 && index < document.numPages ? index + 1 : undefined;
}

function isNamed(value: unknown): value is { readonly name: string } {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === "object" && value !== null && "num" in value && "gen" in value;
}
