/**
 * The same items in an order that only the seed decides: whoever marks in it meets no order of names, dates or marks, and it
 * stays as it is while items come and go.
 * @param seed any 32-bit number, new for each sitting.
 */
export function inRandomOrder<Item>(items: readonly Item[], idOf: (item: Item) => string, seed: number): Item[] {
  const place = (item: Item) => scatter(idOf(item), seed);
  return items.toSorted((one, other) => place(one) - place(other) || idOf(one).localeCompare(idOf(other)));
}

/** FNV-1a over the id, then MurmurHash3's finish, so that ids that begin alike lie far apart. */
function scatter(id: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
