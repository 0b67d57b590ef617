import type { Fingerprint } from "../../../shared/domain/winnow.ts";

/**
 * Fingerprints of up to 512 texts, in order. Each is a 64-bit number: 38 bits of hash, 9 of the text's place in the volume,
 * 17 of the word's number in the text; so that they sort natively and a look-up is a search by halves. A hash of 38 bits lets
 * one in seventeen comparisons with 20,000 scripts meet one false fingerprint, which comparing the words then drops.
 */
export type PrintVolume = { readonly texts: readonly number[]; readonly prints: BigUint64Array };

/** Words of one text that can be told apart; what lies beyond is not compared. */
export const mostComparedWords = 2 ** 17;
export const mostTexts = 2 ** 9;

export function makePrintVolume(number: number, fingerprints: readonly Fingerprint[]): PrintVolume {
  const counted = fingerprints.filter(({ position }) => position < mostComparedWords);
  const prints = new BigUint64Array(counted.length);
  const halves = new Uint32Array(prints.buffer);
  for (const [index, { high, low, position }] of counted.entries()) {
    halves[2 * index] = ((low << 26) | position) >>> 0;
    halves[2 * index + 1] = high;
  }
  return { texts: [number], prints: prints.sort() };
}

/** One volume of several: the texts keep their order. */
export function mergePrintVolumes(volumes: readonly PrintVolume[]): PrintVolume {
  const prints = new BigUint64Array(volumes.reduce((sum, volume) => sum + volume.prints.length, 0));
  const halves = new Uint32Array(prints.buffer);
  const texts: number[] = [];
  let offset = 0;
  for (const volume of volumes) {
    const from = new Uint32Array(volume.prints.buffer, volume.prints.byteOffset, volume.prints.length * 2);
    for (let index = 0; index < from.length; index += 2) {
      halves[offset + index] = ((from[index] ?? 0) + texts.length * mostComparedWords) >>> 0;
      halves[offset + index + 1] = from[index + 1] ?? 0;
    }
    offset += from.length;
    texts.push(...volume.texts);
  }
  return { texts, prints: prints.sort() };
}

/** A word of this text and a word of that one at which the same fingerprint lies. */
export type PrintMatch = { readonly position: number; readonly number: number; readonly otherPosition: number };

export function findPrints(
  volume: PrintVolume,
  wanted: readonly Fingerprint[],
  visit: (match: PrintMatch) => void,
): void {
  const { prints, texts } = volume;
  const halves = new Uint32Array(prints.buffer, prints.byteOffset, prints.length * 2);
  for (const { high, low, position } of wanted) {
    let index = firstWith(halves, high, low);
    for (; index < prints.length && halves[2 * index + 1] === high; index += 1) {
      const rest = halves[2 * index] ?? 0;
      if (rest >>> 26 !== low) break;
      const number = texts[(rest >>> 17) & (mostTexts - 1)];
      if (number !== undefined) visit({ position, number, otherPosition: rest & (mostComparedWords - 1) });
    }
  }
}

function firstWith(halves: Uint32Array, high: number, low: number): number {
  let from = 0;
  let to = halves.length / 2;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = halves[2 * middle + 1] ?? 0;
    if (found < high || (found === high && (halves[2 * middle] ?? 0) >>> 26 < low)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Layout: count of texts (8 bytes), their numbers (8 each), the fingerprints (8 each), all little-endian as in memory. */
export function printVolumeToBytes({ texts, prints }: PrintVolume): Buffer {
  const numbers = Float64Array.from([texts.length, ...texts]);
  return Buffer.concat([Buffer.from(numbers.buffer), Buffer.from(prints.buffer, prints.byteOffset, prints.byteLength)]);
}

export function printVolumeFromBytes(bytes: Buffer): PrintVolume {
  // Copied where the reader's buffer does not start at a multiple of eight, as views of numbers must.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  const count = new Float64Array(aligned.buffer, aligned.byteOffset, 1)[0] ?? 0;
  const texts = [...new Float64Array(aligned.buffer, aligned.byteOffset + 8, count)];
  const start = aligned.byteOffset + 8 * (count + 1);
  return { texts, prints: new BigUint64Array(aligned.buffer, start, aligned.length / 8 - count - 1) };
}
