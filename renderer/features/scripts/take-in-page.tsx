import { Anchor, Stack } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { TakeInForm } from "./take-in-form.tsx";
import { readTakeInStart, type TakeInStart } from "./take-in-route.ts";
import { TakenIn } from "./taken-in.tsx";

/** Each script starts on a fresh form: nothing of the last one is left in it but the learner, where that was asked for. */
type Round = { readonly number: number; readonly start: TakeInStart; readonly taken?: ScriptSummary };

export function TakeInPage() {
  const [round, setRound] = useState<Round>(() => ({ number: 1, start: readTakeInStart(window.history.state) }));
  const next = (learnerId: string | undefined) => setRound({ number: round.number + 1, start: { learnerId } });
  const { taken } = round;
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <Anchor component={Link} href="/scripts" size="sm">
          Scripts
        </Anchor>
        <PageHeader title="Take in a script" description="What a learner handed in for one assessment." />
      </Stack>
      {taken ? (
        <TakenIn script={taken} onAnotherForLearner={() => next(taken.learner.id)} onAnother={() => next(undefined)} />
      ) : (
        <TakeInForm
          key={round.number}
          start={round.start}
          onTakenIn={(script) => setRound({ ...round, taken: script })}
        />
      )}
    </Stack>
  );
}
