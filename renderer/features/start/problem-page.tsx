import { Alert, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { StartProblem } from "../../../shared/contract/system.ts";
import { useStatus } from "../../api/session.tsx";
import { BackupList } from "./backup-list.tsx";
import { StartHeading } from "./start-heading.tsx";
import { StartLayout } from "./start-layout.tsx";

const titles: Readonly<Record<StartProblem["code"], string>> = {
  FOLDER_NOT_WRITABLE: "The data folder can't be written to",
  FOLDER_IN_USE: "The data folder is in use",
  DATABASE_EMPTY: "The database file is empty",
  DATABASE_DAMAGED: "The database is damaged",
  DATABASE_NEWER: "The data folder is newer than this program",
  DISK_FULL: "The disk is full",
  INTERNAL: "The data folder could not be opened",
};

/** Problems that a backup answers. */
const restorable: ReadonlySet<StartProblem["code"]> = new Set(["DATABASE_EMPTY", "DATABASE_DAMAGED"]);

/** Why the centre can't be opened, and the way out. Nothing is ever repaired, deleted or overwritten from here unasked. */
export function ProblemPage({ problem }: { readonly problem: StartProblem }) {
  const { dataFolder, version } = useStatus();
  return (
    <StartLayout>
      <StartHeading title={titles[problem.code]} />
      <Alert role="note" color="yellow" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
        <Text size="sm">{problem.message}</Text>
      </Alert>
      {problem.backups.length === 0 && (
        <Text size="sm">
          {restorable.has(problem.code)
            ? "No backup was found in the data folder. If the folder is copied elsewhere, bring that copy back, then start the program again. Nothing here is changed or deleted."
            : "When that is done, close the program and start it again."}
        </Text>
      )}
      {problem.backups.length > 0 && (
        <section aria-labelledby="backups">
          <Title order={2} size="h4" id="backups" mb={4}>
            Backups
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            A backup is checked before it takes the place of the present database, which is kept beside it.
          </Text>
          <BackupList backups={problem.backups} />
        </section>
      )}
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        Data folder: {dataFolder}
        <br />
        Program version {version}
      </Text>
    </StartLayout>
  );
}
