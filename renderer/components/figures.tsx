import { Text } from "@mantine/core";
import classes from "./figures.module.css";

type FiguresProps = {
  readonly label: string;
  readonly figures: readonly (readonly [name: string, value: string | number])[];
};

export function Figures({ label, figures }: FiguresProps) {
  return (
    <dl className={classes.figures} aria-label={label}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="md" fw={600} m={0} className="tabular">
            {typeof value === "number" ? value.toLocaleString("en-GB") : value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
