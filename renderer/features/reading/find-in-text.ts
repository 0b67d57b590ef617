import type { AnchoredText } from "../../../shared/domain/anchor-text.ts";
import { stretchOf, toPlainForm } from "../../../shared/domain/plain-form.ts";
import type { Stretch } from "./reading-surface.ts";

const mostMatches = 2_000;

/**
 * Every place where the words stand, in any case, across line breaks, hyphens at a line's end and ligatures. A space that was
 * typed must be a space there too, and no other space may lie between: "the rapist" doesn't find "therapist".
 */
export function findInText({ text, plain }: AnchoredText, typed: string): Stretch[] {
  const words = typed
    .trim()
    .split(/\s+/)
    .map(foldedForm)
    .filter((word) => word !== "");
  const wanted = words.join("");
  if (wanted === "") return [];
  const folded = fold(plain.text);
  const gaps = new Set<number>();
  for (let index = 0, at = 0; index < words.length - 1; index += 1) {
    at += words[index]?.length ?? 0;
    gaps.add(at);
  }
  const found: Stretch[] = [];
  for (let at = folded.indexOf(wanted); at >= 0 && found.length < mostMatches; at = folded.indexOf(wanted, at + 1)) {
    if (isSpacedAs(text, plain, at, wanted.length, gaps)) found.push(stretchOf(plain, at, at + wanted.length));
  }
  return found;
}

function isSpacedAs(
  text: string,
  plain: AnchoredText["plain"],
  at: number,
  length: number,
  gaps: ReadonlySet<number>,
): boolean {
  for (let unit = 1; unit < length; unit += 1) {
    const before = plain.ends[at + unit - 1] ?? 0;
    const after = plain.starts[at + unit] ?? 0;
    if (after <= before) {
      if (gaps.has(unit)) return false;
      continue;
    }
    const between = text.slice(before, after);
    // A hyphen joins as well as parts; without one, a gap is a gap.
    if (!/[-\u00ad\u2010]/.test(between) && /\s/.test(between) !== gaps.has(unit)) return false;
  }
  return true;
}

const foldedForm = (word: string) => fold(toPlainForm(word).text);

/** Lower case, sign by sign: places must stay where they are. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, at) => {
    const small = text.charAt(at).toLowerCase();
    return small.length === 1 ? small : text.charAt(at);
  }).join("");
}
