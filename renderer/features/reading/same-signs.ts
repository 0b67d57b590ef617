const blank = /\s/;

/**
 * Carries a place from one rendering of a text to another that differs in its spaces and line breaks only: the same count of
 * signs stands before it in both.
 */
export function carryPlace(from: string, to: string, place: number, starts: boolean): number {
  if (from === to) return place;
  let signs = 0;
  for (let at = 0; at < place && at < from.length; at += 1) if (!blank.test(from.charAt(at))) signs += 1;
  // A start lies before its first sign, an end after its last.
  let seen = 0;
  for (let at = 0; at < to.length; at += 1) {
    if (blank.test(to.charAt(at))) continue;
    if (starts && seen === signs) return at;
    seen += 1;
    if (!starts && seen === signs) return at + 1;
  }
  return starts ? to.length : signs === 0 ? 0 : to.length;
}
