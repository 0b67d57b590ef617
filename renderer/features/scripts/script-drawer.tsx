import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { formatDate, formatDaysSince, todayAs } from "../../../shared/domain/dates.ts";
import { explainHours, formatMinutes } from "../../../shared/domain/hours.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import { ScriptGiveBack } from "../give-back/script-give-back.tsx";
import { HoursPanel } from "../hours/hours-panel.tsx";
import { useHours } from "../hours/use-hours.ts";
import { PassagesLink } from "../overlaps/passages-link.tsx";
import { AssignAssessor } from "./assign-assessor.tsx";
import { Declarations } from "./declarations.tsx";
import { GiveCheck } from "./give-check.tsx";
import { ScriptFiles } from "./script-files.tsx";
import { StaffAlteredNote } from "./staff-altered-note.tsx";
import { useSignAnew } from "./use-sign-anew.ts";

type ScriptDrawerProps = {
  readonly scripts: readonly ScriptSummary[];
  readonly scriptId: string | undefined;
  readonly onClose: () => void;
};

/** The details of one script. Reads it from the list, so that it always shows what the list shows. */
export function ScriptDrawer({ scripts, scriptId, onClose }: ScriptDrawerProps) {
  const script = scripts.find((entry) => entry.id === scriptId);
  const [hoursOf, setHoursOf] = useState<string>();
  const hours = script !== undefined && hoursOf === script.id;
  return (
    <SideDrawer
      opened={script !== undefined}
      onClose={() => {
        setHoursOf(undefined);
        onClose();
      }}
      width={hours ? 820 : 480}
      title={script ? `${script.assessmentTitle}, attempt ${script.attempt}` : ""}
    >
      {script &&
        (hours ? (
          <ScriptHours scriptId={script.id} onBack={() => setHoursOf(undefined)} />
        ) : (
          <ScriptDetails key={script.id} script={script} onHours={() => setHoursOf(script.id)} />
        ))}
    </SideDrawer>
  );
}

type ScriptDetailsProps = { readonly script: ScriptSummary; readonly onHours: () => void };

function ScriptDetails({ script, onHours }: ScriptDetailsProps) {
  const signAnew = useSignAnew(script);
  const checking = script.state === "in-qa" || script.state === "qa-committed";
  return (
    <Stack gap="lg">
      {signAnew !== null && <StaffAlteredNote script={script} signAnew={signAnew} />}
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
      <HoursPart scriptId={script.id} onOpen={onHours} />
      <Part title="Declarations">
        <Declarations script={script} />
      </Part>
      <Part title="Assessor">
        <AssignAssessor script={script} toSignAnew={signAnew === "assessor"} />
      </Part>
      {(checking || signAnew === "iqa") && (
        <Part title="Quality assurance">
          <GiveCheck script={script} toSignAnew={signAnew === "iqa"} />
        </Part>
      )}
      <Part title="Give back">
        <ScriptGiveBack script={script} />
      </Part>
    </Stack>
  );
}

/** Only where the specification asks for hours, or some are logged. */
function HoursPart({ scriptId, onOpen }: { readonly scriptId: string; readonly onOpen: () => void }) {
  const { data } = useHours(scriptId).log;
  if (!data || (data.section === null && data.entries.length === 0)) return null;
  return (
    <Part title="Coaching and mentoring hours">
      <Text size="sm">{explainHours(data) ?? `${formatMinutes(data.countedMinutes)} recorded.`}</Text>
      <div>
        <Button size="compact-sm" variant="default" onClick={onOpen}>
          Hours log
        </Button>
      </div>
    </Part>
  );
}

function ScriptHours({ scriptId, onBack }: { readonly scriptId: string; readonly onBack: () => void }) {
  const { log } = useHours(scriptId);
  return (
    <Stack gap="md">
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
          autoFocus
        >
          Back to the script
        </Button>
      </div>
      <ErrorNote error={log.error} onRetry={() => log.refetch()} />
      {log.data && <HoursPanel log={log.data} scriptId={scriptId} />}
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
