import { Link } from "wouter";
import type { ScriptSummary } from "../../shared/contract/scripts.ts";
import tableClasses from "./record-table.module.css";
import type { RecordColumn } from "./record-table.tsx";

/** What every list of sheets begins with. The learner takes the room that the others leave. */

/** The learner, as the way to the sheet. */
export function learnerColumn(hrefOf: (script: ScriptSummary) => string): RecordColumn<ScriptSummary> {
  return {
    id: "learner",
    title: "Learner",
    namesRow: true,
    sortBy: (script) => script.learner.name,
    cell: (script, control) => (
      <Link href={hrefOf(script)} className={tableClasses.rowLink} title={script.learner.name} {...control}>
        {script.learner.name}
      </Link>
    ),
  };
}

export const numberColumn: RecordColumn<ScriptSummary> = {
  id: "number",
  title: "Number",
  width: 100,
  sortBy: (script) => script.learner.registrationNumber,
  cell: (script) => <span title={script.learner.registrationNumber}>{script.learner.registrationNumber}</span>,
};

/** @param width in pixels; a qualification has few assessments, so their beginnings tell them apart. */
export function assessmentColumn(width: number): RecordColumn<ScriptSummary> {
  return {
    id: "assessment",
    title: "Assessment",
    width,
    sortBy: (script) => script.assessmentTitle,
    cell: (script) => <span title={script.assessmentTitle}>{script.assessmentTitle}</span>,
  };
}

export const attemptColumn: RecordColumn<ScriptSummary> = {
  id: "attempt",
  title: "Attempt",
  width: 84,
  sortBy: (script) => script.attempt,
  cell: (script) => script.attempt,
};

/** The assessor, under the name that a list has for them. */
export function assessorColumn(id: string, title: string): RecordColumn<ScriptSummary> {
  return {
    id,
    title,
    width: 156,
    sortBy: (script) => script.assessor?.name ?? "",
    cell: (script) => <span title={script.assessor?.name}>{script.assessor?.name}</span>,
  };
}
