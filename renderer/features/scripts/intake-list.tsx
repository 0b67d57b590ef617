import { ActionIcon, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconCheck, IconClock, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { formatBytes } from "../../components/file-size.ts";
import type { IntakeFile, IntakeFiles } from "./intake-files.ts";
import classes from "./intake-list.module.css";

type IntakeListProps = { readonly intake: IntakeFiles; readonly files: readonly IntakeFile[] };

export function IntakeList({ intake, files }: IntakeListProps) {
  const list = useRef<HTMLOListElement>(null);
  if (files.length === 0) return null;

  // A button that moves along with its file, or goes with it, must not take the focus with it.
  const moveBy = (key: string, places: number) => {
    const pressed = document.activeElement;
    flushSync(() => intake.move(key, places));
    if (pressed instanceof HTMLElement) pressed.focus();
  };
  const removeAt = (index: number, key: string) => {
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>("[data-remove]");
    (buttons?.[index + 1] ?? buttons?.[index - 1])?.focus();
    intake.remove(key);
  };
  return (
    <ol ref={list} className={classes.list} aria-label="Files of this script, in reading order">
      {files.map((entry, index) => (
        <li key={entry.key} className={classes.file} data-refused={entry.state.step === "refused" || undefined}>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Stack gap={2} flex={1} miw={0}>
              <Text size="sm" fw={500} className={classes.name}>
                {entry.file.name}
              </Text>
              <FileState entry={entry} onRetry={() => intake.retry(entry.key)} />
            </Stack>
            <Group gap={4} wrap="nowrap">
              {files.length > 1 && (
                <>
                  <MoveButton
                    name={entry.file.name}
                    way="up"
                    atEnd={index === 0}
                    onMove={() => moveBy(entry.key, -1)}
                  />
                  <MoveButton
                    name={entry.file.name}
                    way="down"
                    atEnd={index === files.length - 1}
                    onMove={() => moveBy(entry.key, 1)}
                  />
                </>
              )}
              <ActionIcon
                variant="subtle"
                data-remove
                aria-label={`${entry.state.step === "sending" ? "Cancel" : "Remove"} ${entry.file.name}`}
                onClick={() => removeAt(index, entry.key)}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        </li>
      ))}
    </ol>
  );
}

type MoveButtonProps = {
  readonly name: string;
  readonly way: "up" | "down";
  readonly atEnd: boolean;
  readonly onMove: () => void;
};

/** Stays focusable at the end of its way, so that pressing it repeatedly never drops the focus. */
function MoveButton({ name, way, atEnd, onMove }: MoveButtonProps) {
  const Icon = way === "up" ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon
      variant="subtle"
      aria-label={`Move ${name} ${way}`}
      aria-disabled={atEnd}
      {...(atEnd ? { "data-disabled": true } : {})}
      onClick={onMove}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}

function FileState({ entry, onRetry }: { readonly entry: IntakeFile; readonly onRetry: () => void }) {
  const size = formatBytes(entry.file.size);
  switch (entry.state.step) {
    case "waiting":
      return <StateLine icon={<IconClock size={14} aria-hidden />}>{size}, waiting for the file before it</StateLine>;
    case "sending": {
      const share = entry.file.size === 0 ? 0 : (entry.state.sentBytes / entry.file.size) * 100;
      return (
        <>
          <Progress value={share} size="sm" aria-label={`Copying ${entry.file.name}`} />
          <StateLine>
            {formatBytes(entry.state.sentBytes)} of {size}
          </StateLine>
        </>
      );
    }
    case "sent":
      return <StateLine icon={<IconCheck size={14} aria-hidden />}>{size}, ready</StateLine>;
    case "refused":
      return (
        <div role="alert">
          <StateLine>{size}</StateLine>
          <Group gap={6} wrap="nowrap" align="flex-start" className={classes.refusal}>
            <IconAlertTriangle size={16} aria-hidden className={classes.sign} />
            <Text size="sm">{entry.state.message}</Text>
          </Group>
          {entry.state.canRetry && (
            <Button size="compact-sm" variant="default" onClick={onRetry} mt={4}>
              Try again
            </Button>
          )}
        </div>
      );
    default:
      return assertNever(entry.state);
  }
}

function StateLine({ icon, children }: { readonly icon?: React.ReactNode; readonly children: React.ReactNode }) {
  return (
    <Group gap={4} wrap="nowrap">
      {icon}
      <Text size="xs" c="dimmed" className="tabular">
        {children}
      </Text>
    </Group>
  );
}
