import { Text } from "@mantine/core";
import type { SheetHead } from "../../../shared/contract/marking.ts";
import type { SheetItem } from "../../../shared/domain/qualification.ts";
import classes from "./criteria-list.module.css";

/** The criteria that a part of the sheet covers, by their official numbers, in the sheet's order. */
export function CriteriaList({
  item,
  criteria,
}: {
  readonly item: SheetItem;
  readonly criteria: SheetHead["criteria"];
}) {
  if (item.criteria.length === 0) return null;
  return (
    <ul className={classes.list} aria-label="Criteria">
      {item.criteria.map(({ unit, criterion }) => (
        <li key={`${unit} ${criterion}`} className={classes.criterion}>
          <span className={classes.number}>
            {unit} {criterion}
          </span>
          <Text span size="sm">
            {criteria.find((known) => known.unit === unit && known.criterion === criterion)?.text ?? ""}
          </Text>
        </li>
      ))}
    </ul>
  );
}
