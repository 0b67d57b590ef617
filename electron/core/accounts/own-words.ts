import type { Actor } from "../centre/actor.ts";
import { write } from "../store/connection.ts";
import { deleteOwnWord, insertOwnWord, listOwnWords } from "../store/own-words.ts";

/** More than anybody adds by hand; beyond it the oldest go. */
const mostWords = 2000;

/** The words that this person had the spell check learn. Nobody else's can be had. */
export function ownWordsOf({ db, keys, person }: Actor): string[] {
  return listOwnWords(db, keys, person.id).map(({ word }) => word);
}

/** Learns a word, unless it is known. @returns all of them. */
export function addOwnWord(actor: Actor, word: string): string[] {
  const { centre, keys, person } = actor;
  write(centre.file, (db) => {
    const known = listOwnWords(db, keys, person.id);
    if (known.some((own) => own.word === word)) return;
    insertOwnWord(db, keys, person.id, word);
    for (const { id } of known.slice(0, Math.max(0, known.length + 1 - mostWords))) deleteOwnWord(db, person.id, id);
  });
  return ownWordsOf(actor);
}

/** Forgets a word; one that is not known is no error. @returns the others. */
export function removeOwnWord(actor: Actor, word: string): string[] {
  const { centre, keys, person } = actor;
  write(centre.file, (db) => {
    for (const own of listOwnWords(db, keys, person.id)) if (own.word === word) deleteOwnWord(db, person.id, own.id);
  });
  return ownWordsOf(actor);
}
