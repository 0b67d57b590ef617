import { Text } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconCircleOff,
  IconHandClick,
  IconHelpCircle,
} from "@tabler/icons-react";
import { useMemo } from "react";
import type { Learner, QualificationSummary } from "../../../shared/contract/learners.ts";
import { formatBytes } from "../../components/file-size.ts";
import tableClasses from "../../components/record-table.module.css";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { type CohortRow, type Standing, standings, standingTitles } from "./cohort-rows.ts";
import classes from "./cohort-table.module.css";

type CohortTableProps = {
  readonly rows: readonly CohortRow[];
  readonly learners: ReadonlyMap<string, Learner>;
  readonly assessments: QualificationSummary["assessments"];
  readonly onCorrect: (id: string) => void;
};

/** The match table: a line per file, those that need a person first. Enter on a line corrects it. */
export function CohortTable({ rows, learners, assessments, onCorrect }: CohortTableProps) {
  const columns = useMemo(() => columnsFor(learners, assessments, onCorrect), [learners, assessments, onCorrect]);
  return (
    <RecordTable
      label="Files of the cohort"
      rows={rows}
      columns={columns}
      rowId={(row) => row.source.id}
      sortedBy={{ id: "standing", desc: false }}
      minimumWidth={1080}
    />
  );
}

const icons: Readonly<Record<Standing, Icon>> = {
  "no-learner": IconAlertTriangle,
  unsure: IconHelpCircle,
  "no-assessment": IconAlertTriangle,
  ready: IconCheck,
  "by-hand": IconHandClick,
  "left-out": IconCircleOff,
};

function columnsFor(
  learners: ReadonlyMap<string, Learner>,
  assessments: QualificationSummary["assessments"],
  onCorrect: (id: string) => void,
): readonly RecordColumn<CohortRow>[] {
  const titleOf = (id: string | null) => assessments.find((assessment) => assessment.id === id)?.title;
  const learnerOf = (row: CohortRow) => (row.learnerId === null ? undefined : learners.get(row.learnerId));
  return [
    {
      id: "standing",
      title: "Match",
      width: 144,
      sortBy: ({ standing }) => standings.indexOf(standing),
      cell: ({ standing }) => <StandingMark standing={standing} />,
    },
    {
      id: "file",
      title: "File",
      namesRow: true,
      sortBy: ({ source }) => source.path,
      cell: ({ source }, control) => (
        <button
          type="button"
          className={tableClasses.rowLink}
          title={source.path}
          aria-haspopup="dialog"
          onClick={() => onCorrect(source.id)}
          {...control}
        >
          {source.path}
        </button>
      ),
    },
    {
      id: "size",
      title: "Size",
      width: 88,
      align: "end",
      sortBy: ({ source }) => source.bytes,
      cell: ({ source }) => formatBytes(source.bytes),
    },
    {
      id: "learner",
      title: "Learner",
      width: 200,
      sortBy: (row) => learnerOf(row)?.name ?? "",
      cell: (row) => <Name name={learnerOf(row)?.name} absent="None" />,
    },
    {
      id: "why",
      title: "Why",
      cell: (row) => <span title={whyOf(row)}>{whyOf(row)}</span>,
    },
    {
      id: "assessment",
      title: "Assessment",
      width: 184,
      sortBy: (row) => titleOf(row.assessmentId) ?? "",
      cell: (row) => <Name name={titleOf(row.assessmentId)} absent="Not known" />,
    },
    {
      id: "attempt",
      title: "Attempt",
      width: 84,
      align: "end",
      sortBy: ({ match }) => match.attempt ?? 0,
      cell: ({ match }) => match.attempt ?? "",
    },
  ];
}

function StandingMark({ standing }: { readonly standing: Standing }) {
  const Shape = icons[standing];
  return (
    <span className={classes.standing} data-standing={standing}>
      <Shape size={15} aria-hidden />
      {standingTitles[standing]}
    </span>
  );
}

function Name({ name, absent }: { readonly name: string | undefined; readonly absent: string }) {
  return name === undefined ? (
    <Text span inherit c="dimmed">
      {absent}
    </Text>
  ) : (
    <span title={name}>{name}</span>
  );
}

/** What to know about the file itself comes before how it was matched. */
export function whyOf({ match, standing, attemptDoubt, unknownUnit }: CohortRow): string {
  if (match.problem !== null) return match.problem;
  if (standing === "no-assessment" && unknownUnit !== undefined)
    return `${match.reason} Say once which assessment ${unknownUnit} is: every file with that code follows.`;
  if (attemptDoubt !== undefined) return attemptDoubt;
  return standing === "by-hand" ? "Matched by hand." : match.reason;
}
