import type { Decision, ItemDecision } from "./decision.ts";
import { roundMarks } from "./marks.ts";

/**
 * The decision in one sentence, as an assessor would say it: the total, the outcome, and what decides it.
 * Section numbers are places on the sheet, counted from 1.
 */
export function explainDecision(decision: Decision): string {
  const total = decision.available > 0 ? `${decision.total} of ${decision.available}` : undefined;
  switch (decision.outcome) {
    case "INCOMPLETE":
      return explainIncomplete(decision, total);
    case "PASS":
      return explainPass(decision, total);
    case "REFERRAL":
      return explainReferral(decision, total);
  }
}

function explainPass(decision: Decision, total: string | undefined): string {
  const lead = total ? `${total}: PASS.` : "PASS.";
  // A rule of "at least so many" passes a sheet, or a section, with a part below its minimum: never say otherwise.
  if (decision.referredSections.length > 0) {
    const reasons = decision.referredSections.map((section) => shortfall(decision, section));
    return `${lead} Enough sections pass, although ${joinWords(reasons)}.`;
  }
  if (decision.sections.some((section) => holdsReferral(section))) return `${lead} Every section is passed.`;
  return total ? `${lead} Every minimum is reached.` : `${lead} Every part is passed.`;
}

function holdsReferral(item: ItemDecision): boolean {
  return item.status === "REFERRAL" || item.parts.some(holdsReferral);
}

function explainIncomplete(decision: Decision, total: string | undefined): string {
  const missing = decision.missing.map((item) => nameOf(decision, item.id));
  const noun = missing.length === 1 ? "has" : "have";
  const list = `${joinWords(missing)} ${noun} no ${total ? "mark" : "decision"} yet.`;
  const marked = decision.sections.some((section) => section.mark !== undefined);
  const lead = total && marked ? `${total} so far, no decision: ` : "No decision yet: ";
  const certain = decision.referredSections.map((section) => shortfall(decision, section));
  return certain.length === 0 ? lead + list : `${lead}${list} ${capitalise(joinWords(certain))}.`;
}

function explainReferral(decision: Decision, total: string | undefined): string {
  const reasons = decision.referredSections.map((section) => shortfall(decision, section));
  if (decision.totalShort && decision.minimumTotal !== undefined) {
    const short = decision.minimumTotal - decision.total;
    reasons.push(`the total is ${countMarks(short)} short of ${decision.minimumTotal}`);
  }
  const reason = joinWords(reasons);
  if (!total) return `REFERRAL: ${reason}.`;
  const enough = decision.minimumTotal !== undefined && !decision.totalShort;
  return enough ? `${total}, but REFERRAL: ${reason}.` : `${total}: REFERRAL: ${reason}.`;
}

function shortfall(decision: Decision, section: ItemDecision): string {
  const name = nameOf(decision, section.id);
  if (section.margin !== undefined && section.margin < 0) {
    return `${name} is ${section.mark} of ${section.available}, ${countMarks(-section.margin)} short`;
  }
  const parts = section.parts.filter((part) => part.status === "REFERRAL").map((part) => part.title);
  return parts.length > 0 ? `${name} is referred in ${joinWords(parts)}` : `${name} is referred`;
}

/** What a decision asks of the learner: "PASS", "REFERRAL of sections 1 and 3", or "REFERRAL" of no section in particular. */
export function nameDecision(decision: Decision): string {
  const numbers = decision.referredSections.map(({ id }) => nameOf(decision, id).replace("section ", ""));
  if (decision.outcome !== "REFERRAL" || numbers.length === 0) return decision.outcome;
  return `REFERRAL of ${numbers.length === 1 ? "section" : "sections"} ${joinWords(numbers)}`;
}

/** That one decision takes the other's place, for a sheet whose two columns come to different ones. */
export function explainReplacement(assessor: Decision, qa: Decision): string {
  return `The QA decision, ${nameDecision(qa)}, stands in place of the assessor's, ${nameDecision(assessor)}; the assessor's marks stay beside it.`;
}

/** An item by its place on the sheet: "section 2", or "section 2 (its title)" for a part. */
export function nameOf(decision: Decision, id: string): string {
  const index = decision.sections.findIndex((section) => section.id === id);
  if (index >= 0) return `section ${index + 1}`;
  const owner = decision.sections.findIndex((section) => containsPart(section, id));
  const part = findPart(decision.sections, id);
  return owner >= 0 && part ? `section ${owner + 1} (${part.title})` : id;
}

function containsPart(item: ItemDecision, id: string): boolean {
  return item.parts.some((part) => part.id === id || containsPart(part, id));
}

function findPart(items: readonly ItemDecision[], id: string): ItemDecision | undefined {
  for (const item of items) {
    const found = item.id === id ? item : findPart(item.parts, id);
    if (found) return found;
  }
  return undefined;
}

const smallNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function countMarks(count: number): string {
  const rounded = roundMarks(count);
  return `${smallNumbers[rounded] ?? rounded} ${rounded === 1 ? "mark" : "marks"}`;
}

export function joinWords(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
