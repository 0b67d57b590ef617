import { Alert, Button, Stack } from "@mantine/core";
import { IconArrowBackUp, IconSignature } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { api, client } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { ReasonDialog } from "../../components/reason-dialog.tsx";
import { SignDialog } from "../../components/sign-dialog.tsx";
import { AlteredNote } from "../mark-sheet/altered-note.tsx";
import { MarkSheet } from "../mark-sheet/mark-sheet.tsx";
import { SheetChecks } from "../mark-sheet/sheet-checks.tsx";
import { SignSummary } from "../mark-sheet/sign-summary.tsx";
import { type LookedOver, lookOver, notLookedOver } from "../mark-sheet/use-go-to-check.ts";
import { QualityNote } from "../marking/quality-note.tsx";
import { useReadOnlyDraft } from "../marking/use-read-only-draft.ts";

type CountersignSheetViewProps = {
  readonly sheetId: string;
  readonly sheet: AssessorSheet;
  /** Why it can't be opened any more, since it was. */
  readonly error: unknown;
};

/** A trainee's sheet as it was signed: to be countersigned as it stands, or returned with a reason. Nothing in it is a field. */
export function CountersignSheetView({ sheetId, sheet, error }: CountersignSheetViewProps) {
  const records = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<"sign" | "return">();
  const [lookedOver, setLookedOver] = useState<LookedOver>(notLookedOver);
  const draft = useReadOnlyDraft(sheet);
  const waiting = sheet.script.state === "awaiting-countersignature" && error === null;
  const trainee = sheet.script.assessor?.name ?? "The trainee";

  const countersign = async (passphrase: string) => {
    const answer = await client.marking.countersign({ sheetId, revision: sheet.revision, passphrase });
    records.setQueryData(api.marking.openToCountersign.queryKey({ input: { sheetId } }), answer);
    void records.invalidateQueries({ queryKey: api.marking.countersignQueue.key() });
  };
  const giveBack = async (reason: string) => {
    await client.marking.returnToTrainee({ sheetId, reason });
    void records.invalidateQueries({ queryKey: api.marking.countersignQueue.key() });
    navigate("/countersign");
  };

  const signCommand: Command = {
    id: "sheet.countersign",
    label: "Countersign",
    shortcut: "mod+Enter",
    group: "Mark sheet",
    when: () => waiting && sheet.signAnew === null,
    run: async () => {
      setLookedOver(await lookOver(() => client.marking.checkToCountersign({ sheetId })));
      setAsking("sign");
    },
  };
  const returnCommand: Command = {
    id: "sheet.return-to-trainee",
    label: "Return to the trainee",
    group: "Mark sheet",
    when: () => waiting,
    run: () => setAsking("return"),
  };
  const listCommand: Command = {
    id: "countersign.list",
    label: "Back to the list",
    group: "Mark sheet",
    when: () => !waiting,
    run: () => navigate("/countersign"),
  };
  useCommands([signCommand, returnCommand, listCommand]);

  return (
    <>
      <MarkSheet
        head={sheet}
        draft={draft}
        column="Assr"
        writable={false}
        signatures={sheet.signatures}
        gaps={[]}
        gapsTitle=""
        quality={sheet.quality}
        note={
          <>
            {waiting && sheet.signAnew !== null && (
              <AlteredNote>
                It was changed past the program, so it can't be countersigned. Return it to the trainee with a reason:
                they look it over and sign anew.
              </AlteredNote>
            )}
            {waiting && (
              <Alert variant="light" p="xs" icon={<IconSignature size={18} aria-hidden />}>
                {trainee} is a trainee assessor. The decision counts once you have countersigned it.
              </Alert>
            )}
            {sheet.quality && <QualityNote sheet={sheet} quality={sheet.quality} />}
          </>
        }
        problem={<ErrorNote error={error} />}
        actions={
          waiting ? (
            <>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowBackUp size={16} aria-hidden />}
                onClick={returnCommand.run}
              >
                {returnCommand.label}
              </Button>
              {sheet.signAnew === null && <CommandButton command={signCommand} size="xs" />}
            </>
          ) : (
            <CommandButton command={listCommand} size="xs" variant="default" />
          )
        }
      />
      <SignDialog
        opened={asking === "sign"}
        onClose={() => setAsking(undefined)}
        onSign={countersign}
        title="Countersign the mark sheet"
        summary={
          <Stack gap="sm">
            <SignSummary
              head={sheet}
              column="Assr"
              decision={decideSheet(sheet.specification, draft.read().judgements)}
            />
            <SheetChecks
              head={sheet}
              checks={lookedOver.checks}
              allTheSame="You can sign all the same, or return the sheet."
            />
            <ErrorNote error={lookedOver.error} />
          </Stack>
        }
      />
      <ReasonDialog
        opened={asking === "return"}
        onClose={() => setAsking(undefined)}
        onConfirm={giveBack}
        title="Return to the trainee"
        description={`${trainee} goes on marking. Their signature becomes void, and the reason stays beside it for good.`}
        confirmLabel="Return the sheet"
      />
    </>
  );
}
