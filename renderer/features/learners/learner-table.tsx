import { Text } from "@mantine/core";
import { Link } from "wouter";
import type { Learner } from "../../../shared/contract/learners.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import tableClasses from "../../components/record-table.module.css";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { Deadline } from "./deadline.tsx";
import { nextDeadline } from "./find-learners.ts";

/** Sorts learners without a deadline after all others. */
const noDeadline = "9999-12-31";

export function describeScripts(learner: Learner): string {
  if (learner.scripts.length === 0) return "None yet";
  const checked = learner.scripts.filter((script) => script.state === "qa-signed").length;
  return checked === 0 ? String(learner.scripts.length) : `${learner.scripts.length}, ${checked} quality assured`;
}

const columns: readonly RecordColumn<Learner>[] = [
  {
    id: "name",
    title: "Name",
    namesRow: true,
    sortBy: (learner) => learner.name,
    cell: (learner, control) => (
      <Link href={`/learners/${learner.id}`} className={tableClasses.rowLink} title={learner.name} {...control}>
        {learner.name}
      </Link>
    ),
  },
  {
    id: "number",
    title: "Registration number",
    width: 184,
    sortBy: (learner) => learner.registrationNumber,
    cell: (learner) => learner.registrationNumber,
  },
  {
    id: "registered",
    title: "Registered",
    width: 128,
    sortBy: (learner) => learner.registeredOn,
    cell: (learner) => formatShortDate(learner.registeredOn),
  },
  {
    id: "deadline",
    title: "Complete by",
    width: 256,
    sortBy: (learner) => nextDeadline(learner) ?? noDeadline,
    cell: (learner) => <Deadline completeBy={nextDeadline(learner)} />,
  },
  {
    id: "scripts",
    title: "Scripts",
    width: 168,
    sortBy: (learner) => learner.scripts.length,
    cell: (learner) => (
      <Text span size="sm" {...(learner.scripts.length === 0 ? { c: "dimmed" } : {})}>
        {describeScripts(learner)}
      </Text>
    ),
  },
];

export function LearnerTable({ learners }: { readonly learners: readonly Learner[] }) {
  return (
    <RecordTable
      label="Learners"
      rows={learners}
      columns={columns}
      rowId={(learner) => learner.id}
      sortedBy={{ id: "name", desc: false }}
      minimumWidth={900}
    />
  );
}
