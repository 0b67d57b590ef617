/**
 * Where a word begins as a person counts it: "isn't", "co-operate" and "15,000" are one word each. Chinese and Japanese put no
 * space between words: each sign counts as one, as word processors count them. Beginnings are looked for, not whole words: a
 * file of one line of millions of letters would be more than a pattern can go back through.
 */
const wordStart =
  /[\p{L}&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]]|(?<![[\p{L}\p{N}\p{M}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]][’'.,\-]?)[[\p{L}\p{N}\p{M}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]]/gv;

/** How many words a text has. Guidance for the reader, never a reason to fail a script. */
export function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(wordStart)) words += 1;
  return words;
}

/** A number with its noun: "1 script", "1,200 scripts". */
export function countOf(count: number, one: string, more: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;
}

/** "3 of 12 scripts" where a filter leaves some out, "12 scripts" where it does not. */
export function countFound(found: number, all: number, one: string, more: string): string {
  return found < all ? `${found.toLocaleString("en-GB")} of ${countOf(all, one, more)}` : countOf(all, one, more);
}
