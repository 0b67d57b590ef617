import { assertNever } from "./assert-never.ts";
import { roundMarks, sumMarks } from "./marks.ts";
import {
  availableMarks,
  type CombineRule,
  type LeafItem,
  type SheetItem,
  type SheetSpecification,
  totalAvailable,
} from "./qualification.ts";

/**
 * The decision on a mark sheet. Source: the awarding body's rule as `domain` states it: PASS when the total is reached AND
 * every section reaches its own minimum; no compensation; a sheet with a mark missing has no decision.
 */

/** What one person has judged so far: a mark, or an outcome, per judged item. An absent item is "not marked", never 0. */
export type Judgement = { readonly mark: number } | { readonly outcome: "PASS" | "REFERRAL" };
export type Judgements = Readonly<Record<string, Judgement | undefined>>;

export type ItemDecision = {
  readonly id: string;
  readonly title: string;
  /** Marks awarded so far in this item; undefined while nothing in it is marked or where it carries no marks. */
  readonly mark: number | undefined;
  readonly available: number;
  readonly minimum: number | undefined;
  /** Marks above (positive) or below (negative) the minimum; undefined without a minimum or while unmarked. */
  readonly margin: number | undefined;
  readonly status: "PASS" | "REFERRAL" | "INCOMPLETE";
  readonly parts: readonly ItemDecision[];
};

export type Decision = {
  readonly outcome: "PASS" | "REFERRAL" | "INCOMPLETE";
  /** Marks awarded so far over the whole sheet. */
  readonly total: number;
  readonly available: number;
  readonly minimumTotal: number | undefined;
  readonly sections: readonly ItemDecision[];
  /** Judged items without a judgement; empty unless the outcome is INCOMPLETE. */
  readonly missing: readonly { readonly id: string; readonly title: string }[];
  /** Sections that do not pass: what a REFERRAL names. Filled for an incomplete sheet too, with what is certain already. */
  readonly referredSections: readonly ItemDecision[];
  /** True when the total alone falls short, whatever the sections. */
  readonly totalShort: boolean;
};

/**
 * Decides a sheet.
 * @param sheet the specification's sheet: minima, available marks and combining rule come from here, never from code.
 * @param judgements by item id; marks are in the sheet's own units and assumed valid (see `checkMark`). Ids that the sheet
 * does not list are ignored.
 */
export function decideSheet(sheet: SheetSpecification, judgements: Judgements): Decision {
  const sections = sheet.sections.map((section) => decideItem(section, judgements));
  const missing = sheet.sections.flatMap((section) => findMissing(section, judgements));
  const total = sumMarks(sections.map((section) => section.mark ?? 0));
  const totalShort = sheet.minimumTotal !== undefined && total < sheet.minimumTotal;
  const referredSections = sections.filter((section) => section.status === "REFERRAL");
  const complete = missing.length === 0;
  const passes = combines(sheet.combine, sections) && !totalShort;
  return {
    outcome: complete ? (passes ? "PASS" : "REFERRAL") : "INCOMPLETE",
    total,
    available: totalAvailable(sheet),
    minimumTotal: sheet.minimumTotal,
    sections,
    missing,
    referredSections,
    totalShort: complete && totalShort,
  };
}

function decideItem(item: SheetItem, judgements: Judgements): ItemDecision {
  switch (item.judgedBy) {
    case "marks": {
      const judgement = judgements[item.id];
      const mark = judgement && "mark" in judgement ? judgement.mark : undefined;
      const margin = mark === undefined || item.minimum === undefined ? undefined : roundMarks(mark - item.minimum);
      return {
        id: item.id,
        title: item.title,
        mark,
        available: item.available,
        minimum: item.minimum,
        margin,
        status: mark === undefined ? "INCOMPLETE" : (margin ?? 0) >= 0 ? "PASS" : "REFERRAL",
        parts: [],
      };
    }
    case "outcome": {
      const judgement = judgements[item.id];
      return {
        id: item.id,
        title: item.title,
        mark: undefined,
        available: 0,
        minimum: undefined,
        margin: undefined,
        status: judgement && "outcome" in judgement ? judgement.outcome : "INCOMPLETE",
        parts: [],
      };
    }
    case "parts": {
      const parts = item.parts.map((part) => decideItem(part, judgements));
      const marks = parts.flatMap((part) => (part.mark === undefined ? [] : [part.mark]));
      const mark = marks.length === 0 ? undefined : sumMarks(marks);
      const complete = parts.every((part) => part.status !== "INCOMPLETE");
      const margin =
        !complete || mark === undefined || item.minimum === undefined ? undefined : roundMarks(mark - item.minimum);
      const passes = combines(item.combine, parts) && (margin ?? 0) >= 0;
      return {
        id: item.id,
        title: item.title,
        mark,
        available: availableMarks(item),
        minimum: item.minimum,
        margin,
        status: complete ? (passes ? "PASS" : "REFERRAL") : "INCOMPLETE",
        parts,
      };
    }
    default:
      return assertNever(item);
  }
}

function combines(rule: CombineRule, parts: readonly ItemDecision[]): boolean {
  const passing = parts.filter((part) => part.status === "PASS").length;
  return rule === "all" ? passing === parts.length : passing >= rule.atLeast;
}

function findMissing(item: SheetItem, judgements: Judgements): { id: string; title: string }[] {
  if (item.judgedBy === "parts") return item.parts.flatMap((part) => findMissing(part, judgements));
  return isJudged(item, judgements[item.id]) ? [] : [{ id: item.id, title: item.title }];
}

function isJudged(item: LeafItem, judgement: Judgement | undefined): boolean {
  if (judgement === undefined) return false;
  return item.judgedBy === "marks" ? "mark" in judgement : "outcome" in judgement;
}
