import { type Decision, decideSheet, type ItemDecision, type Judgement, type Judgements } from "./decision.ts";
import { capitalise, joinWords, nameOf } from "./decision-sentence.ts";
import { roundMarks } from "./marks.ts";
import { flattenItems, judgedItems, type LeafItem, type SheetSpecification } from "./qualification.ts";

/**
 * What would change the decision. Nothing here decides: every answer is tried out with `decideSheet`, so a sentence can't
 * say what the rule would not. More marks never make a PASS a REFERRAL, which is why the least change can be searched for.
 */
export type Change = { readonly itemId: string; readonly from: Judgement | undefined; readonly to: Judgement };

export type WhatIf = {
  /** The decision with these changes made and everything else as it is. */
  readonly becomes: "PASS" | "REFERRAL";
  readonly changes: readonly Change[];
  /** least: any smaller change leaves the decision as it is. even-so: the most that could be given, and still not a PASS. */
  readonly reach: "least" | "even-so";
  /** Without a capital and a full stop, so that several can be joined. */
  readonly sentence: string;
};

/**
 * The least changes that turn the decision, in the order of the sheet; for an incomplete sheet, what the last missing
 * judgement decides. Empty where no single change turns a PASS, or too much is missing to say.
 * @param fixed items that nobody can judge anew, by id: what was passed on an earlier attempt.
 */
export function whatWouldChange(
  sheet: SheetSpecification,
  judgements: Judgements,
  fixed: readonly string[] = [],
): WhatIf[] {
  const decision = decideSheet(sheet, judgements);
  const leaves = judgedItems(sheet).filter(({ id }) => !fixed.includes(id));
  switch (decision.outcome) {
    case "PASS":
      return leaves.flatMap((leaf) => findFall(sheet, judgements, decision, leaf) ?? []);
    case "REFERRAL": {
      const single = leaves.flatMap((leaf) => findRise(sheet, judgements, decision, leaf) ?? []);
      return single.length > 0 ? single : findCombinedRise(sheet, judgements, decision, leaves);
    }
    case "INCOMPLETE":
      return findOpen(sheet, judgements, decision, leaves);
  }
}

/** All of it as one sentence: "2 marks more in section 3 make this a PASS; …"; empty where there is nothing to say. */
export function explainWhatWouldChange(
  sheet: SheetSpecification,
  judgements: Judgements,
  fixed: readonly string[] = [],
): string {
  const sentences = whatWouldChange(sheet, judgements, fixed).map((whatIf) => whatIf.sentence);
  return sentences.length === 0 ? "" : `${capitalise(sentences.join("; "))}.`;
}

/**
 * The units that a REFERRAL keeps from being achieved: those whose criteria lie in a referred section. Where only the total
 * is short, every unit of the sheet. Empty for a PASS; for an incomplete sheet, what is certain already.
 */
export function blockedUnits(sheet: SheetSpecification, decision: Decision): string[] {
  if (decision.outcome === "PASS") return [];
  const referred = new Set(decision.referredSections.map((section) => section.id));
  const blocking = decision.totalShort && referred.size === 0 ? sheet.sections : [];
  const sections = [...blocking, ...sheet.sections.filter((section) => referred.has(section.id))];
  const units = flattenItems(sections).flatMap((item) => item.criteria.map((criterion) => criterion.unit));
  return [...new Set(units)].sort();
}

/** A leaf's judgements from the lowest to the highest, by number: what there is to try. */
function lastStep(leaf: LeafItem): number {
  return leaf.judgedBy === "marks" ? Math.round(leaf.available / leaf.step) : 1;
}

function judgementAt(leaf: LeafItem, step: number): Judgement {
  if (leaf.judgedBy === "outcome") return { outcome: step === 0 ? "REFERRAL" : "PASS" };
  return { mark: Number((step * leaf.step).toFixed(3)) };
}

function stepOf(leaf: LeafItem, judgement: Judgement | undefined): number {
  if (!judgement) return 0;
  if ("outcome" in judgement) return judgement.outcome === "PASS" ? 1 : 0;
  return leaf.judgedBy === "marks" ? Math.round(judgement.mark / leaf.step) : 0;
}

function passes(sheet: SheetSpecification, judgements: Judgements): boolean {
  return decideSheet(sheet, judgements).outcome === "PASS";
}

/** The lowest step from `low` to `high` at which the sheet passes; `high` is known to pass. */
function leastPassing(
  sheet: SheetSpecification,
  judgements: Judgements,
  leaf: LeafItem,
  low: number,
  high: number,
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (passes(sheet, { ...judgements, [leaf.id]: judgementAt(leaf, middle) })) to = middle;
    else from = middle + 1;
  }
  return to;
}

function findRise(
  sheet: SheetSpecification,
  judgements: Judgements,
  decision: Decision,
  leaf: LeafItem,
): WhatIf | undefined {
  const now = stepOf(leaf, judgements[leaf.id]);
  const last = lastStep(leaf);
  if (now >= last || !passes(sheet, { ...judgements, [leaf.id]: judgementAt(leaf, last) })) return undefined;
  const change = changeTo(leaf, judgements, leastPassing(sheet, judgements, leaf, now + 1, last));
  return toWhatIf(decision, "PASS", [change], "least");
}

function findFall(
  sheet: SheetSpecification,
  judgements: Judgements,
  decision: Decision,
  leaf: LeafItem,
): WhatIf | undefined {
  const now = stepOf(leaf, judgements[leaf.id]);
  if (now === 0 || passes(sheet, { ...judgements, [leaf.id]: judgementAt(leaf, 0) })) return undefined;
  const change = changeTo(leaf, judgements, leastPassing(sheet, judgements, leaf, 1, now) - 1);
  return toWhatIf(decision, "REFERRAL", [change], "least");
}

/** Several changes at once, none of which could be smaller. Items that pass already are asked for more only at last. */
function findCombinedRise(
  sheet: SheetSpecification,
  judgements: Judgements,
  decision: Decision,
  leaves: readonly LeafItem[],
): WhatIf[] {
  const statuses = new Map(allItems(decision.sections).map((item) => [item.id, item.status]));
  let raised: Judgements = { ...judgements };
  for (const leaf of leaves) raised = { ...raised, [leaf.id]: judgementAt(leaf, lastStep(leaf)) };
  if (!passes(sheet, raised)) return [];
  const passingFirst = leaves.toSorted(
    (one, other) => Number(statuses.get(other.id) === "PASS") - Number(statuses.get(one.id) === "PASS"),
  );
  for (const leaf of passingFirst) {
    const now = stepOf(leaf, judgements[leaf.id]);
    const step = leastPassing(sheet, raised, leaf, now, lastStep(leaf));
    raised = { ...raised, [leaf.id]: judgementAt(leaf, step) };
  }
  const changes = leaves
    .filter((leaf) => stepOf(leaf, raised[leaf.id]) !== stepOf(leaf, judgements[leaf.id]))
    .map((leaf) => changeTo(leaf, judgements, stepOf(leaf, raised[leaf.id])));
  return [toWhatIf(decision, "PASS", changes, "least")];
}

function findOpen(
  sheet: SheetSpecification,
  judgements: Judgements,
  decision: Decision,
  leaves: readonly LeafItem[],
): WhatIf[] {
  const missing = leaves.filter((leaf) => decision.missing.some((item) => item.id === leaf.id));
  const best = missing.map((leaf) => changeTo(leaf, judgements, lastStep(leaf)));
  if (!passes(sheet, { ...judgements, ...Object.fromEntries(best.map(({ itemId, to }) => [itemId, to])) }))
    return [toWhatIf(decision, "REFERRAL", best, "even-so")];
  const [only, ...others] = missing;
  if (!only || others.length > 0) return [];
  const least = leastPassing(sheet, judgements, only, 0, lastStep(only));
  return [toWhatIf(decision, "PASS", [changeTo(only, judgements, least)], "least")];
}

function changeTo(leaf: LeafItem, judgements: Judgements, step: number): Change {
  return { itemId: leaf.id, from: judgements[leaf.id], to: judgementAt(leaf, step) };
}

function allItems(items: readonly ItemDecision[]): ItemDecision[] {
  return items.flatMap((item) => [item, ...allItems(item.parts)]);
}

function toWhatIf(
  decision: Decision,
  becomes: WhatIf["becomes"],
  changes: readonly Change[],
  reach: WhatIf["reach"],
): WhatIf {
  return { becomes, changes, reach, sentence: wordsFor(decision, becomes, changes, reach) };
}

function wordsFor(
  decision: Decision,
  becomes: WhatIf["becomes"],
  changes: readonly Change[],
  reach: WhatIf["reach"],
): string {
  const places = joinWords(changes.map(({ itemId }) => nameOf(decision, itemId)));
  if (reach === "even-so") return `nothing that is still open (${places}) can make this a PASS`;
  const [only] = changes;
  if (only && changes.length === 1 && only.from === undefined) return wordsForLastOne(only, places);
  const parts = changes.map((change) => `${sizeOf(change)} in ${nameOf(decision, change.itemId)}`);
  const plural = changes.length > 1 || (only && isPlural(only));
  return `${joinWords(parts)} ${plural ? "make" : "makes"} this a ${becomes}`;
}

function wordsForLastOne({ to }: Change, place: string): string {
  if ("outcome" in to) {
    return to.outcome === "PASS"
      ? `a PASS in ${place} makes this a PASS, a REFERRAL makes it a REFERRAL`
      : `whatever is decided in ${place}, this is a PASS`;
  }
  if (to.mark === 0) return `any mark in ${place} makes this a PASS`;
  return `${to.mark} or more in ${place} makes this a PASS, less makes it a REFERRAL`;
}

function sizeOf({ from, to }: Change): string {
  if ("outcome" in to) return `a ${to.outcome}`;
  const difference = differenceOf(from, to.mark);
  const size = Math.abs(difference);
  return `${size} ${size === 1 ? "mark" : "marks"} ${difference > 0 ? "more" : "less"}`;
}

function isPlural({ from, to }: Change): boolean {
  return "mark" in to && Math.abs(differenceOf(from, to.mark)) !== 1;
}

function differenceOf(from: Judgement | undefined, mark: number): number {
  return roundMarks(mark - (from && "mark" in from ? from.mark : 0));
}
