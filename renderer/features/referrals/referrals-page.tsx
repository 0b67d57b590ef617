import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Resubmission } from "../../../shared/contract/marking.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { matchesWords } from "../learners/find-learners.ts";
import { ReferralTable } from "./referral-table.tsx";

/** Learners whose latest attempt is a REFERRAL: what they have to answer, and how often and until when they may. */
export function ReferralsPage() {
  const person = usePerson();
  const staff = hasRole(person, "centre-staff");
  const referrals = useQuery(api.marking.resubmissions.queryOptions());
  const [words, setWords] = useState("");
  const all = referrals.data ?? [];
  const found = all.filter(({ script }) =>
    matchesWords(words, [script.learner.name, script.learner.registrationNumber, script.assessmentTitle]),
  );
  return (
    <>
      <PageHeader
        title="Referrals"
        description={referrals.data && all.length > 0 ? inWords(all, staff) : "Learners who have to hand in again."}
      />
      <ErrorNote error={referrals.error} onRetry={() => void referrals.refetch()} />
      {referrals.isPending && <LoadingArea label="Reading the referrals" />}
      {referrals.data && all.length === 0 && (
        <EmptyState
          title="Nobody has to hand in again"
          description={
            staff
              ? "A learner appears here when the latest attempt is a REFERRAL, until the next one is taken in."
              : "A learner whose script you marked appears here when it is a REFERRAL, until the next one is taken in."
          }
        />
      )}
      {all.length > 0 && (
        <>
          <SearchField
            label="Find a referral"
            placeholder="Learner, number or assessment"
            value={words}
            onChange={setWords}
          />
          {found.length > 0 ? (
            <ReferralTable referrals={found} staff={staff} />
          ) : (
            <EmptyState
              title="Nothing here"
              description="No referral has these words in the learner's name or number, or in the assessment."
              action={
                <Button variant="default" onClick={() => setWords("")}>
                  Show all
                </Button>
              }
            />
          )}
        </>
      )}
    </>
  );
}

function inWords(all: readonly Resubmission[], staff: boolean): string {
  const count = countOf(all.length, "learner has to hand in again", "scripts have to be handed in again");
  return staff
    ? `${count}. The next attempt answers the referred sections; what was passed is carried forward.`
    : `${count}. Centre staff take the next attempt in.`;
}
