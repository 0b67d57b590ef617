import { Alert } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { messageFor } from "../../../shared/errors/messages.ts";
import { api, client } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { SavedNote } from "../give-back/saved-note.tsx";
import { useSaveGivenBack } from "../give-back/use-save-given-back.ts";
import { MarkSheet } from "../mark-sheet/mark-sheet.tsx";
import { type LookedOver, lookOver, notLookedOver } from "../mark-sheet/use-go-to-check.ts";
import { useReadiness } from "../mark-sheet/use-readiness.ts";
import { useResume } from "../mark-sheet/use-resume.ts";
import { AssessorSignDialog } from "./assessor-sign-dialog.tsx";
import { HistoryButton } from "./history-drawer.tsx";
import { ReopenButton } from "./reopen-button.tsx";
import { SheetNotes } from "./sheet-notes.tsx";
import { SignedDifferenceButton } from "./signed-difference-drawer.tsx";
import { StepButtons } from "./step-buttons.tsx";
import { useQueue } from "./use-queue.ts";
import { useSheetDraft } from "./use-sheet-draft.ts";

type AssessorSheetViewProps = { readonly sheetId: string; readonly sheet: AssessorSheet };

/** The assessor's column, from the first mark to the signature. */
export function AssessorSheetView({ sheetId, sheet }: AssessorSheetViewProps) {
  const person = usePerson();
  const records = useQueryClient();
  const [, navigate] = useLocation();
  const { nextAfter } = useQueue();
  const [signing, setSigning] = useState(false);
  const [lookedOver, setLookedOver] = useState<LookedOver>(notLookedOver);
  const [problem, setProblem] = useState<string>();
  const { script, writable } = sheet;

  const draft = useSheetDraft({
    key: `${person.id} ${sheetId} Assr`,
    specification: sheet.specification,
    entries: sheet.entries,
    revision: sheet.revision,
    save: (edit) => client.marking.edit({ sheetId, edit }),
  });
  useResume(sheet);
  const { gaps, check } = useReadiness(sheet.specification, draft);

  const askToSign = async () => {
    setProblem(undefined);
    if (!(await check())) return;
    if (!script.authenticityConfirmed) {
      setProblem(messageFor("AUTHENTICITY_MISSING", {}));
      return;
    }
    setLookedOver(await lookOver(() => client.marking.checkSheet({ sheetId })));
    setSigning(true);
  };
  const replace = (answer: AssessorSheet) => {
    records.setQueryData(api.marking.openSheet.queryKey({ input: { sheetId } }), answer);
    void records.invalidateQueries({ queryKey: api.marking.key() });
  };
  const sign = async (passphrase: string) => {
    replace(await client.marking.sign({ sheetId, revision: draft.read().revision, passphrase }));
  };

  const next = nextAfter(sheetId);
  const signCommand: Command = {
    id: "sheet.sign",
    label: "Sign the mark sheet",
    shortcut: "mod+Enter",
    group: "Mark sheet",
    when: () => writable,
    run: () => void askToSign(),
  };
  const nextCommand: Command = {
    id: "sheet.next-script",
    label: "Next script",
    shortcut: "alt+N",
    group: "Mark sheet",
    when: () => next !== undefined,
    run: () => next && navigate(`/mark/${next.sheetId}`),
  };
  const feedbackReport = useSaveGivenBack(sheetId);
  const reportCommand: Command = {
    id: "sheet.feedback-report",
    label: "Save feedback report",
    shortcut: "alt+B",
    group: "Mark sheet",
    when: () => isSigned(script.state) && !feedbackReport.isPending,
    run: () => feedbackReport.mutate("feedback-report"),
  };
  useCommands([signCommand, nextCommand, reportCommand]);

  return (
    <>
      <MarkSheet
        head={sheet}
        draft={draft}
        column="Assr"
        writable={writable}
        quality={sheet.quality}
        note={<SheetNotes sheet={sheet} onSettled={replace} />}
        signatures={sheet.signatures}
        signatureNote={
          <SignedDifferenceButton sheetId={sheetId} specification={sheet.specification} signatures={sheet.signatures} />
        }
        gaps={writable ? gaps : []}
        gapsTitle="Before it can be signed:"
        problem={
          problem !== undefined ? (
            <Alert color="red" variant="light" p="xs" role="alert">
              {problem}
            </Alert>
          ) : (
            <>
              <ErrorNote error={feedbackReport.error} />
              <SavedNote fileName={feedbackReport.data} />
            </>
          )
        }
        tools={
          <>
            <StepButtons desk="marking" sheetId={sheetId} sheet={sheet} draft={draft} />
            <HistoryButton desk="marking" sheetId={sheetId} head={sheet} />
          </>
        }
        actions={
          <>
            {sheet.reopenable && <ReopenButton sheetId={sheetId} onReopened={replace} />}
            {/* Until both decisions are one the report is refused: the note above says so, and the command's keys say why. */}
            {isSigned(script.state) && !sheet.quality?.toSettle && (
              <CommandButton command={reportCommand} size="xs" variant="default" loading={feedbackReport.isPending} />
            )}
            {next && <CommandButton command={nextCommand} size="xs" variant="default" />}
            {writable && <CommandButton command={signCommand} size="xs" />}
          </>
        }
      />
      <AssessorSignDialog
        opened={signing}
        onClose={() => setSigning(false)}
        onSign={sign}
        head={sheet}
        draft={draft}
        lookedOver={lookedOver}
      />
    </>
  );
}
