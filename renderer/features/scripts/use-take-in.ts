import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Learner, QualificationSummary } from "../../../shared/contract/learners.ts";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { api } from "../../api/client.ts";
import { useRefreshLearners } from "../learners/use-refresh-learners.ts";
import { findProblems, placeError, type TakeInProblems, type TakeInValues } from "./take-in-problems.ts";
import type { TakeInStart } from "./take-in-route.ts";
import { useIntakeFiles } from "./use-intake-files.ts";

/** Everything that the take-in form knows and does; the components only lay it out. */
export function useTakeIn(start: TakeInStart, onTakenIn: (script: ScriptSummary) => void) {
  const learners = useQuery(api.learners.list.queryOptions());
  const qualifications = useQuery(api.qualifications.list.queryOptions());
  const scripts = useQuery(api.scripts.list.queryOptions());
  const refresh = useRefreshLearners();
  const { intake, files } = useIntakeFiles();
  const [values, setValues] = useState<TakeInValues>({
    learnerId: start.learnerId ?? null,
    assessment: null,
    receivedOn: todayAs(new Date()),
    authenticityConfirmed: false,
    standardisationRefused: false,
    assessorId: null,
    limitReason: null,
  });
  const [problems, setProblems] = useState<TakeInProblems>({});
  /** Counts the tries that something stood in the way of. */
  const [refusals, setRefusals] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const takeIn = useMutation(api.scripts.takeIn.mutationOptions());

  const learner = learners.data?.find((entry) => entry.id === values.learnerId);
  const qualification = qualifications.data?.find(({ id }) => id === values.assessment?.qualificationId);
  /** The core carries a refusal on to every later script of the qualification; the form says so beforehand. */
  const refusedBefore = scripts.data?.some(
    (script) =>
      script.standardisationRefused &&
      script.learner.id === values.learnerId &&
      script.qualificationTitle === qualification?.title,
  );
  const [wanted, setWanted] = useState(start.assessment);
  const started = wanted && findAssessment(qualifications.data ?? [], learner, wanted);
  // Chosen once the records are there; from then on the choice is the person's.
  if (started) {
    setWanted(undefined);
    setValues((current) => ({ ...current, assessment: started }));
  }
  const set = (change: Partial<TakeInValues>) => {
    // Another learner, assessment or day may be within the limits: the core asks for a reason again where it is not.
    const asked = "learnerId" in change || "assessment" in change || "receivedOn" in change;
    setValues((current) => ({ ...current, ...(asked ? { limitReason: null } : {}), ...change }));
    // What was wrong with a field is forgotten as soon as the field is touched.
    setProblems((current) => Object.fromEntries(Object.entries(current).filter(([field]) => !(field in change))));
  };
  const changeFiles = (change: () => void) => {
    change();
    setProblems(({ files: _files, sameScript: _same, ...rest }) => rest);
  };

  const refuse = (found: TakeInProblems) => {
    setProblems(found);
    setRefusals((count) => count + 1);
  };

  const submit = async (acceptSameScript = false) => {
    if (waiting || takeIn.isPending) return;
    const before = findProblems(values, intake.current());
    if (Object.keys(before).length > 0) return refuse(before);
    setProblems({});
    setWaiting(true);
    await intake.settled();
    setWaiting(false);
    const after = findProblems(values, intake.current());
    if (Object.keys(after).length > 0 || !values.learnerId || !values.assessment) return refuse(after);
    const sent = intake.current();
    try {
      const script = await takeIn.mutateAsync({
        learnerId: values.learnerId,
        ...values.assessment,
        uploadIds: sent.flatMap(({ state }) => (state.step === "sent" ? [state.uploadId] : [])),
        receivedOn: values.receivedOn,
        authenticityConfirmed: values.authenticityConfirmed,
        standardisationRefused: values.standardisationRefused,
        assessorId: values.assessorId,
        acceptSameScript,
        ...(values.limitReason === null ? {} : { limitReason: values.limitReason }),
      });
      intake.release();
      await refresh();
      onTakenIn(script);
    } catch (error) {
      const placed = placeError(error, sent);
      if (placed.file) intake.refuse(placed.file.key, placed.file.message);
      if (placed.problems.limitReason !== undefined)
        setValues((current) => ({ ...current, limitReason: current.limitReason ?? "" }));
      refuse(placed.problems);
    }
  };

  return {
    learners,
    qualifications,
    learner,
    refusedBefore: refusedBefore ?? false,
    values,
    set,
    intake,
    files,
    changeFiles,
    problems,
    refusals,
    submit,
    busy: waiting || takeIn.isPending,
  };
}

export type TakeIn = ReturnType<typeof useTakeIn>;

function findAssessment(
  qualifications: readonly QualificationSummary[],
  learner: Learner | undefined,
  { assessmentId, qualificationTitle }: NonNullable<TakeInStart["assessment"]>,
): TakeInValues["assessment"] | undefined {
  const found = qualifications.find(
    ({ id, title, assessments }) =>
      title === qualificationTitle &&
      assessments.some((assessment) => assessment.id === assessmentId) &&
      learner?.enrolments.some((enrolment) => enrolment.qualificationId === id),
  );
  return found && { qualificationId: found.id, assessmentId };
}
