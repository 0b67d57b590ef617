/** The part of nspell that is used here; it ships no types. */
declare module "nspell" {
  export default function nspell(
    aff: Uint8Array,
    dic: Uint8Array,
  ): {
    correct(word: string): boolean;
    suggest(word: string): string[];
    /** Adds words, one a line. */
    personal(words: string): void;
  };
}
