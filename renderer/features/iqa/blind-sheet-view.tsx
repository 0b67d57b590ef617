import { Alert } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { BlindSheet, ComparedSheet } from "../../../shared/contract/iqa.ts";
import { formatMoment } from "../../../shared/domain/dates.ts";
import { client } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { MarkSheet } from "../mark-sheet/mark-sheet.tsx";
import { type LookedOver, lookOver, notLookedOver } from "../mark-sheet/use-go-to-check.ts";
import { useReadiness } from "../mark-sheet/use-readiness.ts";
import { useResume } from "../mark-sheet/use-resume.ts";
import { HistoryButton } from "../marking/history-drawer.tsx";
import { StepButtons } from "../marking/step-buttons.tsx";
import { useDraft } from "../marking/use-draft.ts";
import { useSheetDraft } from "../marking/use-sheet-draft.ts";
import { CommitDialog } from "./commit-dialog.tsx";
import { PutBackButton } from "./put-back-button.tsx";

type BlindSheetViewProps = {
  readonly sheetId: string;
  readonly sheet: BlindSheet;
  readonly onCommitted: (sheet: ComparedSheet) => void;
};

/** The QA column on its own. Nothing of the assessor's is in this window until it is committed: the core does not send it. */
export function BlindSheetView({ sheetId, sheet, onCommitted }: BlindSheetViewProps) {
  const person = usePerson();
  const draft = useSheetDraft({
    key: `${person.id} ${sheetId} QA`,
    specification: sheet.specification,
    entries: sheet.entries,
    revision: sheet.revision,
    save: (edit) => client.iqa.edit({ sheetId, edit }),
  });
  useResume(sheet);
  const { gaps, check } = useReadiness(sheet.specification, draft, sheet.withheld);
  const commit = useMutation({
    mutationFn: () => client.iqa.commit({ sheetId, revision: draft.read().revision }),
    onSuccess: onCommitted,
  });

  // The first key press starts the check, before the core's next answer says so.
  const begun = useDraft(draft, (snapshot) => sheet.script.state === "in-qa" || snapshot.revision > sheet.revision);

  const [asking, setAsking] = useState(false);
  const [lookedOver, setLookedOver] = useState<LookedOver>(notLookedOver);
  const askToCommit = async () => {
    commit.reset();
    if (!(await check())) return;
    setLookedOver(await lookOver(() => client.iqa.checkSheet({ sheetId })));
    setAsking(true);
  };
  const commitCommand: Command = {
    id: "sheet.commit",
    label: "Commit the QA marks",
    shortcut: "mod+Enter",
    group: "Mark sheet",
    when: () => sheet.writable && !commit.isPending,
    run: () => void askToCommit(),
  };
  useCommands([commitCommand]);

  return (
    <>
      <MarkSheet
        head={sheet}
        draft={draft}
        column="QA"
        writable={sheet.writable}
        withheld={sheet.withheld}
        signatures={[]}
        gaps={gaps}
        gapsTitle="Before it can be committed:"
        note={
          <Alert variant="light" p="xs" icon={<IconEyeOff size={18} aria-hidden />}>
            {sheet.takenBack
              ? `You took this check back on ${formatMoment(sheet.takenBack.at)}: ${sheet.takenBack.reason} You have seen the assessor's marks: write what you judge now, and say why when you sign.`
              : "The assessor's marks stay hidden until you commit yours."}
          </Alert>
        }
        problem={<ErrorNote error={commit.error} />}
        tools={
          <>
            <StepButtons desk="iqa" sheetId={sheetId} sheet={sheet} draft={draft} />
            <HistoryButton desk="iqa" sheetId={sheetId} head={sheet} />
          </>
        }
        actions={
          sheet.writable && (
            <>
              {begun && !sheet.takenBack && <PutBackButton sheetId={sheetId} draft={draft} />}
              <CommandButton command={commitCommand} size="xs" />
            </>
          )
        }
      />
      <CommitDialog
        opened={asking}
        onClose={() => setAsking(false)}
        onCommit={() => commit.mutate()}
        head={sheet}
        lookedOver={lookedOver}
      />
    </>
  );
}
