import { useEffect, useState } from "react";
import type { SheetCheck } from "../../../shared/contract/marking.ts";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { criteriaByItem } from "../../../shared/domain/criteria.ts";
import { judgedItems } from "../../../shared/domain/qualification.ts";
import { focusScript } from "../reading/reading-controls.ts";
import { focusPlace, type SheetPlace } from "./sheet-places.ts";

/** What the core found when a column was looked over, or why it could not look. */
export type LookedOver = { readonly checks: readonly SheetCheck[]; readonly error: unknown };

export const notLookedOver: LookedOver = { checks: [], error: null };

/** Before a dialog opens, so that nothing in it moves. A look that fails is said there, and keeps nobody from going on. */
export async function lookOver(look: () => Promise<SheetCheck[]>): Promise<LookedOver> {
  try {
    return { checks: await look(), error: null };
  } catch (error) {
    return { checks: [], error };
  }
}

/** Closes the dialog in which a check was shown, and moves the keyboard to what it is about. */
export function useGoToCheck(opened: boolean, onClose: () => void, head: SheetHead): (check: SheetCheck) => void {
  const [goingTo, setGoingTo] = useState<SheetCheck>();
  // Once the dialog has let go of the keyboard; it gives it back only where nothing else has taken it.
  useEffect(() => {
    if (opened || !goingTo) return;
    const place = placeOfCheck(goingTo, head);
    if (place) focusPlace(place);
    else focusScript();
    setGoingTo(undefined);
  }, [opened, goingTo, head]);
  return (check) => {
    setGoingTo(check);
    onClose();
  };
}

/** Undefined where the check is about the script: that is where evidence is tied. */
function placeOfCheck({ itemId, field, ...check }: SheetCheck, head: SheetHead): SheetPlace | undefined {
  if (itemId === null) return undefined;
  if (field === "strengths" || field === "improvements") return { field, itemId };
  const criterion = check.criterion ?? criteriaByItem(head.specification).get(itemId)?.[0];
  if (field !== null && criterion) return { field, itemId, criterion };
  const item = judgedItems(head.specification).find(({ id }) => id === itemId);
  return { field: item?.judgedBy === "outcome" ? "outcome" : "mark", itemId };
}
