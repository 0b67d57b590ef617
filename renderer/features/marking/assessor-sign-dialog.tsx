import { Stack } from "@mantine/core";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { SignDialog } from "../../components/sign-dialog.tsx";
import { SheetChecks } from "../mark-sheet/sheet-checks.tsx";
import { SignSummary } from "../mark-sheet/sign-summary.tsx";
import { type LookedOver, useGoToCheck } from "../mark-sheet/use-go-to-check.ts";
import type { SheetDraft } from "./sheet-draft.ts";

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
  const go = useGoToCheck(opened, onClose, head);
  return (
    <SignDialog
      opened={opened}
      onClose={onClose}
      onSign={onSign}
      title="Sign the mark sheet"
      summary={
        <Stack gap="sm">
          <SignSummary head={head} column="Assr" decision={decideSheet(head.specification, draft.read().judgements)} />
          <SheetChecks head={head} checks={lookedOver.checks} allTheSame="You can sign all the same." onGo={go} />
          <ErrorNote error={lookedOver.error} />
        </Stack>
      }
    />
  );
}
