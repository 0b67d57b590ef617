import { Alert } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { AssessorSheet } from "../../../shared/contract/marking.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { messageFor } from "../../../shared/errors/messages.ts";
import { api, client } from "../../api/client.ts";
import { usePerson } from "../../app/session.tsx";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { SignDialog } from "../../components/sign-dialog.tsx";
import { MarkSheet } from "../mark-sheet/mark-sheet.tsx";
import { SignSummary } from "../mark-sheet/sign-summary.tsx";
import { useReadiness } from "../mark-sheet/use-readiness.ts";
import { nextToMark } from "./queue-order.ts";
import { ReopenButton } from "./reopen-button.tsx";
import { useSheetDraft } from "./use-sheet-draft.ts";

type AssessorSheetViewProps = { readonly sheetId: string; readonly sheet: AssessorSheet };

/** The assessor's column, from the first mark to the signature. */
export function AssessorSheetView({ sheetId, sheet }: AssessorSheetViewProps) {
  const person = usePerson();
  const records = useQueryClient();
  const [, navigate] = useLocation();
  const queue = useQuery(api.marking.queue.queryOptions());
  const [signing, setSigning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { script, writable } = sheet;

  const draft = useSheetDraft({
    key: `${person.id} ${sheetId} Assr`,
    specification: sheet.specification,
    entries: sheet.entries,
    revision: sheet.revision,
    save: (edit) => client.marking.edit({ sheetId, edit }),
  });
  const { gaps, check } = useReadiness(sheet.specification, draft);

  const askToSign = async () => {
    setProblem(undefined);
    if (!(await check())) return;
    if (script.authenticityConfirmed) setSigning(true);
    else setProblem(messageFor("AUTHENTICITY_MISSING", {}));
  };
  const replace = (answer: AssessorSheet) => {
    records.setQueryData(api.marking.openSheet.queryKey({ input: { sheetId } }), answer);
    void records.invalidateQueries({ queryKey: api.marking.key() });
  };
  const sign = async (passphrase: string) => {
    replace(await client.marking.sign({ sheetId, revision: draft.read().revision, passphrase }));
  };

  const next = nextToMark(queue.data ?? [], sheetId);
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
  useCommands([signCommand, nextCommand]);

  return (
    <>
      <MarkSheet
        head={sheet}
        draft={draft}
        column="Assr"
        writable={writable}
        signatures={sheet.signatures}
        gaps={writable ? gaps : []}
        gapsTitle="Before it can be signed:"
        problem={
          problem !== undefined && (
            <Alert color="red" variant="light" p="xs" role="alert">
              {problem}
            </Alert>
          )
        }
        actions={
          <>
            {script.state === "signed" && <ReopenButton sheetId={sheetId} onReopened={replace} />}
            {next && <CommandButton command={nextCommand} size="xs" variant="default" />}
            {writable && <CommandButton command={signCommand} size="xs" />}
          </>
        }
      />
      <SignDialog
        opened={signing}
        onClose={() => setSigning(false)}
        onSign={sign}
        title="Sign the mark sheet"
        summary={
          <SignSummary
            head={sheet}
            column="Assr"
            decision={decideSheet(sheet.specification, draft.read().judgements)}
          />
        }
      />
    </>
  );
}
