/**
 * Fingerprints of a text by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
 * fingerprinting", SIGMOD 2003): of the hashes of every five words in a row, the least of each window of eight is kept. Any
 * twelve words in a row that two texts share leave at least one fingerprint in common; about two in nine hashes are kept.
 */
export const gramWords = 5;
export const windowGrams = 8;
/** The shortest run of shared words that can't be missed. */
export const surelyNoticedWords = gramWords + windowGrams - 1;

/** A kept hash: 32 bits and six more, and the number of the word where its five words start. */
export type Fingerprint = { readonly high: number; readonly low: number; readonly position: number };

/** The hashes of every five words in a row; `counts` is 0 where one of the five doesn't. */
export type Grams = { readonly high: Uint32Array; readonly low: Uint8Array; readonly counts: Uint8Array };

/**
 * @param words a number of 32 bits for each word.
 * @param leftOut 1 for each word that doesn't count (a quotation). No five words go over one.
 */
export function hashGrams(words: Uint32Array, leftOut: Uint8Array): Grams {
  const grams = Math.max(0, words.length - gramWords + 1);
  const high = new Uint32Array(grams);
  const low = new Uint8Array(grams);
  const counts = new Uint8Array(grams);
  let sinceLeftOut = 0;
  for (let index = 0; index < words.length; index += 1) {
    sinceLeftOut = leftOut[index] ? 0 : sinceLeftOut + 1;
    const start = index - gramWords + 1;
    if (sinceLeftOut >= gramWords) {
      let one = 0x9e_37_79_b9;
      let two = 0x7f_4a_7c_15;
      for (let word = start; word <= index; word += 1) {
        one = Math.imul(one ^ (words[word] ?? 0), 0x85_eb_ca_6b);
        one = (one << 13) | (one >>> 19);
        two = Math.imul(two + (words[word] ?? 0), 0xc2_b2_ae_35);
        two ^= two >>> 15;
      }
      high[start] = Math.imul(one ^ (one >>> 16), 0x27_d4_eb_2f) >>> 0;
      low[start] = (two >>> 20) & 0x3f;
      counts[start] = 1;
    }
  }
  return { high, low, counts };
}

/** The fingerprints of a text, in the order of their places. */
export function winnow({ high, low, counts }: Grams): Fingerprint[] {
  const grams = counts.length;
  if (grams === 0) return [];
  const kept: Fingerprint[] = [];
  let last = -1;
  const windows = Math.max(1, grams - windowGrams + 1);
  for (let window = 0; window < windows; window += 1) {
    const end = Math.min(window + windowGrams, grams);
    let least = -1;
    // The rightmost of equals, so that a run of the same words does not keep one hash for each of them.
    for (let gram = window; gram < end; gram += 1)
      if (counts[gram] && (least < 0 || (high[gram] ?? 0) <= (high[least] ?? 0))) least = gram;
    if (least < 0 || least === last) continue;
    last = least;
    kept.push({ high: high[least] ?? 0, low: low[least] ?? 0, position: least });
  }
  return kept;
}
