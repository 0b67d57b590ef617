import { Group } from "@mantine/core";
import { useState } from "react";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { client } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ReasonDialog } from "../../components/reason-dialog.tsx";

type SettleButtonsProps = {
  readonly sheetId: string;
  readonly outcome: "PASS" | "REFERRAL";
  readonly escalated: boolean;
  readonly onSettled: (sheet: AssessorSheet) => void;
};

/** The two ways on from a QA decision that differs: revise in its light, or say why not. */
export function SettleButtons({ sheetId, outcome, escalated, onSettled }: SettleButtonsProps) {
  const [asking, setAsking] = useState<"agree" | "escalate">();
  const close = () => setAsking(undefined);
  const agree: Command = {
    id: "sheet.agree-with-quality",
    label: "Agree and revise",
    group: "Mark sheet",
    run: () => setAsking("agree"),
  };
  const escalate: Command = {
    id: "sheet.escalate",
    label: escalated ? "Change the reason" : "Escalate",
    group: "Mark sheet",
    run: () => setAsking("escalate"),
  };
  useCommands([agree, escalate]);
  return (
    <>
      <Group gap="xs" mt="xs">
        <CommandButton command={agree} size="xs" />
        <CommandButton command={escalate} size="xs" variant="default" />
      </Group>
      <ReasonDialog
        opened={asking === "agree"}
        onClose={close}
        onConfirm={async (reason) => onSettled(await client.marking.agree({ sheetId, reason }))}
        title={`Agree with ${outcome} and revise the sheet`}
        description="Say what you now judge otherwise. The sheet goes back to marking, and every signature on it becomes void; they stay on record with this reason and with the marks that they covered."
        confirmLabel="Agree and revise"
      />
      <ReasonDialog
        opened={asking === "escalate"}
        onClose={close}
        onConfirm={async (reason) => onSettled(await client.marking.escalate({ sheetId, reason }))}
        title="Escalate the QA decision"
        description="Say why you judge otherwise. The IQA and centre staff read it; the QA decision stands until it is settled."
        confirmLabel="Escalate"
      />
    </>
  );
}
