/**
 * Writing that nobody wrote, for tests and benches: words by Zipf's law, in sentences. The same seed gives the same text on
 * every machine.
 */
const common = (
  "the of and to a in that i my it was is for with as on this be by at have not are but which from or had their we has an " +
  "they will coaching client mentoring practice learning session leadership development reflection feedback manager " +
  "organisation goal question listening trust contract supervision model evidence outcome change team performance"
).split(" ");
const syllables = "ka to ri men pla so ver ti lo cha de ning ru pi sta ne ob il ur eth con sub fra mor tal ent".split(
  " ",
);

/** A vocabulary of this many different words, the commonest first. */
export function makeVocabulary(size: number): string[] {
  const words = [...common];
  for (let number = 0; words.length < size; number += 1) {
    let word = "";
    for (let rest = number + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
      word += syllables[rest % syllables.length];
    words.push(word);
  }
  return words;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks words so that the n-th commonest comes about 1/n as often as the first. */
export function makeWriter(vocabulary: readonly string[]): (seed: number, words: number) => string {
  const sums = new Float64Array(vocabulary.length);
  let sum = 0;
  for (const index of vocabulary.keys()) {
    sum += 1 / (index + 2.7);
    sums[index] = sum;
  }
  // A table of where to start makes the search for a word a step or two.
  const table = new Uint32Array(4_096);
  for (let slot = 0, index = 0; slot < table.length; slot += 1) {
    while ((sums[index] ?? sum) < (slot / table.length) * sum) index += 1;
    table[slot] = index;
  }
  return (seed, words) => {
    const random = makeRandom(seed * 7_919 + 1);
    const text: string[] = [];
    for (let count = 0; count < words; count += 1) {
      const at = random();
      let index = table[Math.floor(at * table.length)] ?? 0;
      while ((sums[index] ?? sum) < at * sum) index += 1;
      const word = vocabulary[index] ?? "";
      text.push(count % 17 === 16 ? `${word}.` : word);
    }
    return text.join(" ");
  };
}

export const makeProse: (seed: number, words: number) => string = makeWriter(makeVocabulary(12_000));
