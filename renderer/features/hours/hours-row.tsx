import { ActionIcon, NativeSelect, Table, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { todayAs } from "../../../shared/domain/dates.ts";
import { type HoursKind, hoursKinds, hoursKindTitles } from "../../../shared/domain/hours.ts";
import classes from "./hours-panel.module.css";
import {
  describeOvertaken,
  type HoursTrouble,
  type HoursValues,
  isSame,
  readValues,
  takeUp,
  troubleOf,
  valuesOf,
} from "./hours-values.ts";
import { nextRemoveButton } from "./next-row.ts";

type HoursRowProps = {
  /** What the log says; an empty row for a session that is yet to be added. */
  readonly saved: HoursValues;
  /** Names the row for screen readers: "Session 3", "New session". */
  readonly name: string;
  /** @param was what the log said where this row was typed. */
  readonly onSave: (
    entry: Extract<ReturnType<typeof readValues>, { entry: unknown }>["entry"],
    was: HoursValues,
  ) => Promise<unknown>;
  /** Absent on the row of a new session. `next` takes the keyboard: the same button of the next row. */
  readonly onRemove?: (next: HTMLElement | undefined) => void;
  readonly removeLabel?: string;
  /** What is wrong with it from the start, and where. */
  readonly trouble?: HoursTrouble | undefined;
  /** Its place in the table that it was read from. */
  readonly number?: number;
};

/**
 * One session, as fields that Tab walks through. Enter saves the row; leaving it saves it too where it is there already. A
 * row that can't be saved keeps what is typed and says why. One that was changed in another window takes up what is new, unless
 * something is typed here: then it says so, and Enter alone puts it in place of the other.
 */
export function HoursRow({ saved, name, onSave, onRemove, number, ...props }: HoursRowProps) {
  const isNew = onRemove === undefined;
  const [values, setValues] = useState(saved);
  const [taken, setTaken] = useState(saved);
  const [was, setWas] = useState(saved);
  const [overtaken, setOvertaken] = useState(false);
  const [trouble, setTrouble] = useState(props.trouble);
  const saving = useRef(false);
  useEffect(() => {
    if (isNew || isSame(saved, taken)) return;
    setTaken(saved);
    if (isSame(saved, was)) return;
    setWas(saved);
    // What this row saves comes back to it as well.
    if (saving.current) return;
    const next = takeUp(values, was, saved);
    if (next) return setValues(next);
    setOvertaken(true);
    setTrouble({ field: "date", text: describeOvertaken(saved) });
  }, [isNew, saved, taken, was, values]);
  const row = useRef<HTMLTableRowElement>(null);
  const troubleId = useId();
  const change = (part: Partial<HoursValues>) => {
    setValues((current) => ({ ...current, ...part }));
    if (!overtaken) setTrouble(undefined);
  };

  /** @param stay whether the focus goes to what is wrong: whoever is leaving the row is not called back. */
  const save = async (stay: boolean) => {
    const refuse = (found: HoursTrouble) => {
      setTrouble(found);
      if (stay) row.current?.querySelector<HTMLElement>(`[data-field="${found.field}"]`)?.focus();
    };
    if (saving.current || (!isNew && isSame(values, was)) || (overtaken && !stay)) return;
    const read = readValues(values);
    if ("trouble" in read) return refuse(read.trouble);
    saving.current = true;
    try {
      await onSave(read.entry, was);
      setTrouble(undefined);
      setOvertaken(false);
      if (!isNew) {
        const kept = valuesOf(read.entry);
        setWas(kept);
        return setValues((current) => (isSame(current, values) ? kept : current));
      }
      // Sessions are often typed for one client after the other: what stays is what is likely to come again.
      setValues({ ...saved, clientCode: values.clientCode, kind: values.kind });
      row.current?.querySelector("input")?.focus();
    } catch (error) {
      refuse(troubleOf(error));
    } finally {
      saving.current = false;
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLElement) || event.target.closest("button")) return;
    event.preventDefault();
    void save(true);
  };
  const field = (of: keyof HoursValues, label: string) => ({
    "data-field": of,
    "aria-label": `${name}: ${label}`,
    error: trouble?.field === of,
    "aria-describedby": trouble?.field === of ? troubleId : undefined,
    size: "xs",
  });

  return (
    <>
      <Table.Tr
        ref={row}
        onKeyDown={keys}
        onBlur={(event) => {
          if (!isNew && !event.currentTarget.contains(event.relatedTarget)) void save(false);
        }}
      >
        {number !== undefined && <Table.Td ta="end">{number}</Table.Td>}
        <Table.Td>
          <TextInput
            type="date"
            max={todayAs(new Date())}
            value={values.date}
            onChange={(event) => change({ date: event.currentTarget.value })}
            {...field("date", "date")}
          />
        </Table.Td>
        <Table.Td>
          <TextInput
            value={values.clientCode}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => change({ clientCode: event.currentTarget.value })}
            {...field("clientCode", "client code")}
          />
        </Table.Td>
        <Table.Td>
          <TextInput
            value={values.minutes}
            inputMode="numeric"
            autoComplete="off"
            classNames={{ input: classes.minutes }}
            onChange={(event) => change({ minutes: event.currentTarget.value })}
            {...field("minutes", "minutes")}
          />
        </Table.Td>
        <Table.Td>
          <NativeSelect
            data={hoursKinds.map((kind) => ({ value: kind, label: hoursKindTitles[kind] }))}
            value={values.kind}
            onChange={(event) => change({ kind: event.currentTarget.value as HoursKind })}
            {...field("kind", "kind")}
          />
        </Table.Td>
        <Table.Td>
          <TextInput
            value={values.note}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => change({ note: event.currentTarget.value })}
            {...field("note", "note")}
          />
        </Table.Td>
        <Table.Td>
          {isNew ? (
            <ActionIcon variant="filled" aria-label="Add the session" onClick={() => void save(true)}>
              <IconPlus size={16} aria-hidden />
            </ActionIcon>
          ) : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${name}: ${props.removeLabel ?? "remove"}`}
              data-remove
              onClick={(event) => onRemove(nextRemoveButton(event.currentTarget))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Table.Td>
      </Table.Tr>
      {trouble && (
        <Table.Tr>
          <Table.Td colSpan={number === undefined ? 6 : 7} className={classes.trouble}>
            <Text size="xs" c="var(--mantine-color-error)" id={troubleId} role="alert">
              {trouble.text}
            </Text>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
