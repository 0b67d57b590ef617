import { Alert, Text } from "@mantine/core";
import { IconBrowserShare } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Signature } from "../../../shared/contract/sheet.ts";
import { formatMoment } from "../../../shared/domain/dates.ts";
import { api, client } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { MarkSheet } from "../mark-sheet/mark-sheet.tsx";
import { HistoryButton } from "./history-drawer.tsx";
import type { DeskSheet, SheetDesk } from "./sheet-desk.ts";
import { useReadOnlyDraft } from "./use-read-only-draft.ts";

type HeldSheetViewProps = {
  readonly desk: SheetDesk;
  readonly sheetId: string;
  readonly sheet: DeskSheet;
  readonly signatures: readonly Signature[];
  readonly withheld?: readonly string[];
  readonly heldBy: NonNullable<DeskSheet["heldBy"]>;
};

/** A sheet that another window has in hand: read here, as it is saved there, until this window takes it over. */
export function HeldSheetView({ desk, sheetId, sheet, signatures, withheld, heldBy }: HeldSheetViewProps) {
  const records = useQueryClient();
  const draft = useReadOnlyDraft(sheet);
  const takeOver = useMutation({
    mutationFn: async () => {
      const answer = await client[desk].takeOver({ sheetId });
      records.setQueryData(api[desk].openSheet.queryKey({ input: { sheetId } }), answer);
      // This window may write the evidence and the hours from here on, too, and is not told of what it did itself.
      void records.invalidateQueries({ queryKey: api.evidence.key() });
      void records.invalidateQueries({ queryKey: api.hours.key() });
    },
  });
  const command: Command = {
    id: "sheet.take-over",
    label: "Take over here",
    group: "Mark sheet",
    when: () => !takeOver.isPending,
    run: () => takeOver.mutate(),
  };
  useCommands([command]);
  return (
    <MarkSheet
      head={sheet}
      draft={draft}
      column={desk === "iqa" ? "QA" : "Assr"}
      writable={false}
      {...(withheld && { withheld })}
      note={
        <Alert
          variant="light"
          p="xs"
          title="Open in another window"
          icon={<IconBrowserShare size={18} aria-hidden />}
          role="status"
        >
          <Text size="sm">
            {heldBy.person.name} has had it open there since {formatMoment(heldBy.windowSince)}. You can read it here.
            Taking it over makes the other window read only; what was saved there stays.
          </Text>
        </Alert>
      }
      signatures={signatures}
      gaps={[]}
      gapsTitle=""
      problem={<ErrorNote error={takeOver.error} />}
      tools={<HistoryButton desk={desk} sheetId={sheetId} head={sheet} />}
      actions={<CommandButton command={command} size="xs" />}
    />
  );
}
