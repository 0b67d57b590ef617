import { VisuallyHidden } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { StepResult } from "../../../shared/contract/marking.ts";
import { client } from "../../api/client.ts";
import { type Command, CommandIcon, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { placeOf, showPlace } from "../mark-sheet/sheet-places.ts";
import type { DeskSheet, SheetDesk } from "./sheet-desk.ts";
import type { SheetDraft } from "./sheet-draft.ts";
import { namePlace } from "./sheet-words.ts";
import classes from "./step-buttons.module.css";
import { useDraft } from "./use-draft.ts";

type StepButtonsProps = {
  readonly desk: SheetDesk;
  readonly sheetId: string;
  readonly sheet: DeskSheet;
  readonly draft: SheetDraft;
};
type Steps = Pick<StepResult, "revision" | "canUndo" | "canRedo">;

/** Undo and redo of what was saved, across restarts. Within a text field the same keys take back typing, as everywhere. */
export function StepButtons({ desk, sheetId, sheet, draft }: StepButtonsProps) {
  const [stepped, setStepped] = useState<Steps>(sheet);
  const [said, setSaid] = useState("");
  const { canUndo, canRedo } = useDraft(draft, ({ revision }) => stepsAt(revision, [stepped, sheet]));
  const step = useMutation({
    mutationFn: async (kind: "undo" | "redo") => {
      await draft.settle();
      return { kind, result: await client[desk][kind]({ sheetId }) };
    },
    onSuccess: ({ kind, result }) => {
      setStepped(result);
      if (!result.edit) return;
      const place = placeOf(result.edit);
      draft.show(result.edit, result.revision);
      setSaid(`${kind === "undo" ? "Taken back" : "Brought back"}: ${namePlace(sheet.specification, place)}`);
      showPlace(place);
    },
  });
  const offer = (kind: "undo" | "redo", label: string, shortcut: string, can: boolean): Command => ({
    id: `sheet.${kind}`,
    label,
    shortcut,
    group: "Mark sheet",
    when: () => sheet.writable && can && !step.isPending,
    run: () => step.mutate(kind),
  });
  const undo = offer("undo", "Undo", "mod+Z alt+Z", canUndo);
  const redo = offer("redo", "Redo", "mod+shift+Z alt+shift+Z", canRedo);
  useCommands([undo, redo]);
  if (!sheet.writable) return null;
  return (
    <>
      <CommandIcon command={undo} icon={IconArrowBackUp} />
      <CommandIcon command={redo} icon={IconArrowForwardUp} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {step.error !== null && (
        <div className={classes.problem}>
          <ErrorNote error={step.error} />
        </div>
      )}
    </>
  );
}

/** What the core said of the column as it stands. It has said nothing yet of an edit that it only acknowledged: that can be undone. */
function stepsAt(revision: number, said: readonly Steps[]): Omit<Steps, "revision"> {
  return said.find((steps) => steps.revision === revision) ?? afterAnEdit;
}

const afterAnEdit: Omit<Steps, "revision"> = { canUndo: true, canRedo: false };
