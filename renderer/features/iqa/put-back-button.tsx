import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { api, client } from "../../api/client.ts";
import { type Command, useCommands } from "../../commands/index.ts";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import type { SheetDraft } from "../marking/sheet-draft.ts";

type PutBackButtonProps = { readonly sheetId: string; readonly draft: SheetDraft };

/** Lets go of a check that was begun, in the wrong sheet say, and is not committed. */
export function PutBackButton({ sheetId, draft }: PutBackButtonProps) {
  const records = useQueryClient();
  const [, navigate] = useLocation();
  const putBack = useMutation({
    mutationFn: async () => {
      // What is still on its way would start the check once more.
      await draft.settle();
      await client.iqa.putBack({ sheetId });
    },
    onSuccess: () => {
      navigate("/quality");
      void records.invalidateQueries({ queryKey: api.iqa.queue.key() });
    },
  });
  const ask = async () => {
    const sure = await confirmAction({
      title: "Put this check back?",
      body: "What you wrote and tied in the QA column is taken out of it; what you wrote stays in its history, under your name. Any IQA may then start on this sheet, and its assessor may reopen it.",
      confirmLabel: "Put back",
      danger: true,
    });
    if (sure) putBack.mutate();
  };
  const command: Command = {
    id: "sheet.put-back",
    label: "Put back",
    group: "Mark sheet",
    when: () => !putBack.isPending,
    run: () => void ask(),
  };
  useCommands([command]);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={putBack.isPending}
        onClick={command.run}
      >
        {command.label}
      </Button>
      <ErrorNote error={putBack.error} />
    </>
  );
}
