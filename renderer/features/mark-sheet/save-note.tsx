import { Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconLoader2 } from "@tabler/icons-react";
import type { DraftState, SheetDraft } from "../marking/sheet-draft.ts";
import { useDraft } from "../marking/use-draft.ts";
import classes from "./save-note.module.css";

const words: Readonly<Record<DraftState, string>> = {
  saved: "Saved",
  saving: "Saving…",
  invalid: "Not everything is saved",
  failed: "Not everything is saved",
};

const shapes = {
  saved: IconCheck,
  saving: IconLoader2,
  invalid: IconAlertTriangle,
  failed: IconAlertTriangle,
} as const;

/** "Saved" stands here only while the core has acknowledged everything that is on the screen. */
export function SaveNote({ draft }: { readonly draft: SheetDraft }) {
  const state = useDraft(draft, (snapshot) => snapshot.state);
  const Shape = shapes[state];
  return (
    <div className={classes.note} data-state={state}>
      <Shape size={16} aria-hidden />
      <Text span size="sm" inherit role="status">
        {words[state]}
      </Text>
      {state === "failed" && (
        <Button size="compact-xs" variant="default" onClick={() => draft.retry()}>
          Try again
        </Button>
      )}
    </div>
  );
}
