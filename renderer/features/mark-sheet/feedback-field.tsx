import { ActionIcon, Textarea, Tooltip } from "@mantine/core";
import { IconMessage2Plus } from "@tabler/icons-react";
import { memo, useCallback, useRef } from "react";
import { Keys } from "../../commands/keys.tsx";
import { commentBankShortcut, targetOf } from "../comment-bank/feedback-target.ts";
import { useDraftField } from "../marking/use-draft.ts";
import { FieldNote } from "./field-note.tsx";
import classes from "./fields.module.css";
import { useSheet } from "./sheet-context.tsx";
import { fieldId } from "./sheet-places.ts";

type FeedbackFieldProps = { readonly itemId: string; readonly name: "strengths" | "improvements" };

export const feedbackLabels = { strengths: "Strengths", improvements: "Areas for improvement" } as const;

/** What the learner reads about one part of the sheet. Grows with what is written. */
export function FeedbackField({ itemId, name }: FeedbackFieldProps) {
  const { draft, writable, openComments } = useSheet();
  const area = useRef<HTMLTextAreaElement>(null);
  const field = useDraftField(draft, name, itemId);
  const id = fieldId(name, itemId);
  const openBank = useCallback(() => {
    if (!area.current) return;
    // The drawer gives the keyboard back to where it was: to the field, at the cursor's last place in it.
    area.current.focus();
    const target = targetOf(area.current);
    if (target) openComments(target);
  }, [openComments]);
  if (!writable) return <FeedbackText label={feedbackLabels[name]} text={field.text} />;
  return (
    <div className={classes.feedbackField}>
      <Textarea
        ref={area}
        id={id}
        data-item={itemId}
        data-feedback={name}
        label={feedbackLabels[name]}
        classNames={{ input: classes.feedback }}
        value={field.text}
        error={field.state === "invalid" || field.state === "failed"}
        aria-describedby={`${id}-note`}
        onChange={(event) => draft.type(name, itemId, event.currentTarget.value)}
      />
      <BankButton label={`Comment bank for ${feedbackLabels[name].toLowerCase()}`} onOpen={openBank} />
      <FieldNote id={`${id}-note`} field={field} />
    </div>
  );
}

/** Apart from the field, which is drawn anew with every key press. */
const BankButton = memo(function BankButton({
  label,
  onOpen,
}: {
  readonly label: string;
  readonly onOpen: () => void;
}) {
  return (
    <Tooltip
      label={
        <>
          Comment bank <Keys shortcut={commentBankShortcut} />
        </>
      }
      openDelay={400}
    >
      <ActionIcon
        className={classes.comments}
        variant="subtle"
        color="gray"
        c="var(--mantine-color-text)"
        size="sm"
        // After the field, and not a stop of the Tab key: from inside the field its own keys are quicker.
        tabIndex={-1}
        aria-label={label}
        onClick={onOpen}
      >
        <IconMessage2Plus size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
});

/** Feedback that can't be changed any more. */
export function FeedbackText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <span className={classes.label}>{label}</span>
      {text.trim() === "" ? (
        <p className={classes.nothing}>Nothing written</p>
      ) : (
        <p className={classes.written}>{text}</p>
      )}
    </div>
  );
}
