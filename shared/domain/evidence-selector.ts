import { z } from "zod";

/**
 * Where a piece of evidence lies in a file, as the W3C Web Annotation model writes it (https://www.w3.org/TR/annotation-model/,
 * section 4.2): the value of a target's `selector`, so that any program that knows the model can read it in an archive.
 * A passage carries its words and their place, which each find it where the other fails; a box carries a place on a page or
 * picture. Pages count from 1 (RFC 8118); boxes are in percent of the page as it is shown unrotated (Media Fragments 1.0).
 */
export const pdfFragments = "http://tools.ietf.org/rfc/rfc8118";
export const mediaFragments = "http://www.w3.org/TR/media-frags/";

/** A passage longer than this is no evidence for one criterion: it is the script. */
export const longestQuote = 8_000;
const contextCharacters = 200;
const furthestPosition = 50_000_000;

const textQuote = z.strictObject({
  type: z.literal("TextQuoteSelector"),
  exact: z
    .string()
    .min(1, "Select some words.")
    .max(longestQuote, "Select a shorter passage (8,000 characters at most)."),
  prefix: z.string().max(contextCharacters).default(""),
  suffix: z.string().max(contextCharacters).default(""),
});
const textPosition = z
  .strictObject({
    type: z.literal("TextPositionSelector"),
    start: z.number().int().nonnegative().max(furthestPosition),
    end: z.number().int().positive().max(furthestPosition),
  })
  .refine(({ start, end }) => start < end, "A passage ends after it starts.");
const pageValue = z.string().regex(/^page=[1-9]\d{0,5}$/);
const page = z.strictObject({
  type: z.literal("FragmentSelector"),
  conformsTo: z.literal(pdfFragments),
  value: pageValue,
});
const box = z.strictObject({
  type: z.literal("FragmentSelector"),
  conformsTo: z.literal(mediaFragments),
  value: z
    .string()
    .regex(/^xywh=percent:\d{1,3}(\.\d{1,4})?(,\d{1,3}(\.\d{1,4})?){3}$/)
    .refine(isInsidePage, "A box lies on the page and has a width and a height."),
});

/** A passage, a passage on a page, a box on a picture, or a box on a page. */
export const evidenceSelectorSchema = z.union([
  z.tuple([textQuote, textPosition]),
  z.tuple([textQuote, textPosition, page]),
  z.tuple([box]),
  z.tuple([page.extend({ refinedBy: box })]),
]);
export type EvidenceSelector = z.infer<typeof evidenceSelectorSchema>;

/** The same place in the words of a program. */
export type EvidencePlace =
  | {
      readonly kind: "passage";
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
      readonly start: number;
      readonly end: number;
      readonly page: number | undefined;
    }
  | { readonly kind: "box"; readonly page: number | undefined; readonly box: PercentBox };

/** In percent of the page's width and height. */
export type PercentBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export function readSelector(selector: EvidenceSelector): EvidencePlace {
  const [first, position, onPage] = selector;
  if (first.type === "TextQuoteSelector") {
    const { exact, prefix, suffix } = first;
    const { start, end } = position ?? { start: 0, end: exact.length };
    return { kind: "passage", exact, prefix, suffix, start, end, page: onPage && readPage(onPage.value) };
  }
  if ("refinedBy" in first) return { kind: "box", page: readPage(first.value), box: readBox(first.refinedBy.value) };
  return { kind: "box", page: undefined, box: readBox(first.value) };
}

export function writeSelector(place: EvidencePlace): EvidenceSelector {
  const onPage =
    place.page === undefined
      ? undefined
      : ({ type: "FragmentSelector", conformsTo: pdfFragments, value: `page=${place.page}` } as const);
  if (place.kind === "box") {
    const { x, y, width, height } = place.box;
    const value = `xywh=percent:${[x, y, width, height].map(toPercent).join(",")}`;
    const area = { type: "FragmentSelector", conformsTo: mediaFragments, value } as const;
    return onPage ? [{ ...onPage, refinedBy: area }] : [area];
  }
  const { exact, prefix, suffix, start, end } = place;
  const quote = {
    type: "TextQuoteSelector",
    exact,
    prefix: prefix.slice(-contextCharacters),
    suffix: suffix.slice(0, contextCharacters),
  } as const;
  const position = { type: "TextPositionSelector", start, end } as const;
  return onPage ? [quote, position, onPage] : [quote, position];
}

/** Whether both say the same words in the same place of a file, or the same box. What surrounds the words may be cut otherwise. */
export function isSamePlace(one: EvidencePlace, other: EvidencePlace): boolean {
  if (one.kind === "passage") return other.kind === "passage" && one.start === other.start && one.exact === other.exact;
  if (other.kind !== "box" || one.page !== other.page) return false;
  return (["x", "y", "width", "height"] as const).every((edge) => one.box[edge] === other.box[edge]);
}

function readPage(value: string): number {
  return Number(value.slice("page=".length));
}

function readBox(value: string): PercentBox {
  const [x = 0, y = 0, width = 0, height = 0] = value.slice("xywh=percent:".length).split(",").map(Number);
  return { x, y, width, height };
}

/** Four places are a hundredth of a millimetre on A4. */
function toPercent(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function isInsidePage(value: string): boolean {
  const { x, y, width, height } = readBox(value);
  // What a screen rounds may reach a hair beyond the edge.
  const edge = 100.01;
  return width > 0 && height > 0 && x + width <= edge && y + height <= edge;
}
