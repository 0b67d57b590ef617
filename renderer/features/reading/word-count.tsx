import { Text } from "@mantine/core";
import classes from "./reading-area.module.css";

export function WordCount({ words }: { readonly words: number }) {
  return (
    <Text component="span" size="xs" c="dimmed" className={classes.words}>
      {words.toLocaleString("en-GB")} {words === 1 ? "word" : "words"}
    </Text>
  );
}
