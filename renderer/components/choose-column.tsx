import { Checkbox } from "@mantine/core";
import classes from "./choose-column.module.css";
import type { RecordColumn } from "./record-table.tsx";

export type Chosen = ReadonlySet<string>;

type ChooseColumnOptions<Row> = {
  /** What the list shows now: "all" means these. What was chosen before stays chosen. */
  readonly found: readonly Row[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly rowId: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** What the rows are, for screen readers: "learners". */
  readonly noun: string;
};

/** A box for each row and one for all of them. */
export function chooseColumn<Row>(options: ChooseColumnOptions<Row>): RecordColumn<Row> {
  const { found, chosen, onChange, rowId, nameOf, noun } = options;
  const ids = found.map(rowId);
  const chosenHere = ids.filter((id) => chosen.has(id)).length;
  const all = ids.length > 0 && chosenHere === ids.length;
  return {
    id: "choose",
    title: "Chosen",
    width: 48,
    head: (
      <Checkbox
        aria-label={all ? `Choose none of these ${noun}` : `Choose all of these ${noun}`}
        checked={all}
        indeterminate={chosenHere > 0 && !all}
        onChange={() => onChange(withAll(chosen, ids, !all))}
      />
    ),
    cell: (row, control) => (
      <Checkbox
        aria-label={`Choose ${nameOf(row)}`}
        checked={chosen.has(rowId(row))}
        onChange={() => onChange(withAll(chosen, [rowId(row)], !chosen.has(rowId(row))))}
        id={boxId(rowId(row))}
        className={classes.box}
        {...control}
      />
    ),
  };
}

/** The words that name a row: a click anywhere in the row chooses it. */
export function ChooseLabel({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <label htmlFor={boxId(id)} className={classes.wholeRow} title={text}>
      {text}
    </label>
  );
}

function boxId(id: string): string {
  return `choose-${id}`;
}

function withAll(chosen: Chosen, ids: readonly string[], included: boolean): Chosen {
  const next = new Set(chosen);
  for (const id of ids) {
    if (included) next.add(id);
    else next.delete(id);
  }
  return next;
}
