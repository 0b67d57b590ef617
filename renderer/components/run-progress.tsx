import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";

type RunProgressProps = {
  readonly label: string;
  readonly done: number;
  readonly all: number;
  /** What is being worked on, and how much of it there is. */
  readonly words: string;
  readonly onCancel: () => void;
};

/** Long work: how far it is, on what it is, and a way out. */
export function RunProgress({ label, done, all, words, onCancel }: RunProgressProps) {
  const heading = useRef<HTMLParagraphElement>(null);
  // What was pressed to begin is gone by now; Cancel is the next stop, but not the one that a second Enter presses.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500} role="status" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {label}
      </Text>
      <Progress value={all === 0 ? 0 : (done / all) * 100} aria-label={label} />
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed" className="tabular" truncate>
          {words}
        </Text>
        <Button variant="default" size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
