import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ScriptSummary } from "../../shared/contract/scripts.ts";
import tableClasses from "./record-table.module.css";
import type { RecordColumn } from "./record-table.tsx";

type OfAssessment = Pick<ScriptSummary, "assessmentTitle" | "qualificationTitle">;

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

/** Whether the lines of a list have to say of which qualification they are. */
export function holdsSeveralQualifications(scripts: readonly OfAssessment[]): boolean {
  return new Set(scripts.map(({ qualificationTitle }) => qualificationTitle)).size > 1;
}

/**
 * @param several whether the qualification stands below, in a list of several.
 * @param width in pixels; a qualification has few assessments, so their beginnings tell them apart.
 */
export function assessmentColumn<Row>(
  scriptOf: (row: Row) => OfAssessment,
  several: boolean,
  width?: number,
): RecordColumn<Row> {
  return {
    id: "assessment",
    title: "Assessment",
    ...(width === undefined ? {} : { width }),
    sortBy: (row) => `${scriptOf(row).assessmentTitle} ${scriptOf(row).qualificationTitle}`,
    cell: (row) => {
      const { assessmentTitle, qualificationTitle } = scriptOf(row);
      if (!several) return <span title={assessmentTitle}>{assessmentTitle}</span>;
      return (
        <span className={tableClasses.twoLines} title={`${assessmentTitle}, ${qualificationTitle}`}>
          <span>{assessmentTitle}</span>
          <span>{qualificationTitle}</span>
        </span>
      );
    },
  };
}

/** Beside a name that gives way to it: it is the number that tells two learners apart. */
export function NameAndNumber({ children, number }: { readonly children: ReactNode; readonly number: string }) {
  return (
    <span className={tableClasses.nameAndNumber}>
      {children}
      <span>{number}</span>
    </span>
  );
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
