import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo } from "react";
import { Link, useLocation } from "wouter";
import type { Resubmission } from "../../../shared/contract/marking.ts";
import { daysBetween, formatDaysSince, formatShortDate, todayAs } from "../../../shared/domain/dates.ts";
import { isOverdue } from "../../../shared/domain/due-date.ts";
import { countOf } from "../../../shared/domain/words.ts";
import tableClasses from "../../components/record-table.module.css";
import { type RecordColumn, RecordTable } from "../../components/record-table.tsx";
import { assessmentColumn, holdsSeveralQualifications, NameAndNumber } from "../../components/script-columns.tsx";
import { takeInPath, takeInState } from "../scripts/take-in-route.ts";
import classes from "./referrals.module.css";

type ReferralTableProps = { readonly referrals: readonly Resubmission[]; readonly staff: boolean };

export function ReferralTable({ referrals, staff }: ReferralTableProps) {
  const [, navigate] = useLocation();
  const limited = referrals.some((referral) => referral.resubmitBy !== null);
  const several = holdsSeveralQualifications(referrals.map(({ script }) => script));
  const columns = useMemo(() => {
    const takeIn = ({ script }: Resubmission) =>
      navigate(takeInPath, {
        state: takeInState(script.learner.id, {
          assessmentId: script.assessmentId,
          qualificationTitle: script.qualificationTitle,
        }),
      });
    return [
      learnerColumn(staff),
      assessmentColumn(({ script }: Resubmission) => script, several, 184),
      ...sharedColumns,
      ...(limited ? [lastDayColumn] : []),
      ...(staff ? [takeInColumn(takeIn)] : []),
    ];
  }, [staff, limited, several, navigate]);
  return (
    <div className={classes.table}>
      <RecordTable
        label="Referrals"
        rows={referrals}
        columns={columns}
        rowId={({ script }) => script.id}
        sortedBy={{ id: "referred", desc: false }}
        minimumWidth={1080}
      />
    </div>
  );
}

/** Staff go to the learner, an assessor to the sheet that they signed. */
function learnerColumn(staff: boolean): RecordColumn<Resubmission> {
  return {
    id: "learner",
    title: "Learner",
    namesRow: true,
    sortBy: ({ script }) => script.learner.name,
    cell: ({ script }, control) => (
      <NameAndNumber number={script.learner.registrationNumber}>
        <Link
          href={staff ? `/learners/${script.learner.id}` : `/mark/${script.sheetId}`}
          className={tableClasses.rowLink}
          title={script.learner.name}
          {...control}
        >
          {script.learner.name}
        </Link>
      </NameAndNumber>
    ),
  };
}

const sharedColumns: readonly RecordColumn<Resubmission>[] = [
  {
    id: "sections",
    title: "Referred",
    cell: (referral) => <span title={describeReferred(referral)}>{describeReferred(referral)}</span>,
  },
  {
    id: "attempts",
    title: "Attempts",
    width: 96,
    sortBy: ({ attemptsUsed }) => attemptsUsed,
    cell: (referral) => <AttemptsUsed referral={referral} />,
  },
  {
    id: "referred",
    title: "Since",
    width: 192,
    sortBy: ({ decidedAt }) => decidedAt ?? "",
    cell: ({ decidedAt }) =>
      decidedAt !== null && (
        <>
          {formatShortDate(decidedAt)} <span className={classes.quiet}>{formatDaysSince(decidedAt, today())}</span>
        </>
      ),
  },
];

const lastDayColumn: RecordColumn<Resubmission> = {
  id: "last-day",
  title: "Hand in by",
  width: 176,
  sortBy: ({ resubmitBy }) => resubmitBy ?? "9999",
  cell: ({ resubmitBy }) =>
    resubmitBy !== null && (
      <span className={classes.limit} data-over={isOverdue(resubmitBy, today()) || undefined}>
        {isOverdue(resubmitBy, today()) && <IconAlertTriangle size={14} aria-hidden />}
        {formatShortDate(resubmitBy)}
        {isOverdue(resubmitBy, today()) ? `, ${countOf(daysBetween(resubmitBy, today()), "day", "days")} over` : ""}
      </span>
    ),
};

function takeInColumn(takeIn: (referral: Resubmission) => void): RecordColumn<Resubmission> {
  return {
    id: "take-in",
    title: "Next attempt",
    width: 200,
    cell: (referral) => (
      <Button
        className={classes.action}
        size="compact-sm"
        variant="default"
        aria-label={`Take in the next attempt of ${referral.script.learner.name}`}
        onClick={() => takeIn(referral)}
      >
        Take in the next attempt
      </Button>
    ),
  };
}

/** The centre's limit is shown here and asks for a reason when the script is taken in; it stops nobody. */
function AttemptsUsed({ referral: { attemptsUsed, attemptsAllowed } }: { readonly referral: Resubmission }) {
  const used = attemptsUsed >= attemptsAllowed;
  return (
    <span
      className={classes.limit}
      data-over={used || undefined}
      title={used ? "No attempt is left: taking in one more asks for a reason." : undefined}
    >
      {used && <IconAlertTriangle size={14} aria-hidden />}
      {attemptsUsed} of {attemptsAllowed}
    </span>
  );
}

function describeReferred({ referredSections, totalShort }: Resubmission): string {
  const sections = referredSections.map(({ title }) => title);
  return [...sections, ...(totalShort ? ["Total below the minimum"] : [])].join("; ");
}

function today(): string {
  return todayAs(new Date());
}
