import { Anchor, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ShownField } from "../marking/use-draft.ts";
import classes from "./fields.module.css";
import { useSheet } from "./sheet-context.tsx";

type FieldNoteProps = { readonly id: string; readonly field: ShownField; readonly stillHolds?: string };

/** Beside the field that it is about: why its text is not saved. Nothing while all is well. */
export function FieldNote({ id, field, stillHolds }: FieldNoteProps) {
  const { draft } = useSheet();
  const shown = field.state === "invalid" || field.state === "failed";
  return (
    <div id={id} role="alert" className={classes.note}>
      {shown && (
        <>
          <IconAlertTriangle size={16} aria-hidden className={classes.noteIcon} />
          <Text span size="sm" inherit>
            <strong>Not saved.</strong> {field.problem} {field.state === "invalid" && stillHolds}
            {field.state === "failed" && (
              <Anchor component="button" type="button" size="sm" onClick={() => draft.retry()}>
                Try again
              </Anchor>
            )}
          </Text>
        </>
      )}
    </div>
  );
}
