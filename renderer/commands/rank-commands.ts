type Group<Named> = { readonly group: string; readonly actions: readonly Named[] };

/**
 * What was typed may stand in the middle of a word: "lock" in "clockwise". A command of that name comes first, then those
 * that begin with it, then those with a word that does; with nothing typed everything stays where it is.
 */
export function rankCommands<Named extends { readonly label?: string | undefined }>(
  groups: readonly Group<Named>[],
  typed: string,
): Group<Named>[] {
  const words = typed.trim().toLowerCase();
  if (words === "") return [...groups];
  const rank = ({ label = "" }: Named) => rankOf(label.toLowerCase(), words);
  const best = ({ actions }: Group<Named>) => Math.min(...actions.map(rank));
  return groups
    .map(({ group, actions }) => ({ group, actions: actions.toSorted((one, other) => rank(one) - rank(other)) }))
    .toSorted((one, other) => best(one) - best(other));
}

function rankOf(label: string, words: string): number {
  if (label === words) return 0;
  if (label.startsWith(words)) return 1;
  return label.split(/\s+/).some((word) => word.startsWith(words)) ? 2 : 3;
}
