/** A stretch of a text, in UTF-16 units; `end` is not part of it. */
export type Stretch = { readonly start: number; readonly end: number };

/** A quotation longer than this is no quotation in a script: somebody forgot to close one. */
const longestQuotation = 2_000;

/**
 * Pairs of quotation marks. Those that are also apostrophes open only before a letter and after none, and close only after
 * a letter or a full stop and before none. A quotation ends in the paragraph where it began.
 */
const pairs: readonly RegExp[] = [
  /“[^“”\n]*”/g,
  /«[^«»\n]*»/g,
  /„[^„“”\n]*[“”]/g,
  /(?<![\p{L}\p{N}])"(?=\S)[^"\n]*"/gu,
  /(?<![\p{L}\p{N}])‘(?=\S)[^‘\n]*?(?<=[\p{L}\p{N}\p{P}])’(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])'(?=\p{L})[^'\n]*(?:(?<=\p{L})'(?=\p{L})[^'\n]*)*(?<=[\p{L}\p{N}\p{P}])'(?![\p{L}\p{N}])/gu,
  // A paragraph that Markdown, or a mail program, marks as quoted.
  /^ {0,3}>.*$/gm,
];

/** Where a text quotes, in order, none over another. What a learner marks as somebody else's words is not a copy. */
export function findQuotations(text: string): Stretch[] {
  const found = pairs.flatMap((pair) =>
    [...text.matchAll(pair)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  const inOrder = found
    .filter(({ start, end }) => end - start <= longestQuotation)
    .sort((one, two) => one.start - two.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of inOrder) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
