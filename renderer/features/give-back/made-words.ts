import type { GiveBackItem, GivenBack } from "../../../shared/contract/give-back.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import { type GiveBackKind, giveBackKindTitles } from "../../../shared/domain/give-back.ts";
import { firstBar } from "./bar-words.ts";

/** How far the chosen kinds of one sheet have been given back; with nothing chosen, nothing is. */
export type GivenStep =
  | { readonly step: "never" }
  | { readonly step: "in-part"; readonly at: string; readonly only: GiveBackKind }
  | { readonly step: "outdated"; readonly at: string }
  | { readonly step: "given"; readonly at: string };

export function givenStepOf({ made }: Pick<GiveBackItem, "made">, kinds: readonly GiveBackKind[]): GivenStep {
  const found = kinds.flatMap((kind) => {
    const one = made[kind];
    return one ? [{ kind, ...one }] : [];
  });
  const [first] = found;
  if (!first) return { step: "never" };
  const at =
    found
      .map((one) => one.at)
      .toSorted()
      .at(-1) ?? first.at;
  if (found.some(({ outdated }) => outdated)) return { step: "outdated", at };
  if (found.length < kinds.length) return { step: "in-part", at, only: first.kind };
  return { step: "given", at };
}

/** Nothing keeps it back, and what stands now has not been given back. */
export function isStillToGiveBack(item: GiveBackItem, kinds: readonly GiveBackKind[]): boolean {
  return firstBar(item, kinds) === null && givenStepOf(item, kinds).step !== "given";
}

export const outdatedReason = "It was signed, quality-assured or reopened since. Give it back again.";

export function describeGivenStep(given: GivenStep): string {
  switch (given.step) {
    case "never":
      return "Not yet";
    case "in-part":
      return `${formatShortDate(given.at)}, ${giveBackKindTitles[given.only].toLowerCase()} only`;
    case "outdated":
      return `${formatShortDate(given.at)}, out of date`;
    case "given":
      return formatShortDate(given.at);
  }
}

/** "Feedback report given back on 23 Nov 2026 by Sam Staff." */
export function describeMade(kind: GiveBackKind, { at, by, outdated }: GivenBack): string {
  const whom = by ? ` by ${by.name}` : "";
  const again = outdated ? ` ${outdatedReason}` : "";
  return `${giveBackKindTitles[kind]} given back on ${formatShortDate(at)}${whom}.${again}`;
}
