import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { countOf } from "../../../shared/domain/words.ts";
import { saveBlob } from "../../api/files.ts";
import { usePerson, useStatus } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { Figures } from "../../components/figures.tsx";
import { takeInPath, takeInState } from "../scripts/take-in-route.ts";
import { type CohortReport, countResults, writeReport } from "./cohort-report.ts";
import { type CohortScriptPlan, needsSomebody, standingTitles } from "./cohort-rows.ts";
import { whyOf } from "./cohort-table.tsx";
import type { Cohort } from "./use-cohort.ts";
import type { IntakeRun } from "./use-intake-run.ts";

type CohortReportViewProps = { readonly cohort: Cohort; readonly run: Extract<IntakeRun, { step: "ended" }> };

/** What came in, what didn't and why, to be kept as a text; and another try for what was refused only as a question. */
export function CohortReportView({ cohort, run }: CohortReportViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const report = useReport(cohort, run);
  const { takenIn, refused, notReached } = countResults(run.results);
  useEffect(() => heading.current?.focus(), []);

  const again = (acceptSameScript: boolean, plans: readonly CohortScriptPlan[]) =>
    cohort.takeIn(plans, acceptSameScript, run.results);
  const same = run.results.flatMap((result) =>
    result.step === "refused" && result.code === "SAME_SCRIPT" ? [result.plan] : [],
  );
  const rest = run.results.flatMap((result) => (result.step === "not-reached" ? [result.plan] : []));
  return (
    <Paper withBorder p="lg">
      <Stack gap="md">
        <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
          {countOf(takenIn, "script is taken in", "scripts are taken in")}
        </Title>
        <ErrorNote error={run.error} />
        <Figures
          label="What happened"
          figures={[
            ["Taken in", takenIn],
            ["Refused", refused],
            ["Not reached", notReached],
            ["Files left out", report.leftOut.length],
          ]}
        />
        <Group gap="xs">
          <Button onClick={() => saveReport(report)}>Save the report</Button>
          {same.length > 0 && (
            <Button variant="default" onClick={() => again(true, same)}>
              Take in all the same: {same.length} with the same file
            </Button>
          )}
          {rest.length > 0 && (
            <Button variant="default" onClick={() => again(false, rest)}>
              Go on with the {rest.length} not reached
            </Button>
          )}
          {(cohort.open.length > 0 || refused > 0) && (
            <Button variant="default" onClick={cohort.matchTheRest}>
              Back to the files that are left
            </Button>
          )}
          <Button variant="default" onClick={cohort.clear}>
            Take in another cohort
          </Button>
          <Button variant="subtle" component={Link} href="/scripts">
            To the scripts list
          </Button>
        </Group>
        <NotTakenIn report={report} />
      </Stack>
    </Paper>
  );
}

function NotTakenIn({ report }: { readonly report: CohortReport }) {
  const [, navigate] = useLocation();
  const lines = [
    ...report.results.flatMap((result) => {
      if (result.step === "taken-in") return [];
      const { learner, assessment } = report.describe(result.plan);
      const reason = result.step === "refused" ? result.message : "Not reached before it was cancelled.";
      const alone = result.step === "refused" && result.code === "LIMIT_REASON_MISSING" ? result.plan : undefined;
      return [{ key: `${learner} ${assessment}`, what: `${learner}: ${assessment}`, reason, alone }];
    }),
    // Two files that were left out may have one path.
    ...report.leftOut.map(({ path, reason }, index) => ({
      key: `${index} ${path}`,
      what: path,
      reason,
      alone: undefined,
    })),
  ];
  const takeInAlone = ({ learnerId, assessmentId }: CohortScriptPlan) =>
    navigate(takeInPath, {
      state: takeInState(learnerId, { assessmentId, qualificationTitle: report.qualification }),
    });
  if (lines.length === 0) return <Text size="sm">Every file of the cohort was taken in.</Text>;
  return (
    <Table.ScrollContainer minWidth={560} mah={360}>
      <Table aria-label="Not taken in" fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="45%">Script or file</Table.Th>
            <Table.Th>Why it was not taken in</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ key, what, reason, alone }) => (
            <Table.Tr key={key}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>{what}</Table.Td>
              <Table.Td>
                {reason}{" "}
                {alone && (
                  <Anchor
                    component="button"
                    type="button"
                    inherit
                    onClick={() => takeInAlone(alone)}
                    aria-label={`Take in by itself: ${what}`}
                  >
                    Take in by itself
                  </Anchor>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useReport(cohort: Cohort, run: CohortReportViewProps["run"]): CohortReport {
  const { centre } = useStatus();
  const person = usePerson();
  const { qualification, learners, rows, files } = cohort;
  return {
    centre: centre ? `${centre.number} ${centre.name}` : "",
    person: person.name,
    qualification: qualification?.title ?? "",
    endedAt: run.at,
    results: run.results,
    leftOut: [
      ...rows
        .filter((row) => needsSomebody(row) || row.standing === "left-out")
        .map((row) => ({ path: row.source.path, reason: `${standingTitles[row.standing]}. ${whyOf(row)}` })),
      ...files.left,
    ],
    describe: ({ learnerId, assessmentId }) => {
      const learner = learners.get(learnerId);
      const assessment = qualification?.assessments.find(({ id }) => id === assessmentId);
      return {
        learner: learner ? `${learner.name}, ${learner.registrationNumber}` : "A learner who is no longer registered",
        assessment: assessment?.title ?? assessmentId,
      };
    },
  };
}

function saveReport(report: CohortReport): void {
  const text = new Blob([writeReport(report)], { type: "text/plain;charset=utf-8" });
  saveBlob(text, `cohort-${report.endedAt.slice(0, 16).replace(/[:T]/g, "-")}.txt`);
}
