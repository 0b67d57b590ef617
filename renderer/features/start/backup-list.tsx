import { Button, Text } from "@mantine/core";
import type { StartProblem } from "../../../shared/contract/system.ts";
import { formatDate, formatDaysSince } from "../../../shared/domain/dates.ts";
import { client } from "../../api/client.ts";
import { refreshStatus } from "../../api/session.tsx";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import classes from "./backup-list.module.css";

type Backup = StartProblem["backups"][number];

/** Backups to restore from, the latest first. */
export function BackupList({ backups }: { readonly backups: readonly Backup[] }) {
  const { submit, busy, error } = useSubmit(async (name: string) => {
    await client.system.restoreBackup({ name });
    await refreshStatus();
  });
  const latestFirst = [...backups].sort((one, other) => other.takenAt.localeCompare(one.takenAt));

  const restore = async (backup: Backup) => {
    const confirmed = await confirmAction({
      title: "Restore this backup?",
      body: `The centre goes back to how it was on ${formatDate(backup.takenAt)} at ${timeOf(backup.takenAt)}. What was saved after that is not in it. The present database is kept, not deleted.`,
      confirmLabel: "Restore",
      danger: true,
    });
    if (confirmed) await submit(backup.name);
  };

  return (
    <>
      <ul className={classes.list}>
        {latestFirst.map((backup) => (
          <li key={backup.name} className={classes.backup}>
            <div>
              <Text size="sm">
                {formatDate(backup.takenAt)}, {timeOf(backup.takenAt)}
              </Text>
              <Text size="xs" c="dimmed">
                {formatDaysSince(backup.takenAt, new Date().toISOString())}, {sizeOf(backup.bytes)}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              loading={busy}
              onClick={() => restore(backup)}
              aria-label={`Restore the backup of ${formatDate(backup.takenAt)}, ${timeOf(backup.takenAt)}`}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNote error={error} />
    </>
  );
}

function timeOf(instant: string): string {
  return new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
