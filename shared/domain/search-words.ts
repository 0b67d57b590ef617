import { scanWords } from "./scan-words.ts";

/** What somebody looks for: every one of `wanted`, none of `unwanted`. More than one word in an item: a phrase, in order. */
export type SearchWords = {
  readonly wanted: readonly (readonly string[])[];
  readonly unwanted: readonly (readonly string[])[];
};

/** More than anybody types, and few enough to look for them all. */
const mostItems = 16;

/**
 * Reads what was typed: words (all must be there), "phrases" between quotation marks of any sort, and either after a minus
 * (must not be there). "One-to-one" is a phrase of three words, as in the text. Nothing that can be typed is an error.
 */
export function readSearchWords(typed: string): SearchWords {
  const wanted: string[][] = [];
  const unwanted: string[][] = [];
  // A minus counts only before a word: within one it is a hyphen, alone it is a dash.
  const item =
    /(?<=^|\s)([-−])?(?:["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+))|["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)/gu;
  for (const [, minus, phrase, word, laterPhrase, laterWord] of typed.matchAll(item)) {
    const words = listWords(phrase ?? word ?? laterPhrase ?? laterWord ?? "");
    if (words.length === 0 || wanted.length + unwanted.length >= mostItems) continue;
    (minus ? unwanted : wanted).push(words);
  }
  return { wanted, unwanted };
}

function listWords(text: string): string[] {
  const words: string[] = [];
  scanWords(text, (start, end) => {
    words.push(text.slice(start, end));
    return words.length < 32;
  });
  return words;
}
