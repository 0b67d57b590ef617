import { stem } from "porter2";
import { foldWord } from "../../../shared/domain/scan-words.ts";
import { keyedToken, type SealKeys } from "../store/seal.ts";

/** What the index and the comparison of scripts need of a word. */
export type WordForms = {
  /** Stem by Snowball English (Porter 2), letters and digits only; empty where nothing is left of the word. */
  readonly stem: string;
  /** The folded word as a number of 32 bits, made with the centre's key: another centre's numbers are others. */
  readonly number: number;
};

/** Words that are remembered; far more than one language's scripts hold. Beyond that it starts afresh. */
const mostWords = 150_000;

/**
 * The forms of words, worked out once each. Lives as long as the session: it holds words of scripts, and goes with the keys.
 */
export class Lexicon {
  readonly #forms = new Map<string, WordForms>();
  readonly #seed: number;

  constructor(keys: SealKeys) {
    this.#seed = keyedToken(keys, "word-number", "").readUInt32LE(0);
  }

  formsOf(word: string): WordForms {
    const known = this.#forms.get(word);
    if (known) return known;
    const folded = foldWord(word);
    const forms = {
      stem: stem(folded).replace(/[^\p{L}\p{N}]/gu, ""),
      number: this.#number(folded.replaceAll("'", "")),
    };
    if (this.#forms.size >= mostWords) this.#forms.clear();
    this.#forms.set(word, forms);
    return forms;
  }

  /** FNV-1a with a keyed start and a finish that spreads every bit (MurmurHash3's). Not a seal: what holds it is sealed. */
  #number(folded: string): number {
    let hash = this.#seed ^ 0x81_1c_9d_c5;
    for (let index = 0; index < folded.length; index += 1)
      hash = Math.imul(hash ^ folded.charCodeAt(index), 0x01_00_01_93);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}
