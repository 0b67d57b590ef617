/** Words `start` to `end` (not included) of one text that stand, in this order, from word `otherStart` on in another. */
export type SharedRun = {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
  /** Words that are the same; fewer than the run is long where a word or two in between differ. */
  readonly words: number;
};

export type ComparedWords = { readonly numbers: Uint32Array; readonly leftOut: Uint8Array };

/** A shorter run is a turn of phrase that anybody uses. */
const fewestWords = 8;
/** Runs with no more than this between them, in both texts, are one passage in which a word or two were changed. */
const mostBetween = 4;
/** So many words must agree beyond a change, or the passage ends before it. */
const fewestBeyond = 3;

/**
 * The passages that two texts share: around each place where they share a fingerprint, as far as the words agree.
 * @param seeds pairs of words, one of each text, at which the same fingerprint lies.
 * @returns in the order of the first text; no word of it is in two of them.
 */
export function findSharedRuns(
  one: ComparedWords,
  other: ComparedWords,
  seeds: readonly (readonly [number, number])[],
): SharedRun[] {
  const runs: SharedRun[] = [];
  /** Per diagonal, up to where it was followed already. */
  const followed = new Map<number, number>();
  for (const [here, there] of seeds.toSorted(([first], [second]) => first - second)) {
    const diagonal = here - there;
    if ((followed.get(diagonal) ?? -1) > here) continue;
    const run = follow(one, other, here, there);
    followed.set(diagonal, run.end);
    if (run.words > 0) runs.push(run);
  }
  const whole = join(runs).map((run) => goOnBefore(one, other, goOnAfter(one, other, run)));
  return withoutDoubles(whole).filter(({ words }) => words >= fewestWords);
}

function isSame(one: ComparedWords, other: ComparedWords, word: number, otherWord: number): boolean {
  if (word < 0 || otherWord < 0 || word >= one.numbers.length || otherWord >= other.numbers.length) return false;
  return one.numbers[word] === other.numbers[otherWord] && !one.leftOut[word] && !other.leftOut[otherWord];
}

function follow(one: ComparedWords, other: ComparedWords, here: number, there: number): SharedRun {
  let to = 0;
  while (isSame(one, other, here + to, there + to)) to += 1;
  let from = 0;
  while (isSame(one, other, here + from - 1, there + from - 1)) from -= 1;
  return { start: here + from, end: here + to, otherStart: there + from, otherEnd: there + to, words: to - from };
}

/** The smallest changes first: how many words differ here, and how many there. */
const changes = Array.from({ length: (mostBetween + 1) ** 2 - 1 }, (_, index) => [
  Math.floor((index + 1) / (mostBetween + 1)),
  (index + 1) % (mostBetween + 1),
]).sort(([one = 0, two = 0], [three = 0, four = 0]) => one + two - three - four);

/** Both go on in loops: a text with a change in every fourth word has tens of thousands of them. */
function goOnAfter(one: ComparedWords, other: ComparedWords, run: SharedRun): SharedRun {
  let longest = run;
  for (let longer: SharedRun | undefined = run; longer; longer = stepAfter(one, other, longer)) longest = longer;
  return longest;
}

function stepAfter(one: ComparedWords, other: ComparedWords, run: SharedRun): SharedRun | undefined {
  for (const [here = 0, there = 0] of changes) {
    const next = follow(one, other, run.end + here, run.otherEnd + there);
    if (next.end - run.end - here < fewestBeyond || next.start < run.end) continue;
    return { ...run, end: next.end, otherEnd: next.otherEnd, words: run.words + next.words };
  }
  return undefined;
}

function goOnBefore(one: ComparedWords, other: ComparedWords, run: SharedRun): SharedRun {
  let longest = run;
  for (let longer: SharedRun | undefined = run; longer; longer = stepBefore(one, other, longer)) longest = longer;
  return longest;
}

function stepBefore(one: ComparedWords, other: ComparedWords, run: SharedRun): SharedRun | undefined {
  for (const [here = 0, there = 0] of changes) {
    const next = follow(one, other, run.start - here - 1, run.otherStart - there - 1);
    if (run.start - here - next.start < fewestBeyond || next.end > run.start) continue;
    const { start, otherStart } = next;
    return { ...run, start, otherStart, words: run.words + next.words };
  }
  return undefined;
}

function join(runs: readonly SharedRun[]): SharedRun[] {
  const joined: SharedRun[] = [];
  for (const run of runs.toSorted((first, second) => first.start - second.start)) {
    const last = joined.findLastIndex((earlier) => isNext(earlier, run));
    const before = joined[last];
    if (!before) joined.push(run);
    else joined[last] = { ...before, end: run.end, otherEnd: run.otherEnd, words: before.words + run.words };
  }
  return joined;
}

function isNext(before: SharedRun, run: SharedRun): boolean {
  const between = run.start - before.end;
  const otherBetween = run.otherStart - before.otherEnd;
  return between >= 0 && between <= mostBetween && otherBetween >= 0 && otherBetween <= mostBetween;
}

/** A sentence that the other text says twice is one passage of this one: the longest run has it. */
function withoutDoubles(runs: readonly SharedRun[]): SharedRun[] {
  const kept: SharedRun[] = [];
  for (const run of runs.toSorted((first, second) => second.words - first.words))
    if (!kept.some((longer) => run.start < longer.end && run.end > longer.start)) kept.push(run);
  return kept.sort((first, second) => first.start - second.start);
}
