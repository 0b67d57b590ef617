import { isSameCriterion, nameCriterion } from "./criteria.ts";
import type { Decision, ItemDecision } from "./decision.ts";
import { type CriterionRef, type GroupItem, judgedItems, type LeafItem, type SheetItem } from "./qualification.ts";
import type { CheckedEntry, SheetCheck } from "./sheet-checks.ts";

/**
 * The checks that compare what was written with the decision. Where a section is judged in parts, the decision goes by the
 * section's own rule: a part below its minimum need not refer it, and parts that all pass may add up to too little. So a part's
 * criteria are compared with the part, a section's own with the section, and nothing is asked of a part that refers nothing.
 */

/** A judged item as it was decided: its section first, itself last, the groups between them in order. */
export type DecidedPath = readonly ItemDecision[];

export function findPaths(sections: Decision["sections"]): ReadonlyMap<string, DecidedPath> {
  const paths = new Map<string, DecidedPath>();
  const collect = (item: ItemDecision, above: DecidedPath): void => {
    const path = [...above, item];
    paths.set(item.id, path);
    for (const part of item.parts) collect(part, path);
  };
  for (const section of sections) collect(section, []);
  return paths;
}

/** What an item and everything that it is part of come to; undefined where they differ or are not all decided. */
export function commonStatus(path: DecidedPath): "PASS" | "REFERRAL" | undefined {
  const status = path[0]?.status;
  return status !== "INCOMPLETE" && path.every((item) => item.status === status) ? status : undefined;
}

/** "This section", or "This part" of one. */
export function nameOfPath(path: DecidedPath): string {
  return path.length > 1 ? "This part" : "This section";
}

const contradiction = {
  code: "criteria-contradict-mark",
  field: "criterion",
  criterion: null,
  reason: "The criteria and the mark say different things; one of the two may be a slip.",
} as const;

/** Of the criteria that the item lists itself: those of its section are judged beside it, and are not its own. */
export function checkMarkAgainstCriteria(item: LeafItem, entry: CheckedEntry, path: DecidedPath): SheetCheck[] {
  const status = path.at(-1)?.status;
  const name = nameOfPath(path);
  const judged = judgementsOn(item.criteria, [entry]);
  return [
    ...(status === "REFERRAL" && areAllMet(judged) ? [allMetBut(item.id, startLow(name))] : []),
    ...(status === "PASS" ? findNotMet(item.id, judged, name) : []),
  ];
}

export function checkImprovements(entry: CheckedEntry, path: DecidedPath): SheetCheck[] {
  if (commonStatus(path) !== "REFERRAL" || entry.improvements.trim() !== "") return [];
  return [
    askForImprovements(entry.itemId, `${nameOfPath(path)} does not pass, and no areas for improvement are written.`),
  ];
}

/**
 * What concerns a section that is judged in parts, or a group in one, as a whole; it stands beside its first part.
 * @param entries of the parts that are this attempt's to judge.
 */
export function checkGroup(group: GroupItem, entries: readonly CheckedEntry[], path: DecidedPath): SheetCheck[] {
  const parts = judgedItems({ combine: "all", sections: [group] });
  const own = entries.filter(({ itemId }) => parts.some(({ id }) => id === itemId));
  const [first] = own;
  const decision = path.at(-1);
  if (!first || !decision) return [];
  const listed = parts.flatMap((part) => part.criteria);
  const ofGroup = group.criteria.filter((criterion) => !listed.some((one) => isSameCriterion(one, criterion)));
  const name = `“${group.title}”`;
  const checks: SheetCheck[] = [];
  if (decision.status === "PASS") checks.push(...findNotMet(first.itemId, judgementsOn(ofGroup, own), name));
  // A part that says so of itself says enough.
  const saidByPart = parts.some((part) => isReferred(decision, part.id) && areAllMet(judgementsOn(part.criteria, own)));
  const allMet = areAllMet(judgementsOn([...ofGroup, ...listed], own));
  if (decision.status === "REFERRAL" && allMet && !saidByPart) checks.push(allMetBut(first.itemId, name));
  // Parts that refer it are asked themselves.
  const shortAltogether =
    commonStatus(path) === "REFERRAL" && !decision.parts.some(({ status }) => status === "REFERRAL");
  if (shortAltogether && own.every(({ improvements }) => improvements.trim() === ""))
    checks.push(
      askForImprovements(
        first.itemId,
        `${name} is short of its minimum, although each part passes, and no areas for improvement are written.`,
      ),
    );
  return checks;
}

/** Every group of a sheet, the outermost first. */
export function listGroups(items: readonly SheetItem[]): GroupItem[] {
  return items.flatMap((item) => (item.judgedBy === "parts" ? [item, ...listGroups(item.parts)] : []));
}

type Judged = CheckedEntry["criteria"][number] | undefined;

function judgementsOn(criteria: readonly CriterionRef[], entries: readonly CheckedEntry[]): Judged[] {
  const judgements = entries.flatMap((entry) => entry.criteria);
  return criteria.map((criterion) => judgements.find((one) => isSameCriterion(one, criterion)));
}

function areAllMet(judged: readonly Judged[]): boolean {
  return judged.length > 0 && judged.every((one) => one?.judgement === "met");
}

function allMetBut(itemId: string, name: string): SheetCheck {
  return { ...contradiction, itemId, message: `Every criterion is judged met, but ${name} does not pass.` };
}

function findNotMet(itemId: string, judged: readonly Judged[], name: string): SheetCheck[] {
  const notMet = judged.flatMap((one) => (one?.judgement === "not-met" ? [one] : []));
  if (notMet.length === 0) return [];
  return [{ ...contradiction, itemId, message: `${name} passes, but ${nameAll(notMet)} judged not met.` }];
}

function isReferred(item: ItemDecision, id: string): boolean {
  return item.id === id ? item.status === "REFERRAL" : item.parts.some((part) => isReferred(part, id));
}

function askForImprovements(itemId: string, message: string): SheetCheck {
  const reason = "The learner needs to know what to change before handing in again.";
  return { code: "improvements-missing", itemId, field: "improvements", criterion: null, message, reason };
}

export function nameAll(criteria: readonly CriterionRef[]): string {
  return `${criteria.map(nameCriterion).join(", ")} ${criteria.length === 1 ? "is" : "are"}`;
}

export function startLow(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
