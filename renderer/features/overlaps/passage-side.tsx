import { Button, Text } from "@mantine/core";
import type { SharedPassage } from "../../../shared/contract/overlaps.ts";
import classes from "./passage-list.module.css";

type PassageSideProps = {
  readonly title: string;
  readonly side: SharedPassage["here"];
  readonly openLabel: string;
  readonly onOpen: () => void;
};

/** A passage in its sentence, with a way into its script. */
export function PassageSide({ title, side, openLabel, onOpen }: PassageSideProps) {
  const { place } = side;
  return (
    <div className={classes.side}>
      <div className={classes.head}>
        <Text size="xs" fw={600}>
          {title}
          {place.page !== null && `, page ${place.page}`}
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={onOpen} aria-label={openLabel}>
          Open
        </Button>
      </div>
      <blockquote className={classes.quote}>
        <span className={classes.around}>{joinBlankLines(side.before)}</span>
        <mark>{joinBlankLines(side.text)}</mark>
        <span className={classes.around}>{joinBlankLines(side.after)}</span>
      </blockquote>
    </div>
  );
}

/** A quoted passage keeps its line ends; the space between paragraphs would only push the other side out of sight. */
function joinBlankLines(text: string): string {
  return text.replace(/\s*\n\s*/g, "\n");
}
