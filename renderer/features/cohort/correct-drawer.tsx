import { Button, Checkbox, Group, Select, Stack, Text } from "@mantine/core";
import { type KeyboardEvent, useEffect, useState } from "react";
import type { Learner, QualificationSummary } from "../../../shared/contract/learners.ts";
import { Keys } from "../../commands/keys.tsx";
import { ariaShortcut, matchesShortcut } from "../../commands/shortcut.ts";
import { formatBytes } from "../../components/file-size.ts";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { LearnerSelect } from "../learners/learner-select.tsx";
import type { ByHand, CohortRow } from "./cohort-rows.ts";
import { whyOf } from "./cohort-table.tsx";

type CorrectDrawerProps = {
  readonly row: CohortRow | undefined;
  readonly learners: readonly Learner[];
  readonly assessments: QualificationSummary["assessments"];
  /** Further files that need somebody, besides this one. */
  readonly waiting: number;
  readonly onSave: (row: CohortRow, hand: ByHand, goOn: boolean) => void;
  readonly onClose: () => void;
};

const saveShortcut = "mod+Enter";

/** Whose a file is, by hand. Saving leads on to the next file that needs somebody: a pile is done without the mouse. */
export function CorrectDrawer({ row, onClose, ...props }: CorrectDrawerProps) {
  return (
    <SideDrawer opened={row !== undefined} onClose={onClose} width={480} title="Whose file is this?">
      {row && <CorrectForm key={row.source.id} row={row} {...props} />}
    </SideDrawer>
  );
}

type CorrectFormProps = Omit<CorrectDrawerProps, "row" | "onClose"> & { readonly row: CohortRow };

function CorrectForm({ row, learners, assessments, waiting, onSave }: CorrectFormProps) {
  const [learnerId, setLearnerId] = useState(row.learnerId);
  const [assessmentId, setAssessmentId] = useState(row.assessmentId);
  const [leftOut, setLeftOut] = useState(row.standing === "left-out");
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  // The drawer stays open from file to file; each starts at its first question, as the drawer itself does when it opens.
  useEffect(() => input?.focus(), [input]);

  const [tried, setTried] = useState(false);
  const isMissing = (value: string | null) => tried && !leftOut && value === null;
  const save = () => {
    setTried(true);
    if (leftOut || (learnerId !== null && assessmentId !== null))
      onSave(row, { learnerId, assessmentId, leftOut }, waiting > 0);
    else if (learnerId === null) input?.focus();
  };
  const handle = (event: KeyboardEvent) => {
    if (!matchesShortcut(saveShortcut, event.nativeEvent)) return;
    event.preventDefault();
    save();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears a shortcut of the fields inside; the button does the same.
    <div onKeyDown={handle}>
      <Stack gap="md">
        <Stack gap={2}>
          <Text size="sm" fw={500} style={{ overflowWrap: "anywhere" }}>
            {row.source.path}
          </Text>
          <Text size="sm" c="dimmed">
            {formatBytes(row.source.bytes)}. {whyOf(row)}
          </Text>
        </Stack>
        <LearnerSelect
          ref={setInput}
          data-autofocus
          clearable
          learners={learners}
          value={learnerId}
          onChange={setLearnerId}
          disabled={leftOut}
          error={isMissing(learnerId) && "Choose the learner, or leave the file out."}
          nothingFoundMessage="No learner enrolled on this qualification has this in the name or the number"
        />
        <Select
          label="Assessment"
          description={
            row.unknownUnit !== undefined && `Every other file with ${row.unknownUnit} is taken for the same one.`
          }
          placeholder="Choose the assessment"
          data={assessments.map(({ id, title }) => ({ value: id, label: title }))}
          value={assessmentId}
          onChange={setAssessmentId}
          allowDeselect={false}
          disabled={leftOut}
          error={isMissing(assessmentId) && "Choose the assessment, or leave the file out."}
        />
        <Checkbox
          label="Leave this file out"
          description="It is named in the report, and not taken in."
          checked={leftOut}
          onChange={(event) => setLeftOut(event.currentTarget.checked)}
        />
        <Group gap="xs">
          <Button onClick={save} aria-keyshortcuts={ariaShortcut(saveShortcut)}>
            {waiting > 0 ? "Save and go to the next" : "Save"}
          </Button>
          <Keys shortcut={saveShortcut} />
        </Group>
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {waiting > 0 && `${waiting} more ${waiting === 1 ? "file needs" : "files need"} a look.`}
        </Text>
      </Stack>
    </div>
  );
}
