import { Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import type { SheetCheck, SheetHead } from "../../../shared/contract/marking.ts";
import { criteriaByItem } from "../../../shared/domain/criteria.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { judgedItems } from "../../../shared/domain/qualification.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { SignDialog } from "../../components/sign-dialog.tsx";
import { SheetChecks } from "../mark-sheet/sheet-checks.tsx";
import { focusPlace, type SheetPlace } from "../mark-sheet/sheet-places.ts";
import { SignSummary } from "../mark-sheet/sign-summary.tsx";
import { focusScript } from "../reading/reading-controls.ts";
import type { SheetDraft } from "./sheet-draft.ts";

/** What the core found when the sheet was looked over, or why it could not look. */
export type LookedOver = { readonly checks: readonly SheetCheck[]; readonly error: unknown };

type AssessorSignDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSign: (passphrase: string) => Promise<void>;
  readonly head: SheetHead;
  readonly draft: SheetDraft;
  readonly lookedOver: LookedOver;
};

/** Signing the assessor's column: what is signed, and what to look at again first. Going there closes the dialog. */
export function AssessorSignDialog({ opened, onClose, onSign, head, draft, lookedOver }: AssessorSignDialogProps) {
  const [goingTo, setGoingTo] = useState<SheetCheck>();
  // Once the dialog has let go of the keyboard; it gives it back only where nothing else has taken it.
  useEffect(() => {
    if (opened || !goingTo) return;
    const place = placeOfCheck(goingTo, head);
    if (place) focusPlace(place);
    else focusScript();
    setGoingTo(undefined);
  }, [opened, goingTo, head]);
  const go = (check: SheetCheck) => {
    setGoingTo(check);
    onClose();
  };
  return (
    <SignDialog
      opened={opened}
      onClose={onClose}
      onSign={onSign}
      title="Sign the mark sheet"
      summary={
        <Stack gap="sm">
          <SignSummary head={head} column="Assr" decision={decideSheet(head.specification, draft.read().judgements)} />
          <SheetChecks head={head} checks={lookedOver.checks} onGo={go} />
          <ErrorNote error={lookedOver.error} />
        </Stack>
      }
    />
  );
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
