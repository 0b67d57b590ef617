import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";
import { useHours } from "../hours/use-hours.ts";
import { describeCovered } from "./covered-words.ts";
import type { Column } from "./sheet-context.tsx";
import classes from "./sign-summary.module.css";

/** What else a signature covers, a line each, with what is wanting marked. */
export function CoveredFacts({ head, column }: { readonly head: SheetHead; readonly column: Column }) {
  const desk = useEvidenceDesk();
  const { log } = useHours(head.script.id);
  const columns = desk?.columns.filter(({ side }) => column === "QA" || side === "assr") ?? [];
  if (log.isError) return <ErrorNote error={log.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return null;
  return (
    <dl className={classes.covered} aria-label="Also covered by the signature">
      {describeCovered(head, columns, log.data).map(({ term, words, wanting }) => (
        <div key={term} className={classes.fact}>
          <Text component="dt" size="sm" c="dimmed">
            {term}
          </Text>
          <Text component="dd" size="sm" data-wanting={wanting || undefined}>
            {wanting && <IconAlertTriangle size={14} aria-hidden className={classes.shape} />} {words}
          </Text>
        </div>
      ))}
    </dl>
  );
}
