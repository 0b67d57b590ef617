import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Interest } from "../../../shared/contract/centre.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { messageFor } from "../../../shared/errors/messages.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import classes from "./interest-list.module.css";

type InterestListProps = {
  readonly interests: readonly Interest[];
  /** Absent where the reader may not withdraw: a bar that whoever it binds could lift would bind nobody. */
  readonly onWithdrawn?: ((interests: Interest[]) => Promise<void>) | undefined;
};

export function InterestList({ interests, onWithdrawn }: InterestListProps) {
  if (interests.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None declared.
      </Text>
    );
  }
  return (
    <ul className={classes.list} aria-label="Declared interests">
      {interests.map((interest) => (
        <li key={interest.learner.id} className={classes.interest}>
          <Group justify="space-between" gap="xs" align="baseline">
            <Text size="sm" fw={600} className={classes.words}>
              {interest.learner.name}{" "}
              <Text span inherit fw={400} c="dimmed">
                {interest.learner.registrationNumber}
              </Text>
            </Text>
            <Text size="xs" c="dimmed">
              {formatDate(interest.declaredAt)}
              {interest.declaredBy && interest.declaredBy.id !== interest.person.id
                ? `, recorded by ${interest.declaredBy.name}`
                : ""}
            </Text>
          </Group>
          <Text size="sm" className={classes.words}>
            {interest.nature === "" ? "What it is was not recorded." : interest.nature}
          </Text>
          {onWithdrawn && <Withdraw interest={interest} onWithdrawn={onWithdrawn} />}
        </li>
      ))}
    </ul>
  );
}

type WithdrawProps = {
  readonly interest: Interest;
  readonly onWithdrawn: (interests: Interest[]) => Promise<void>;
};

function Withdraw({ interest, onWithdrawn }: WithdrawProps) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useId();
  const withdraw = useMutation(api.centre.withdrawInterest.mutationOptions({ onSuccess: onWithdrawn }));
  if (!asking) {
    return (
      <div>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Withdraw the interest in ${interest.learner.name}, ${interest.learner.registrationNumber}`}
          onClick={() => setAsking(true)}
        >
          Withdraw
        </Button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    withdraw.mutate({ personId: interest.person.id, learnerId: interest.learner.id, reason });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          id={field}
          label="Reason for withdrawing"
          description="Declared in error, or ended: kept in the audit trail."
          autosize
          minRows={1}
          autoFocus
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
          error={missing && messageFor("REASON_MISSING", {})}
        />
        <ErrorNote error={withdraw.error} />
        <Group gap="xs" justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
            Cancel
          </Button>
          <Button size="compact-sm" type="submit" loading={withdraw.isPending}>
            Withdraw the interest
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
