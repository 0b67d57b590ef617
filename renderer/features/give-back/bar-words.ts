import type { GiveBackItem, LeftOut } from "../../../shared/contract/give-back.ts";
import {
  type GiveBackBar,
  type GiveBackKind,
  giveBackBarSchema,
  giveBackKindTitles,
} from "../../../shared/domain/give-back.ts";

/** Short, for a column; the sentence is `giveBackBarReasons`. */
export const barTitles: Readonly<Record<GiveBackBar, string>> = {
  "not-signed": "Not signed yet",
  "awaiting-countersignature": "Not countersigned yet",
  blind: "Not by an IQA",
  "in-quality-assurance": "QA under way",
  "later-attempt": "A later attempt counts",
  "other-outcome": "QA decision differs",
  "settle-first": "QA decision to settle",
  escalated: "QA decision escalated",
  altered: "Changed after signing",
};

/** What bars one of these kinds, if anything; with nothing chosen, of any. */
export function firstBar({ bars }: GiveBackItem, kinds: readonly GiveBackKind[]): GiveBackBar | null {
  for (const kind of kinds) if (bars[kind]) return bars[kind];
  return null;
}

/** One sheet in words, apart from that of somebody of the same name. */
export function nameOfSheet({ learner, assessmentTitle, attempt }: GiveBackItem["script"]): string {
  return `${learner.name}, ${learner.registrationNumber}, ${assessmentTitle}, attempt ${attempt}`;
}

export type BarGroup = { readonly bar: GiveBackBar; readonly lines: readonly { key: string; text: string }[] };

/** What is left out, by reason; a line names the learner, the script, and the kind where both were asked for. */
export function groupByBar(
  leftOut: readonly LeftOut[],
  items: readonly GiveBackItem[],
  bothKinds: boolean,
): readonly BarGroup[] {
  const scripts = new Map(items.map(({ script }) => [script.sheetId, script]));
  return giveBackBarSchema.options.flatMap((bar): BarGroup[] => {
    const own = leftOut.filter((left) => left.bar === bar);
    if (own.length === 0) return [];
    const bySheet = Map.groupBy(own, ({ sheetId }) => sheetId);
    const lines = [...bySheet].map(([sheetId, lefts]) => {
      const script = scripts.get(sheetId);
      const place = script ? nameOfSheet(script) : "A mark sheet that is no longer there";
      const one = lefts.length === 1 ? lefts[0] : undefined;
      return {
        key: sheetId,
        text: bothKinds && one ? `${place} (${giveBackKindTitles[one.kind].toLowerCase()})` : place,
      };
    });
    return [{ bar, lines: lines.sort((one, other) => one.text.localeCompare(other.text, "en-GB")) }];
  });
}
