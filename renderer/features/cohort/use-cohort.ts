import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Learner } from "../../../shared/contract/learners.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { api, client } from "../../api/client.ts";
import type { ByHand, CohortRow, CohortScriptPlan, CohortSettings } from "./cohort-rows.ts";
import { needsSomebody, planScripts, standings } from "./cohort-rows.ts";
import type { ScriptResult } from "./run-intake.ts";
import { useCohortFiles } from "./use-cohort-files.ts";
import { useIntakeRun } from "./use-intake-run.ts";
import { useMatches } from "./use-matches.ts";

const noLearners: readonly Learner[] = [];

/** Null until somebody answers: that no learner refused is never taken for granted. */
type AskedSettings = Omit<CohortSettings, "standardisationRefused"> & {
  readonly standardisationRefused: boolean | null;
};

const unanswered = { authenticityConfirmed: false, standardisationRefused: null } as const;

/** Everything that the cohort page knows and does; the components only lay it out. */
export function useCohort() {
  const qualifications = useQuery(api.qualifications.list.queryOptions());
  const everybody = useQuery(api.learners.list.queryOptions());
  const [chosenQualification, setQualification] = useState<string | null>(null);
  const [assessmentId, setAssessmentId] = useState<string | null>(null);
  const [settings, setSettings] = useState<AskedSettings>({
    receivedOn: todayAs(new Date()),
    assessorId: null,
    ...unanswered,
  });
  /** Counts the tries to take in without an answer. */
  const [asked, setAsked] = useState(0);
  const [correcting, setCorrecting] = useState<string>();
  const [suggested, setSuggested] = useState<string>();
  const files = useCohortFiles();
  const intake = useIntakeRun();

  const qualification = qualifications.data?.find(({ id }) => id === chosenQualification) ?? qualifications.data?.at(0);
  const matches = useMatches(files.sources, qualification, assessmentId);
  const { rows } = matches;
  const all = everybody.data ?? noLearners;
  const enrolled = useMemo(
    () =>
      all
        .filter(({ enrolments }) => enrolments.some((enrolment) => enrolment.qualificationId === qualification?.id))
        .sort((one, other) => one.name.localeCompare(other.name, "en-GB")),
    [all, qualification?.id],
  );
  const learners = useMemo(() => new Map(all.map((learner) => [learner.id, learner])), [all]);
  const plans = useMemo(() => planScripts(rows), [rows]);
  // In the order of the table, which is how a person goes through them.
  const open = useMemo(
    () =>
      rows
        .filter(needsSomebody)
        .sort((one, other) => standings.indexOf(one.standing) - standings.indexOf(other.standing)),
    [rows],
  );

  const saveByHand = async (row: CohortRow, hand: ByHand, goOn: boolean) => {
    const { id, path } = row.source;
    matches.correct(row, hand);
    const at = open.findIndex((other) => other.source.id === id);
    const next = open[(at + 1) % open.length];
    setCorrecting(goOn && next?.source.id !== id ? next?.source.id : undefined);
    if (hand.learnerId === null || hand.leftOut || hand.learnerId === row.match.learner?.id) return;
    // A help, not a step: where none can be had, the next file is matched by hand as well.
    const answer = await client.intake.suggestPattern({ path, learnerId: hand.learnerId }).catch(() => undefined);
    if (answer?.pattern) setSuggested(answer.pattern);
  };

  const clear = () => {
    files.clear();
    matches.clear();
    setSuggested(undefined);
    intake.reset();
    // What was said of one cohort's learners says nothing of the next one's.
    setSettings((current) => ({ ...current, ...unanswered }));
    setAsked(0);
  };

  /** Starts the first try for all scripts, or another for some. */
  const takeIn = (
    chosen: readonly CohortScriptPlan[],
    acceptSameScript: boolean,
    earlier?: readonly ScriptResult[],
  ) => {
    const { standardisationRefused } = settings;
    if (!qualification || standardisationRefused === null) return;
    const answered = { ...settings, standardisationRefused };
    void intake.start(
      { qualificationId: qualification.id, plans: chosen, settings: answered, acceptSameScript },
      earlier,
    );
  };

  return {
    qualifications,
    everybody,
    qualification,
    setQualification: (id: string | null) => {
      setQualification(id);
      setAssessmentId(null);
      matches.clear();
    },
    assessmentId,
    setAssessmentId,
    settings,
    asked,
    /** @returns whether everything is answered; leads the person to what is not. */
    askForAnswers: () => {
      const isAnswered = settings.standardisationRefused !== null;
      if (!isAnswered) setAsked((count) => count + 1);
      return isAnswered;
    },
    set: (change: Partial<AskedSettings>) => setSettings((current) => ({ ...current, ...change })),
    files,
    matches,
    rows,
    plans,
    open,
    learners,
    enrolled,
    correcting: rows.find(({ source }) => source.id === correcting),
    startCorrecting: setCorrecting,
    stopCorrecting: () => setCorrecting(undefined),
    saveByHand,
    suggested,
    dismissSuggestion: () => setSuggested(undefined),
    intake,
    takeIn,
    /** Back to the table with the files that were not taken in, matched as they were. */
    matchTheRest: () => {
      if (intake.run.step !== "ended") return;
      const takenIn = intake.run.results.filter(({ step }) => step === "taken-in");
      files.drop(new Set(takenIn.flatMap(({ plan }) => plan.files.map(({ id }) => id))));
      intake.reset();
    },
    clear,
  };
}

export type Cohort = ReturnType<typeof useCohort>;
