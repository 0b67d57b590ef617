import { Group, Modal, SegmentedControl, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EarlierAttempt } from "../../../shared/contract/marking.ts";
import type { AssessorSheet } from "../../../shared/contract/sheet.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { ComparedScripts } from "./compared-scripts.tsx";
import { EarlierFeedback } from "./earlier-feedback.tsx";

type AttemptsDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly sheet: AssessorSheet;
};

/** A resubmission beside what it answers: the two scripts word by word, and the earlier marks with the feedback. */
export function AttemptsDialog({ opened, onClose, sheet }: AttemptsDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`${sheet.script.learner.name}, attempt ${sheet.script.attempt} beside an earlier one`}
      size="min(1400px, 96vw)"
    >
      <Attempts sheet={sheet} />
    </Modal>
  );
}

function Attempts({ sheet }: { readonly sheet: AssessorSheet }) {
  const { sheetId } = sheet.script;
  const earlier = useQuery(api.marking.earlierAttempts.queryOptions({ input: { sheetId } }));
  const [chosen, setChosen] = useState<string>();
  if (earlier.isPending) return <LoadingArea label="Reading the earlier attempts" />;
  if (earlier.isError) return <ErrorNote error={earlier.error} onRetry={() => void earlier.refetch()} />;
  const shown = earlier.data.find(({ script }) => script.id === chosen) ?? earlier.data[0];
  if (!shown) return <Text size="sm">No earlier attempt carries a decision.</Text>;
  return (
    <>
      <Group gap="sm" mb="sm">
        {earlier.data.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Earlier attempt"
            value={shown.script.id}
            onChange={setChosen}
            data={earlier.data.map(({ script }) => ({ value: script.id, label: `Attempt ${script.attempt}` }))}
          />
        )}
        <OutcomeBadge outcome={shown.outcome} />
        <Text size="sm">{decidedInWords(shown)}</Text>
      </Group>
      <Tabs defaultValue="scripts" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="scripts">The two scripts</Tabs.Tab>
          <Tabs.Tab value="feedback">Marks and feedback</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="scripts">
          <ComparedScripts key={shown.script.id} before={shown.script} after={sheet.script} />
        </Tabs.Panel>
        <Tabs.Panel value="feedback">
          <EarlierFeedback earlier={shown} specification={sheet.specification} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function decidedInWords({ script, column, decidedAt, referredSections }: EarlierAttempt): string {
  const whose = column === "qa" ? "by quality assurance" : `by ${script.assessor?.name ?? "the assessor"}`;
  const when = decidedAt === null ? "" : ` on ${formatDate(decidedAt)}`;
  const sections = referredSections.map(({ title }) => title).join("; ");
  return `Attempt ${script.attempt}, decided ${whose}${when}.${sections === "" ? "" : ` Referred: ${sections}.`}`;
}
