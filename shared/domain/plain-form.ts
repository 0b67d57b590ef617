/**
 * A text without what differs between two renderings of the same words: ligatures and compatibility forms are spelt out
 * (NFKC), spaces, hyphens, soft hyphens and invisible characters are left out, and quotation marks and dashes are the plain
 * ones. Each unit knows which stretch of the original it stands for, so that what is found here can be shown there.
 */
export type PlainForm = {
  readonly text: string;
  /** Per UTF-16 unit of `text`: where its stretch of the original starts, and where it ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};

/** Hyphens stay out as spaces do: at the end of a line nobody can tell "co-ordinate" from "coor-dinate". */
const leftOut = /[\s\p{Cf}\p{Cc}\-‐‑]/u;
const plain: Readonly<Record<string, string>> = {
  ...{ "‘": "'", "’": "'", "‚": "'", "‛": "'", ʼ: "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"' },
  ...{ "»": '"', "–": "—", "−": "—", "―": "—" },
};
/** One character with the marks that stand on it, whatever invisible stands between; both halves of a surrogate pair. */
const cluster = /\P{M}(?:\p{Cf}*\p{M})*|\p{M}+/gsu;
const invisible = /\p{Cf}/gu;
const ascii = /^[\x21-\x26\x28-\x2c\x2e-\x7e]$/;

export function toPlainForm(original: string): PlainForm {
  const pieces: string[] = [];
  // NFKC spells one character with at most 18; nearly all with one. Grown when a text is of the other sort.
  let starts = new Uint32Array(original.length + 32);
  let ends = new Uint32Array(original.length + 32);
  let length = 0;
  const add = (unit: string, start: number, end: number) => {
    if (length + unit.length > starts.length) {
      starts = grow(starts);
      ends = grow(ends);
    }
    starts.fill(start, length, length + unit.length);
    ends.fill(end, length, length + unit.length);
    length += unit.length;
    pieces.push(unit);
  };
  for (const match of original.matchAll(cluster)) {
    const [found] = match;
    const end = match.index + found.length;
    if (ascii.test(found)) {
      add(found, match.index, end);
      continue;
    }
    for (const character of found.replace(invisible, "").normalize("NFKC")) {
      if (!leftOut.test(character)) add(plain[character] ?? character, match.index, end);
    }
  }
  return { text: pieces.join(""), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

function grow(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The stretch of the original that units `start` to `end` (not included) stand for. */
export function stretchOf(form: PlainForm, start: number, end: number): { start: number; end: number } {
  return { start: form.starts[start] ?? 0, end: form.ends[end - 1] ?? 0 };
}

/** Where the unit that stands for this place of the original is; the next one where the place is left out. */
export function unitAt(form: PlainForm, place: number): number {
  let low = 0;
  let high = form.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((form.ends[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
