import fc from "fast-check";
import type { Judgement, Judgements } from "../../shared/domain/decision.ts";
import {
  availableMarks,
  type CombineRule,
  type LeafItem,
  type SheetItem,
  type SheetSpecification,
} from "../../shared/domain/qualification.ts";

/** Random sheets and judgements, valid by the specification format: see the property in qualification.test.ts. */

const steps = [1, 0.5, 0.25, 0.1, 0.001] as const;

/** A number of steps as a mark, in the exact decimal form that somebody could type. */
export function inSteps(count: number, step: number): number {
  return Number((count * step).toFixed(3));
}

function combineArbitrary(parts: number): fc.Arbitrary<CombineRule> {
  const atLeast = fc.integer({ min: 1, max: parts }).map((count) => ({ atLeast: count }));
  return fc.oneof({ weight: 2, arbitrary: fc.constant<CombineRule>("all") }, { weight: 1, arbitrary: atLeast });
}

/** Half of what is available most often, as specifications have it; sometimes anything up to all, or no minimum. */
function minimumArbitrary(available: number): fc.Arbitrary<number | undefined> {
  const thousandths = Math.round(available * 1000);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(Math.floor(thousandths / 2) / 1000) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: thousandths }).map((value) => value / 1000) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function withMinimum(minimum: number | undefined): { minimum?: number } {
  return minimum === undefined ? {} : { minimum };
}

const markedItemArbitrary: fc.Arbitrary<SheetItem> = fc
  .record({ step: fc.constantFrom(...steps), count: fc.integer({ min: 1, max: 60 }) })
  .chain(({ step, count }) => {
    const available = inSteps(count, step);
    return minimumArbitrary(available).map((minimum) => ({
      id: "unnamed",
      title: "unnamed",
      criteria: [],
      judgedBy: "marks" as const,
      available,
      step,
      ...withMinimum(minimum),
    }));
  });

const outcomeItemArbitrary: fc.Arbitrary<SheetItem> = fc.constant({
  id: "unnamed",
  title: "unnamed",
  criteria: [],
  judgedBy: "outcome" as const,
});

function groupArbitrary(part: fc.Arbitrary<SheetItem>): fc.Arbitrary<SheetItem> {
  return fc.array(part, { minLength: 1, maxLength: 3 }).chain((parts) => {
    const available = parts.reduce((sum, item) => sum + Math.round(availableMarks(item) * 1000), 0) / 1000;
    return fc
      .record({ minimum: minimumArbitrary(available), combine: combineArbitrary(parts.length) })
      .map(({ minimum, combine }) => ({
        id: "unnamed",
        title: "unnamed",
        criteria: [],
        judgedBy: "parts" as const,
        combine,
        parts,
        ...withMinimum(minimum),
      }));
  });
}

function itemArbitrary(depth: number): fc.Arbitrary<SheetItem> {
  const leaf = fc.oneof({ weight: 4, arbitrary: markedItemArbitrary }, { weight: 1, arbitrary: outcomeItemArbitrary });
  if (depth === 0) return leaf;
  return fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: groupArbitrary(itemArbitrary(depth - 1)) });
}

/** Ids by place on the sheet: i2 is the second section, i2-1 its first part. */
function nameItems(items: readonly SheetItem[], prefix: string): SheetItem[] {
  return items.map((item, index) => {
    const id = `${prefix}${index + 1}`;
    const named = { ...item, id, title: `Item ${id}` };
    return named.judgedBy === "parts" ? { ...named, parts: nameItems(named.parts, `${id}-`) } : named;
  });
}

/** Sheets of one to four sections, parts nested up to three deep, marks and outcomes mixed, with every combining rule. */
export const sheetArbitrary: fc.Arbitrary<SheetSpecification> = fc
  .array(itemArbitrary(3), { minLength: 1, maxLength: 4 })
  .chain((items) => {
    const sections = nameItems(items, "i");
    const available = sections.reduce((sum, item) => sum + Math.round(availableMarks(item) * 1000), 0) / 1000;
    return fc
      .record({ minimum: minimumArbitrary(available), combine: combineArbitrary(sections.length) })
      .map(({ minimum, combine }) => ({
        combine,
        sections,
        ...(minimum === undefined ? {} : { minimumTotal: minimum }),
      }));
  });

export function leavesOf(items: readonly SheetItem[]): LeafItem[] {
  return items.flatMap((item) => (item.judgedBy === "parts" ? leavesOf(item.parts) : [item]));
}

/** A judgement of one leaf; half of the marks lie at the minimum or within a step of it, where decisions turn. */
function judgementArbitrary(leaf: LeafItem): fc.Arbitrary<Judgement> {
  if (leaf.judgedBy === "outcome") {
    return fc.constantFrom(
      { outcome: "PASS" as const },
      { outcome: "PASS" as const },
      { outcome: "REFERRAL" as const },
    );
  }
  const last = Math.round(leaf.available / leaf.step);
  const edge = Math.min(last, Math.ceil((leaf.minimum ?? leaf.available / 2) / leaf.step));
  return fc
    .oneof(
      { weight: 2, arbitrary: fc.integer({ min: edge, max: last }) },
      { weight: 1, arbitrary: fc.integer({ min: Math.max(0, edge - 1), max: Math.min(last, edge + 1) }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: last }) },
    )
    .map((count) => ({ mark: inSteps(count, leaf.step) }));
}

export function judgementsArbitrary(sheet: SheetSpecification): fc.Arbitrary<Judgements> {
  const leaves = leavesOf(sheet.sections);
  return fc
    .tuple(...leaves.map(judgementArbitrary))
    .map((judged) => Object.fromEntries(leaves.map((leaf, index) => [leaf.id, judged[index]])));
}

export type JudgedSheet = { readonly sheet: SheetSpecification; readonly judgements: Judgements };

/** A sheet with a judgement for every item that takes one. */
export const judgedSheetArbitrary: fc.Arbitrary<JudgedSheet> = sheetArbitrary.chain((sheet) =>
  judgementsArbitrary(sheet).map((judgements) => ({ sheet, judgements })),
);

/** A judged sheet from which at least one judgement, perhaps all, was taken away; `missing` in the order of the sheet. */
export const incompleteSheetArbitrary: fc.Arbitrary<JudgedSheet & { readonly missing: readonly string[] }> =
  judgedSheetArbitrary.chain(({ sheet, judgements }) => {
    const ids = leavesOf(sheet.sections).map((leaf) => leaf.id);
    return fc.subarray(ids, { minLength: 1 }).map((missing) => ({
      sheet,
      judgements: Object.fromEntries(Object.entries(judgements).filter(([id]) => !missing.includes(id))),
      missing,
    }));
  });

/** Fixed sheets: one of each kind that awarding bodies use. */

function markedItem(id: string, available: number, minimum: number): SheetItem {
  return { id, title: `Item ${id}`, criteria: [], judgedBy: "marks", available, minimum, step: 1 };
}

function outcomeItem(id: string): SheetItem {
  return { id, title: `Item ${id}`, criteria: [], judgedBy: "outcome" };
}

function groupOf(id: string, parts: SheetItem[]): SheetItem {
  return { id, title: `Item ${id}`, criteria: [], judgedBy: "parts", combine: "all", parts };
}

export const twoSectionSheet: SheetSpecification = {
  minimumTotal: 50,
  combine: "all",
  sections: [markedItem("s1", 50, 25), markedItem("s2", 50, 25)],
};

export const sectionMarkedSheet: SheetSpecification = {
  minimumTotal: 50,
  combine: "all",
  sections: [markedItem("s1", 34, 17), markedItem("s2", 30, 15), markedItem("s3", 36, 18)],
};

export const criterionMarkedSheet: SheetSpecification = {
  minimumTotal: 50,
  combine: "all",
  sections: [
    groupOf("s1", [markedItem("s1-1", 20, 10), markedItem("s1-2", 20, 10), markedItem("s1-3", 20, 10)]),
    groupOf("s2", [markedItem("s2-1", 20, 10), markedItem("s2-2", 20, 10)]),
  ],
};

export const outcomeSheet: SheetSpecification = {
  combine: "all",
  sections: [groupOf("s1", [outcomeItem("s1-1"), outcomeItem("s1-2")]), outcomeItem("s2")],
};
