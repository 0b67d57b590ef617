import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Chinese characters, kana and the punctuation set among them: letters that stand one beside the other, left to right, each in
 * one form. Scripts whose letters join, stack or run the other way are not printed with a font alone.
 */
const pattern = "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\uFF01-\\uFF60";
const ideograph = new RegExp(`(?!\\p{M})[${pattern}]`, "u");

/** Where a line may end without a space: beside an ideograph, but not after what opens or before what closes. */
const opening = "（［｛「『《〈【〔〖“‘";
const closing = "，。、；：！？）］｝」』》〉】〕〗”’…・ーー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)\\]}";
const lineEnd = new RegExp(`(?<![${opening}])(?:(?<=[${pattern}])|(?=[${pattern}]))(?![${closing}])`, "u");

export function holdsIdeographs(text: string): boolean {
  return ideograph.test(text);
}

/** The parts of a word that may stand on two lines; the word itself where it has no ideographs. */
export function splitAtIdeographs(word: string): string[] {
  if (!holdsIdeographs(word)) return word === "" ? [] : [word];
  return word.split(lineEnd).filter((part) => part !== "");
}

/** A font that comes in slices, so that a name of three characters asks for three small files and not for all 12,000. */
export class Ideographs {
  readonly #folder: string;
  #slices: ReadonlyMap<number, number> | undefined;

  /** @param folder holds `unicode.json`, which says what is in which slice, and the slices. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The number of the slice that should have a character; undefined where none has. */
  sliceOf(codePoint: number): number | undefined {
    if (!holdsIdeographs(String.fromCodePoint(codePoint))) return undefined;
    this.#slices ??= this.#readSlices();
    return this.#slices.get(codePoint);
  }

  read(slice: number): Buffer {
    return readFileSync(this.#pathOf(slice));
  }

  #pathOf(slice: number): string {
    return join(this.#folder, `noto-sans-sc-${slice}-400-normal.woff`);
  }

  #readSlices(): ReadonlyMap<number, number> {
    const ranges = JSON.parse(readFileSync(join(this.#folder, "unicode.json"), "utf8")) as Record<string, string>;
    const slices = new Map<number, number>();
    for (const [name, listed] of Object.entries(ranges)) {
      const slice = Number(/^\[(\d+)\]$/.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(slice) || !existsSync(this.#pathOf(slice))) continue;
      for (const range of listed.split(",")) {
        const [first = 0, last = first] = range
          .replace("U+", "")
          .split("-")
          .map((code) => Number.parseInt(code, 16));
        for (let codePoint = first; codePoint <= last; codePoint += 1) slices.set(codePoint, slice);
      }
    }
    return slices;
  }
}
