import { Textarea } from "@mantine/core";
import { useDraftField } from "../marking/use-draft.ts";
import { FieldNote } from "./field-note.tsx";
import classes from "./fields.module.css";
import { useSheet } from "./sheet-context.tsx";
import { fieldId } from "./sheet-places.ts";

type FeedbackFieldProps = { readonly itemId: string; readonly name: "strengths" | "improvements" };

export const feedbackLabels = { strengths: "Strengths", improvements: "Areas for improvement" } as const;

/** What the learner reads about one part of the sheet. Grows with what is written. */
export function FeedbackField({ itemId, name }: FeedbackFieldProps) {
  const { draft, writable } = useSheet();
  const field = useDraftField(draft, name, itemId);
  const id = fieldId(name, itemId);
  if (!writable) return <FeedbackText label={feedbackLabels[name]} text={field.text} />;
  return (
    <div>
      <Textarea
        id={id}
        label={feedbackLabels[name]}
        classNames={{ input: classes.feedback }}
        spellCheck
        lang="en-GB"
        value={field.text}
        error={field.state === "invalid" || field.state === "failed"}
        aria-describedby={`${id}-note`}
        onChange={(event) => draft.type(name, itemId, event.currentTarget.value)}
      />
      <FieldNote id={`${id}-note`} field={field} />
    </div>
  );
}

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
