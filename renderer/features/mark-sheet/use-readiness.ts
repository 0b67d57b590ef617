import { useRef, useState } from "react";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import type { DraftSnapshot, SheetDraft } from "../marking/sheet-draft.ts";
import { useDraft } from "../marking/use-draft.ts";
import { findSheetGaps, type SheetGap } from "./sheet-gaps.ts";
import { focusPlace } from "./sheet-places.ts";

const noGaps: readonly SheetGap[] = [];
const none: readonly string[] = [];

/**
 * What is missing before a sheet can be signed or committed. Shown only once the person asked for it, and then kept true
 * as they fill it in: nobody is told off for what they have not come to yet.
 */
export function useReadiness(
  specification: SheetSpecification,
  draft: SheetDraft,
  /** Items that were judged elsewhere and aren't shown: nothing is missing of them. */
  withheld: readonly string[] = none,
) {
  const find = (snapshot: DraftSnapshot) =>
    findSheetGaps(specification, snapshot).filter(({ place }) => !withheld.includes(place.itemId));
  const [asked, setAsked] = useState(false);
  const last = useRef(noGaps);
  const gaps = useDraft(draft, (snapshot) => {
    const found = asked ? find(snapshot) : noGaps;
    const same =
      found.length === last.current.length && found.every((gap, index) => gap.text === last.current[index]?.text);
    if (!same) last.current = found;
    return last.current;
  });

  /** Waits for what is on its way; then true, or the keyboard in the first field that needs something. */
  const check = async (): Promise<boolean> => {
    await draft.settle();
    const found = find(draft.read());
    setAsked(found.length > 0);
    const first = found[0];
    if (first) focusPlace(first.place);
    return first === undefined;
  };

  return { gaps, check };
}
