import type { Keepsake } from "../../../shared/contract/session.ts";
import type { Actor } from "../centre/actor.ts";
import { write } from "../store/connection.ts";
import { listKeepsakes, putKeepsake, removeOldKeepsakes } from "../store/keepsakes.ts";

/** Enough for where one stopped in a year's scripts. */
const mostKeepsakes = 600;

/** What the windows of this person kept, in no order. Nobody else's can be had. */
export function keepsakesOf({ db, keys, person }: Actor): Keepsake[] {
  return listKeepsakes(db, keys, person.id);
}

/** Keeps each under its name, in place of what stood there; the oldest beyond six hundred go. */
export function keep({ centre, keys, person, now }: Actor, keepsakes: readonly Keepsake[]): void {
  const keptAt = now().toISOString();
  write(centre.file, (db) => {
    for (const keepsake of keepsakes) putKeepsake(db, keys, person.id, keepsake, keptAt);
    removeOldKeepsakes(db, person.id, mostKeepsakes);
  });
}
