import { formatDate } from "../../../shared/domain/dates.ts";
import type { CohortScriptPlan } from "./cohort-rows.ts";
import type { ScriptResult } from "./run-intake.ts";

export type CohortReport = {
  readonly centre: string;
  readonly person: string;
  readonly qualification: string;
  readonly endedAt: string;
  readonly results: readonly ScriptResult[];
  /** Files that were not sent, and why. */
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  readonly describe: (plan: CohortScriptPlan) => { readonly learner: string; readonly assessment: string };
};

export function countResults(results: readonly ScriptResult[]) {
  const count = (step: ScriptResult["step"]) => results.filter((result) => result.step === step).length;
  return { takenIn: count("taken-in"), refused: count("refused"), notReached: count("not-reached") };
}

/** The report as a text that any program opens, for the centre's own files. */
export function writeReport(report: CohortReport): string {
  const { takenIn, refused, notReached } = countResults(report.results);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", `${title} (${lines.length})`, ...lines];
  const lines = (step: ScriptResult["step"]) =>
    report.results.flatMap((result) => {
      if (result.step !== step) return [];
      const { learner, assessment } = report.describe(result.plan);
      const files = result.plan.files.map(({ path }) => `    ${path}`);
      const attempt = result.step === "taken-in" ? `, attempt ${result.attempt}` : "";
      const reason = result.step === "refused" ? [`    ${result.message}`] : [];
      return [[`- ${learner}: ${assessment}${attempt}`, ...reason, ...files].join("\r\n")];
    });
  return [
    "Taking in a cohort",
    `${report.centre}`,
    `${report.qualification}`,
    `${formatDate(report.endedAt)}, ${report.endedAt.slice(11, 16)} UTC, by ${report.person}`,
    "",
    `Scripts taken in: ${takenIn}`,
    `Scripts refused: ${refused}`,
    `Scripts not reached before it was cancelled: ${notReached}`,
    `Files left out: ${report.leftOut.length}`,
    ...section("Refused", lines("refused")),
    ...section("Not reached", lines("not-reached")),
    ...section(
      "Left out",
      report.leftOut.map(({ path, reason }) => `- ${path}\r\n    ${reason}`),
    ),
    ...section("Taken in", lines("taken-in")),
    "",
  ].join("\r\n");
}
