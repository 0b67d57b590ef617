import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { formatBytes } from "../../components/file-size.ts";
import { kindTitles, UnshownReason } from "./script-files.tsx";

type TakenInProps = {
  readonly script: ScriptSummary;
  readonly onAnotherForLearner: () => void;
  readonly onAnother: () => void;
};

/** What was taken in, for a last look, and the ways on. */
export function TakenIn({ script, onAnotherForLearner, onAnother }: TakenInProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="lg" maw={720}>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <IconCircleCheck size={24} aria-hidden />
          <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
            Taken in: {script.assessmentTitle}, attempt {script.attempt}
          </Title>
        </Group>
        <Stack gap={2}>
          <Text size="sm">
            {script.learner.name}, {script.learner.registrationNumber}
          </Text>
          <Text size="sm">
            {script.assessor ? `Assigned to ${script.assessor.name}.` : "No assessor is assigned yet."}
          </Text>
          {!script.authenticityConfirmed && (
            <Text size="sm">The learner's statement that the work is their own is still missing.</Text>
          )}
        </Stack>
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: "none" }} aria-label="Files taken in">
          {script.files.map((file) => (
            <li key={file.id}>
              <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
                {file.name}
              </Text>
              <Text size="xs" c="dimmed" className="tabular">
                {kindTitles[file.kind]}, {formatBytes(file.bytes)}
              </Text>
              <UnshownReason file={file} />
            </li>
          ))}
        </Stack>
        <Group gap="xs">
          <Button onClick={onAnotherForLearner}>Take in another for this learner</Button>
          <Button variant="default" onClick={onAnother}>
            Take in another
          </Button>
          <Button variant="default" component={Link} href="/scripts">
            To the scripts list
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
