import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { formatDate, formatDaysSince, todayAs } from "../../../shared/domain/dates.ts";
import { StateBadge } from "../../components/state-badge.tsx";
import { ScriptGiveBack } from "../give-back/script-give-back.tsx";
import { SideDrawer } from "../learners/side-drawer.tsx";
import { PassagesLink } from "../overlaps/passages-link.tsx";
import { AssignAssessor } from "./assign-assessor.tsx";
import { Declarations } from "./declarations.tsx";
import { ScriptFiles } from "./script-files.tsx";

type ScriptDrawerProps = {
  readonly scripts: readonly ScriptSummary[];
  readonly scriptId: string | undefined;
  readonly onClose: () => void;
};

/** The details of one script. Reads it from the list, so that it always shows what the list shows. */
export function ScriptDrawer({ scripts, scriptId, onClose }: ScriptDrawerProps) {
  const script = scripts.find((entry) => entry.id === scriptId);
  return (
    <SideDrawer
      opened={script !== undefined}
      onClose={onClose}
      width={480}
      title={script ? `${script.assessmentTitle}, attempt ${script.attempt}` : ""}
    >
      {script && <ScriptDetails key={script.id} script={script} />}
    </SideDrawer>
  );
}

function ScriptDetails({ script }: { readonly script: ScriptSummary }) {
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Group gap="xs" justify="space-between">
          <Anchor component={Link} href={`/learners/${script.learner.id}`} fw={500}>
            {script.learner.name}
          </Anchor>
          <StateBadge state={script.state} />
        </Group>
        <Text size="sm">Registration number {script.learner.registrationNumber}</Text>
        <Text size="sm">{script.qualificationTitle}</Text>
        <Text size="sm">
          Received {formatDate(script.receivedOn)}, {formatDaysSince(script.receivedOn, todayAs(new Date()))}
        </Text>
        <Text size="sm">IQA: {script.iqa?.name ?? "none yet"}</Text>
      </Stack>
      <Part title="Files">
        <ScriptFiles files={script.files} />
        <Group gap="md">
          <Anchor component={Link} href={`/read/${script.id}`} size="sm">
            Read the script
          </Anchor>
          <PassagesLink scriptId={script.id} />
        </Group>
      </Part>
      <Part title="Declarations">
        <Declarations script={script} />
      </Part>
      <Part title="Assessor">
        <AssignAssessor script={script} />
      </Part>
      <Part title="Give back">
        <ScriptGiveBack script={script} />
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <Stack gap="xs" component="section" aria-labelledby={heading}>
      <Title order={3} size="h5" id={heading}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}
