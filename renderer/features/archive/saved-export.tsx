import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { formatBytes } from "../../components/file-size.ts";
import type { ReadyExport } from "./use-export.ts";

type SavedExportProps = {
  readonly title: string;
  readonly ready: ReadyExport;
  /** Under the file's name and size. */
  readonly sum?: ReactNode;
  /** How to treat the file, and whatever else is to be said of it. */
  readonly children: ReactNode;
  readonly againLabel: string;
  readonly onAgain: () => void;
};

/** An export that is made and handed over: its name and size, what to mind, and the way to the next. */
export function SavedExport({ title, ready, sum, children, againLabel, onAgain }: SavedExportProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="lg" maw={720}>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={24} aria-hidden />
          <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
            {title}
          </Title>
        </Group>
        <Stack gap={4}>
          <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
            {ready.fileName}
          </Text>
          <Text size="sm" className="tabular">
            {formatBytes(ready.bytes)}
          </Text>
          {sum}
        </Stack>
        {children}
        <Group>
          <Button variant="default" onClick={onAgain}>
            {againLabel}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
