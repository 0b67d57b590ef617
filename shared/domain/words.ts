/** A word as a person counts it: "isn't", "co-operate" and "15,000" are one word each. */
const word = /[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*/gu;

/** How many words a text has. Guidance for the reader, never a reason to fail a script. */
export function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(word)) words += 1;
  return words;
}
