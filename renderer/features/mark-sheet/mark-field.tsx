import { TextInput } from "@mantine/core";
import { parseMark } from "../../../shared/domain/marks.ts";
import type { MarkedItem } from "../../../shared/domain/qualification.ts";
import { MarkMeter } from "../../components/mark-meter.tsx";
import { useDraftField } from "../marking/use-draft.ts";
import { FieldNote } from "./field-note.tsx";
import classes from "./fields.module.css";
import { useSheet } from "./sheet-context.tsx";
import { fieldId } from "./sheet-places.ts";

/**
 * One mark. A text field and not a number field: a number field turns the wheel, and the arrow keys, into other marks, and
 * hides what was typed when it is not a number.
 */
export function MarkField({ item }: { readonly item: MarkedItem }) {
  const { column, draft, writable } = useSheet();
  const field = useDraftField(draft, "mark", item.id);
  const id = fieldId("mark", item.id);
  const check = parseMark(field.text, item);
  const mark = field.state !== "invalid" && check.ok ? check.mark : undefined;
  const meter = <MarkMeter mark={mark} available={item.available} minimum={item.minimum} label={item.title} />;

  if (!writable) {
    return (
      <div className={classes.mark}>
        <span className={classes.label}>{column} mark</span>
        {meter}
      </div>
    );
  }
  return (
    <div className={classes.inSight} data-in-sight>
      <div className={classes.mark}>
        <label htmlFor={id} className={classes.label}>
          {column} mark
        </label>
        <TextInput
          id={id}
          className={classes.markInput}
          inputMode={item.step === 1 ? "numeric" : "decimal"}
          autoComplete="off"
          maxLength={12}
          value={field.text}
          error={field.state === "invalid" || field.state === "failed"}
          aria-describedby={`${id}-range ${id}-note`}
          onChange={(event) => draft.type("mark", item.id, event.currentTarget.value)}
        />
        <div id={`${id}-range`} className={classes.meter}>
          {meter}
        </div>
      </div>
      <FieldNote
        id={`${id}-note`}
        field={field}
        stillHolds={
          field.savedText === "" ? "The sheet holds no mark here." : `The sheet still holds ${field.savedText}.`
        }
      />
    </div>
  );
}
