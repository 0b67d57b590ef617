import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import { type EvidencePlace, readSelector, writeSelector } from "../../../shared/domain/evidence-selector.ts";
import { client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { type CriterionChoice, keyOfCriterion } from "./criterion-choices.ts";
import { CriterionChooser } from "./criterion-chooser.tsx";
import classes from "./evidence.module.css";
import { describePlace } from "./evidence-words.ts";

/** A place that waits for its criterion, or evidence that is changed. */
export type Tying = {
  readonly fileId: string;
  readonly place: EvidencePlace;
  readonly evidence?: Evidence;
  /** Evidence whose words are lost: it goes once this place is tied in its stead. */
  readonly replaces?: Evidence | undefined;
  readonly saved: () => Promise<void>;
};

type TieDialogProps = {
  readonly sheetId: string;
  readonly choices: readonly CriterionChoice[];
  readonly tying: Tying | undefined;
  readonly onClose: (tied?: Evidence) => void;
};

export function TieDialog({ tying, onClose, ...rest }: TieDialogProps) {
  return (
    <Modal
      opened={tying !== undefined}
      onClose={() => onClose()}
      title={tying?.evidence ? "Change the evidence" : tying?.replaces ? "Tie again" : "Tie to a criterion"}
      transitionProps={{ duration: 0 }}
    >
      {tying && <TieForm tying={tying} onClose={onClose} {...rest} />}
    </Modal>
  );
}

/** The criterion that was chosen last is offered first: passages for one criterion often follow each other. */
let lastChosen: string | undefined;

function TieForm({ sheetId, choices, tying, onClose }: TieDialogProps & { readonly tying: Tying }) {
  const { evidence, replaces, fileId, place } = tying;
  const former = evidence ?? replaces;
  const first = former ? keyOfCriterion(former) : lastChosen;
  const [chosen, setChosen] = useState(choices.find((choice) => keyOfCriterion(choice) === first) ?? choices[0]);
  const [note, setNote] = useState(former?.note ?? "");
  const tie = useMutation({
    mutationFn: async ({ unit, criterion, itemId }: CriterionChoice) => {
      const asked = { unit, criterion, itemId, note };
      const { evidence: written } = evidence
        ? await client.evidence.change({ ...asked, evidenceId: evidence.id, revision: evidence.revision })
        : await client.evidence.add({ ...asked, sheetId, fileId, selector: writeSelector(place) });
      // Only now, so that nothing is lost by it; should this fail, the former stays in the list, still marked.
      if (replaces) await client.evidence.remove({ evidenceId: replaces.id }).catch(() => undefined);
      await tying.saved();
      return written;
    },
    onSuccess: (written) => {
      lastChosen = keyOfCriterion(written);
      onClose(written);
    },
  });
  const submit = () => {
    if (chosen && !tie.isPending) tie.mutate(chosen);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" className={classes.quote}>
          {describePlace(place)}
        </Text>
        {replaces && (
          <Text size="sm" c="dimmed">
            In place of {describePlace(readSelector(replaces.selector))}
          </Text>
        )}
        <CriterionChooser choices={choices} chosen={chosen} onChoose={setChosen} />
        <Textarea
          label="Note (optional)"
          autosize
          maxRows={6}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          }}
        />
        <ErrorNote error={tie.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose()}>
            Cancel
          </Button>
          <Button type="submit" loading={tie.isPending} disabled={!chosen}>
            {evidence ? "Change" : replaces ? "Tie again" : "Tie"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
