import { SegmentedControl } from "@mantine/core";
import type { OutcomeItem } from "../../../shared/domain/qualification.ts";
import { OutcomeBadge } from "../../components/outcome-badge.tsx";
import { useDraftField } from "../marking/use-draft.ts";
import { FieldNote } from "./field-note.tsx";
import classes from "./fields.module.css";
import { useSheet } from "./sheet-context.tsx";
import { fieldId } from "./sheet-places.ts";

const choices = [
  { value: "", label: "Not judged" },
  { value: "PASS", label: "PASS" },
  { value: "REFERRAL", label: "REFERRAL" },
];

/** A part of a sheet that carries no marks: PASS, REFERRAL, or not judged yet. */
export function OutcomeField({ item }: { readonly item: OutcomeItem }) {
  const { column, draft, writable } = useSheet();
  const field = useDraftField(draft, "outcome", item.id);
  const id = fieldId("outcome", item.id);
  const label = `${column} decision`;
  if (!writable) {
    const outcome = field.text === "PASS" || field.text === "REFERRAL" ? field.text : "INCOMPLETE";
    return (
      <div className={classes.mark}>
        <span className={classes.label}>{label}</span>
        <OutcomeBadge outcome={outcome} />
      </div>
    );
  }
  return (
    <div>
      <div className={classes.mark}>
        <span className={classes.label} id={`${id}-label`}>
          {label}
        </span>
        <SegmentedControl
          id={id}
          size="xs"
          data={choices}
          value={field.text}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-note`}
          onChange={(value) => draft.type("outcome", item.id, value)}
        />
      </div>
      <FieldNote id={`${id}-note`} field={field} />
    </div>
  );
}
