import { Stack, Text } from "@mantine/core";
import type { GiveBackItem, LeftOut } from "../../../shared/contract/give-back.ts";
import { giveBackBarReasons } from "../../../shared/domain/give-back.ts";
import { barTitles, groupByBar } from "./bar-words.ts";
import classes from "./left-out-list.module.css";

type LeftOutListProps = {
  readonly leftOut: readonly LeftOut[];
  readonly items: readonly GiveBackItem[];
  readonly bothKinds: boolean;
};

/** What is not given back: each reason once, with whose it is below. */
export function LeftOutList({ leftOut, items, bothKinds }: LeftOutListProps) {
  return (
    // Scrolls in itself, so it has to take the focus for the arrow keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region that the keyboard must reach
    <section className={classes.list} aria-label="Left out, and why" tabIndex={0}>
      {groupByBar(leftOut, items, bothKinds).map(({ bar, lines }) => (
        <Stack gap={4} key={bar}>
          <Text size="sm" fw={600}>
            {barTitles[bar]}: {lines.length}
          </Text>
          <Text size="sm">{giveBackBarReasons[bar]}</Text>
          <ul className={classes.names}>
            {lines.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </Stack>
      ))}
    </section>
  );
}
