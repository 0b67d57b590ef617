/**
 * A random order that can be made again. Scripts marked one after the other colour each other (order bias); working through
 * them in an order that has nothing to do with name, date or number spreads that. Each item's place follows from the seed
 * and its own key alone, so an item that leaves or joins the queue moves no other.
 */
export function inRandomOrder<Item>(
  items: readonly Item[],
  seed: string,
  keyOf: (item: Item) => string,
): readonly Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item), place: hash(`${seed}\u0000${keyOf(item)}`) }))
    .sort((one, other) => one.place - other.place || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ item }) => item);
}

/** FNV-1a over UTF-16 units with the finishing mix of MurmurHash3: spreads keys that differ in one digit over the whole range. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
