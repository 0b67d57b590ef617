/**
 * The words of a text, for finding and comparing: runs of letters and digits, with apostrophes, marks and soft hyphens inside
 * them. A hyphen parts two words. Hand-written over character codes, because twenty thousand scripts pass through here and a
 * Unicode regular expression takes five times as long.
 */
const unknown = 0;
const letter = 1;
const other = 2;
const apostrophe = 3;
/** Belongs to a word that has begun, begins none: combining marks, soft hyphens. */
const joined = 4;

const classes = new Uint8Array(0x1_00_00);
for (const character of "'’ʼ") classes[character.charCodeAt(0)] = apostrophe;
classes[0xad] = joined;

function classify(code: number): number {
  const character = String.fromCharCode(code);
  // Half of a surrogate pair: nearly all that lie there are rare letters, and the rest is told apart by nobody's search.
  const surrogate = code >= 0xd8_00 && code <= 0xdf_ff;
  const found = surrogate || /[\p{L}\p{N}]/u.test(character) ? letter : /\p{M}/u.test(character) ? joined : other;
  classes[code] = found;
  return found;
}

/**
 * Calls `visit` with each word's place, in order. Stops where `visit` answers `false`.
 * @param from where to begin; the start of a word.
 */
export function scanWords(text: string, visit: (start: number, end: number) => boolean | undefined, from = 0): void {
  const { length } = text;
  let start = -1;
  for (let index = from; index <= length; index += 1) {
    const code = index < length ? text.charCodeAt(index) : 0x20;
    const kind = classes[code] || classify(code);
    if (kind === letter) {
      if (start < 0) start = index;
      continue;
    }
    if (start < 0 || kind === joined) continue;
    if (kind === apostrophe && isWordCharacter(text, index + 1)) continue;
    if (visit(start, index) === false) return;
    start = -1;
  }
}

/** Whether a letter or digit stands here. */
export function isWordCharacter(text: string, index: number): boolean {
  if (index >= text.length) return false;
  const code = text.charCodeAt(index);
  const known = classes[code] ?? unknown;
  return (known === unknown ? classify(code) : known) === letter;
}

/** A word without case, accents and what is invisible in it: "Zoë’s" and "ZOE'S" are one. */
export function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  if (/^[\w']+$/.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();
}
