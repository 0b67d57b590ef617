import type { Fingerprint } from "../../../shared/domain/winnow.ts";
import type { SealKeys } from "../store/seal.ts";
import type { VolumeRecord } from "../store/text-volumes.ts";
import {
  findPrints,
  makePrintVolume,
  mergePrintVolumes,
  type PrintMatch,
  type PrintVolume,
  printVolumeFromBytes,
  printVolumeToBytes,
} from "./print-volume.ts";
import { readVolumePart, writeVolume } from "./volume-files.ts";
import { WordVolume } from "./word-volume.ts";

/**
 * The index of a centre's scripts: which words stand where, and which fingerprints. It lies on the disk as sealed volumes of
 * up to 500 texts, and in memory, as FTS5 tables, while somebody is signed in; it goes from there with the keys.
 *
 * Why not FTS5 in the database over keyed hashes of words, which would need no memory: phrases need the place of every
 * word, and a table of hashes with all their places is each script enciphered word for word with one alphabet. Whoever has
 * the disk counts which hash is as frequent as "the", "of", "coaching", goes on with what stands beside what, and reads
 * diaries of coaching clients, without any key. Leaving out stop words, hashing into buckets, or hashing anew for each group
 * of scripts slows that down and prevents none of it. Sealed as a whole the index tells how many texts there are and about
 * how long they are, which the script files beside it tell anyway, and nothing of which words or scripts are alike.
 *
 * The price is memory, about 10 kB per script of 4,000 words (10 MB for a thousand, some 200 MB for twenty thousand), and
 * opening it at sign-in. Fingerprints are needed seldom and are read from the disk when they are; only those of the volume
 * that still grows stay in memory.
 *
 * The index is made from the texts in the database, which were written in one transaction. It can be behind them, never
 * wrong about them: what no volume holds is indexed again, and a volume that holds what is gone is dropped.
 */
export const textsPerVolume = 500;
const wordsPerVolume = 4_000_000;

export type IndexedText = {
  readonly number: number;
  readonly stems: string;
  readonly words: number;
  readonly fingerprints: readonly Fingerprint[];
};

type Volume = {
  record: VolumeRecord | undefined;
  readonly words: WordVolume;
  readonly numbers: number[];
  /** In memory while the volume grows; empty once it is full and saved. */
  prints: PrintVolume[];
  countedWords: number;
  unsaved: number;
};

export class TextIndex {
  readonly #folder: string;
  readonly #keys: SealKeys;
  /** In the order in which their first texts came; the last one grows. */
  #volumes: Volume[] = [];
  readonly #held = new Set<number>();

  constructor(folder: string, keys: SealKeys) {
    this.#folder = folder;
    this.#keys = keys;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Texts that would be indexed anew if the program ended now. */
  get unsaved(): number {
    return this.#volumes.reduce((sum, volume) => sum + volume.unsaved, 0);
  }

  get numbers(): number[] {
    return [...this.#held];
  }

  holds(number: number): boolean {
    return this.#held.has(number);
  }

  /** @returns false where the volume's files can't be read: its texts are then to be indexed anew. */
  async open(record: VolumeRecord, numbers: readonly number[]): Promise<boolean> {
    const words = await readVolumePart(this.#folder, this.#keys, record, "words");
    const grows = numbers.length < textsPerVolume;
    const prints = grows ? await readVolumePart(this.#folder, this.#keys, record, "prints") : undefined;
    if (!words || (grows && !prints)) return false;
    this.#volumes.push({
      ...{ record, words: new WordVolume(words), numbers: [...numbers], countedWords: 0, unsaved: 0 },
      prints: prints ? [printVolumeFromBytes(prints)] : [],
    });
    for (const number of numbers) this.#held.add(number);
    return true;
  }

  /** Puts texts into the volume that grows. They are found from now on. */
  add(texts: readonly IndexedText[]): void {
    const last = this.#volumes.at(-1);
    const volume = last && !isFull(last) ? last : this.#begin();
    volume.words.add(texts);
    for (const { number, words, fingerprints } of texts) {
      volume.numbers.push(number);
      volume.prints.push(makePrintVolume(number, fingerprints));
      volume.countedWords += words;
      this.#held.add(number);
    }
    volume.unsaved += texts.length;
  }

  /** Whether a volume has grown full and is not on the disk yet. */
  get hasFullUnsaved(): boolean {
    return this.#volumes.some((volume) => volume.unsaved > 0 && isFull(volume));
  }

  /**
   * Writes what was added to the disk. `keep` makes the new volume count in place of the former; it answers whether all its
   * texts are still there. Where they are not, the volume is dropped.
   * @returns the ids of volumes whose files are needed no more.
   */
  async save(
    keep: (record: VolumeRecord, numbers: readonly number[], former: string | undefined) => boolean,
  ): Promise<string[]> {
    const needless: string[] = [];
    for (const volume of this.#volumes.filter(({ unsaved }) => unsaved > 0)) {
      const { words, numbers, record: former } = volume;
      if (isFull(volume)) words.compact();
      const prints = mergePrintVolumes(volume.prints);
      const record = await writeVolume(this.#folder, this.#keys, {
        words: words.toBytes(),
        prints: printVolumeToBytes(prints),
      });
      const stillOpen = this.#volumes.includes(volume);
      const kept = stillOpen && keep(record, numbers, former?.id);
      needless.push(...(kept ? (former ? [former.id] : []) : [record.id]));
      if (stillOpen && !kept) this.#drop(volume);
      if (!kept) continue;
      volume.record = record;
      volume.unsaved = 0;
      volume.prints = isFull(volume) ? [] : [prints];
    }
    return needless;
  }

  /** Drops volumes from memory. @returns the ids of those that were saved. */
  dropWhere(isGone: (id: string | undefined, numbers: readonly number[]) => boolean): string[] {
    const dropped = this.#volumes.filter(({ record, numbers }) => isGone(record?.id, numbers));
    for (const volume of dropped) this.#drop(volume);
    return dropped.flatMap(({ record }) => (record ? [record.id] : []));
  }

  /** Numbers of the texts that match an FTS5 expression over stems, newest first. @param among as in `WordVolume.find`. */
  find(match: string, among: readonly number[] | undefined, limit: number): number[] {
    const wanted = among && new Set(among);
    const found: number[] = [];
    for (const { words, numbers } of this.#volumes.toReversed()) {
      const inVolume = wanted && numbers.filter((number) => wanted.has(number));
      if (inVolume?.length === 0) continue;
      found.push(...words.find(match, inVolume, limit - found.length));
      if (found.length >= limit) break;
    }
    return found;
  }

  /**
   * Every fingerprint that another text shares with this one. Reads volume by volume, so that memory stays flat.
   * @param signal asked before each volume: when aborted, the rest is not read.
   */
  async findPrints(
    wanted: readonly Fingerprint[],
    visit: (match: PrintMatch) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (const volume of [...this.#volumes]) {
      if (signal.aborted) return;
      if (volume.prints.length > 0 || !volume.record) {
        for (const prints of volume.prints) findPrints(prints, wanted, visit);
        continue;
      }
      const bytes = await readVolumePart(this.#folder, this.#keys, volume.record, "prints");
      if (bytes) findPrints(printVolumeFromBytes(bytes), wanted, visit);
    }
  }

  close(): void {
    for (const { words } of this.#volumes) words.close();
    this.#volumes = [];
    this.#held.clear();
  }

  #begin(): Volume {
    const volume: Volume = {
      ...{ record: undefined, words: new WordVolume(), numbers: [], prints: [], countedWords: 0, unsaved: 0 },
    };
    this.#volumes.push(volume);
    return volume;
  }

  #drop(volume: Volume): void {
    this.#volumes = this.#volumes.filter((other) => other !== volume);
    for (const number of volume.numbers) this.#held.delete(number);
    volume.words.close();
  }
}

function isFull({ numbers, countedWords }: Volume): boolean {
  return numbers.length >= textsPerVolume || countedWords >= wordsPerVolume;
}
