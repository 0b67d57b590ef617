import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { GiveBackItem, GiveBackProgress } from "../../../shared/contract/give-back.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { formatBytes } from "../../components/file-size.ts";
import { LeftOutList } from "./left-out-list.tsx";

export type ReadyGiveBack = Extract<GiveBackProgress, { step: "ready" }>;

type SavedGiveBackProps = {
  readonly ready: ReadyGiveBack;
  readonly items: readonly GiveBackItem[];
  readonly onAgain: () => void;
};

export function SavedGiveBack({ ready, items, onAgain }: SavedGiveBackProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { files, leftOut } = ready;
  return (
    <Paper withBorder p="lg" maw={720}>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={24} aria-hidden />
          <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
            {countOf(files, "PDF is made", "PDFs are made")}
          </Title>
        </Group>
        <Stack gap={4}>
          <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
            {ready.fileName}
          </Text>
          <Text size="sm" className="tabular">
            {formatBytes(ready.bytes)}
          </Text>
        </Stack>
        <Text size="sm">
          The program hands one ZIP over to be saved, with a file for each learner. It is not encrypted: keep it where
          only the centre can read it, and send each learner their own file alone.
        </Text>
        {leftOut.length > 0 && (
          <LeftOutList leftOut={leftOut} items={items} bothKinds={new Set(leftOut.map(({ kind }) => kind)).size > 1} />
        )}
        <Group>
          <Button variant="default" onClick={onAgain}>
            Give back more
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
