import { Stack, Text, Title } from "@mantine/core";
import { useId } from "react";
import type { CommonPassages } from "../../../shared/contract/overlaps.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { jumpTo } from "../search/jump.ts";
import { useOpenScript } from "../search/use-open-script.ts";
import classes from "./passage-list.module.css";
import { PassageSide } from "./passage-side.tsx";

type CommonPartProps = { readonly scriptId: string; readonly common: CommonPassages };

/** What many scripts say alike, as it stands in this one. A person decides whether it is a form or was handed on. */
export function CommonPart({ scriptId, common: { words, files, passages } }: CommonPartProps) {
  const heading = useId();
  const open = useOpenScript();
  return (
    <Stack gap="xs" component="section" aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading}>
        In many scripts
      </Title>
      <Text size="sm" maw={760} className="tabular">
        {countOf(words, "word", "words")} of this script also {words === 1 ? "stands" : "stand"} in {files} or more
        files of other scripts: a form, a heading, or a source that many share.
      </Text>
      <ErrorNote error={open.error} />
      <ol className={`${classes.list} ${classes.alone}`} aria-label="Passages in many scripts">
        {passages.map(({ place, before, text, after, words: length }, index) => (
          <li key={`${place.fileId} ${place.start}`} className={classes.passage}>
            <PassageSide
              title={`Passage ${index + 1} of ${passages.length}, ${countOf(length, "word", "words")}`}
              side={{ place, before, text, after }}
              openLabel={`Open passage ${index + 1} of those in many scripts`}
              onOpen={() => open.mutate({ scriptId, jump: jumpTo(place, text, before, after) })}
            />
          </li>
        ))}
      </ol>
    </Stack>
  );
}
