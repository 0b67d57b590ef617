import { readFileSync } from "node:fs";
import { join } from "node:path";
import nspell from "nspell";

/** What one question may hold, and how long a word may be: far beyond a field of feedback. */
const mostWords = 20_000;
const longestWord = 60;
const mostSuggestions = 5;

/** The words of one window's page. */
export type PageSpelling = {
  /** Takes words that are right on this page whatever a dictionary says: the learner's name, terms of the qualification. */
  know(words: unknown): void;
  misspelt(words: unknown): string[];
};

/**
 * British English from the files that ship, with what the person at work added: one for all windows, since one person is at
 * work in all of them. Chromium's own checker fetches its dictionaries from a server, so it stays off,
 * and the page's words are looked up here instead.
 */
export class Spelling {
  readonly #folder: string;
  readonly #ownWords: string;
  #dictionary: ReturnType<typeof nspell> | undefined;
  #own: ReadonlySet<string> = new Set();

  /**
   * Nothing is read before the first word is looked up.
   *
   * @param folder holds the dictionary, `index.aff` and `index.dic` in Hunspell's format.
   * @param ownWords a file of words that it lacks, one a line.
   */
  constructor(folder: string, ownWords: string) {
    this.#folder = folder;
    this.#ownWords = ownWords;
  }

  ofPage(): PageSpelling {
    let known: ReadonlySet<string> = new Set();
    return {
      know: (words) => {
        known = withPossessives(textsOf(words));
      },
      misspelt: (words) => textsOf(words).filter((word) => !this.#isRight(word, known)),
    };
  }

  /** Words that the person at work added. */
  knowOwn(words: unknown): void {
    this.#own = withPossessives(textsOf(words).map(plain));
  }

  /** One more, until the page says which there are. */
  addOwn(word: string): void {
    this.#own = new Set([...this.#own, ...withPossessives([plain(word)])]);
  }

  suggest(word: string): string[] {
    if (word.length > longestWord) return [];
    return this.#load().suggest(plain(word)).slice(0, mostSuggestions);
  }

  #isRight(word: string, known: ReadonlySet<string>): boolean {
    // Numbers of criteria and registrations, and abbreviations, are no words.
    if (/\d/.test(word) || /^\p{Lu}{2,6}s?$/u.test(word)) return true;
    const looked = plain(word);
    const lower = looked.toLowerCase();
    return known.has(lower) || this.#own.has(lower) || this.#load().correct(looked);
  }

  #load(): ReturnType<typeof nspell> {
    if (this.#dictionary) return this.#dictionary;
    const file = (name: string) => readFileSync(join(this.#folder, name));
    this.#dictionary = nspell(file("index.aff"), file("index.dic"));
    this.#dictionary.personal(readFileSync(this.#ownWords, "utf8"));
    return this.#dictionary;
  }
}

function withPossessives(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()).flatMap((word) => [word, `${word}'s`]));
}

/** As the dictionary writes it: a word processor's apostrophe is a typewriter's there. */
function plain(word: string): string {
  return word.replaceAll("’", "'");
}

/** What comes from a page is not taken to be what it should be. */
function textsOf(words: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(words) ? words.slice(0, mostWords) : [];
  return list.filter((word) => typeof word === "string").filter((word) => word.length <= longestWord);
}
