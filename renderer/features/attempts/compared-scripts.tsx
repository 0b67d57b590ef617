import { Alert, Group, Switch, Text } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { Run } from "../../components/word-runs.tsx";
import { type ComparedRow, compareInRows, groupRows } from "./compared-rows.ts";
import classes from "./compared-scripts.module.css";
import { readScriptText, type ScriptText } from "./script-text.ts";

type ComparedScriptsProps = { readonly before: ScriptSummary; readonly after: ScriptSummary };

/** Two scripts side by side, paragraph beside paragraph, with the words that went and came. */
export function ComparedScripts({ before, after }: ComparedScriptsProps) {
  const texts = useQuery({
    // A script's files never change once it is taken in.
    queryKey: ["script-texts", before.id, after.id],
    queryFn: () => Promise.all([readScriptText(before), readScriptText(after)]),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (texts.isPending) return <LoadingArea label="Reading both scripts" />;
  if (texts.isError) return <ErrorNote error={texts.error} onRetry={() => void texts.refetch()} />;
  const [old, now] = texts.data;
  return (
    <>
      <LeftOut attempt={before.attempt} text={old} />
      <LeftOut attempt={after.attempt} text={now} />
      <Comparison before={old.text} after={now.text} attempts={[before.attempt, after.attempt]} />
    </>
  );
}

function LeftOut({ attempt, text }: { readonly attempt: number; readonly text: ScriptText }) {
  if (text.leftOut.length === 0) return null;
  return (
    <Alert variant="light" color="gray" p="xs" mb="xs" icon={<IconFileOff size={18} aria-hidden />}>
      Not compared, attempt {attempt}: {text.leftOut.map(({ name, reason }) => `${name} (${reason})`).join("; ")}.
    </Alert>
  );
}

type ComparisonProps = {
  readonly before: string;
  readonly after: string;
  readonly attempts: readonly [number, number];
};

function Comparison({ before, after, attempts }: ComparisonProps) {
  const [whole, setWhole] = useState(false);
  const groups = useMemo(() => groupRows(compareInRows(before, after)), [before, after]);
  const changed = groups.filter((group) => group.changed).length;
  return (
    <>
      <Group justify="space-between" gap="xs" mb="xs">
        <Text size="sm" role="status">
          {changed === 0 ? "Both say the same." : countOf(changed, "place differs.", "places differ.")}
        </Text>
        <Switch
          label="Show what is the same too"
          checked={whole}
          onChange={(event) => setWhole(event.currentTarget.checked)}
        />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it. */}
      <section className={classes.scroll} tabIndex={0} aria-label="The two scripts side by side">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Attempt {attempts[0]}</th>
              <th scope="col">Attempt {attempts[1]}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group, index) =>
              group.changed || whole ? (
                group.rows.map((row, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
                  <Row key={`${index} ${place}`} row={row} />
                ))
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
                <tr key={index}>
                  <td colSpan={2} className={classes.folded}>
                    {group.rows.length === 1
                      ? "1 paragraph is the same"
                      : `${group.rows.length} paragraphs are the same`}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Row({ row }: { readonly row: ComparedRow }) {
  return (
    <tr data-changed={row.changed || undefined}>
      {[row.before, row.after].map((runs, side) => (
        <td key={side === 0 ? "before" : "after"}>
          {runs.map((run, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one comparison never move
            <Run key={index} run={run} />
          ))}
        </td>
      ))}
    </tr>
  );
}
