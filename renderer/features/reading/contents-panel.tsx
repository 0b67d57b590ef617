import { CloseButton, SegmentedControl, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ScriptHeading } from "../../../shared/contract/scripts.ts";
import { wordsFrom } from "../../../shared/domain/script-sections.ts";
import type { Contents } from "./contents.ts";
import classes from "./contents-panel.module.css";

type ContentsPanelProps = { readonly contents: Contents; readonly onClose: () => void };

/** Headings with their word counts, or small pages, beside the script. */
export function ContentsPanel({ contents, onClose }: ContentsPanelProps) {
  const { headings, goTo, thumbnails } = contents;
  const [shown, setShown] = useState(headings.length > 0 ? "headings" : "pages");
  const both = headings.length > 0 && thumbnails !== undefined;
  return (
    <nav className={classes.panel} aria-label="Contents of the script">
      <div className={classes.head}>
        {both ? (
          <SegmentedControl
            size="xs"
            aria-label="Contents as"
            value={shown}
            onChange={setShown}
            data={[
              { value: "headings", label: "Headings" },
              { value: "pages", label: "Pages" },
            ]}
          />
        ) : (
          <Text size="sm" fw={600}>
            {headings.length > 0 ? "Headings" : "Pages"}
          </Text>
        )}
        <CloseButton size="sm" aria-label="Close the contents" onClick={onClose} />
      </div>
      {shown === "headings" && headings.length > 0 ? <Headings headings={headings} goTo={goTo} /> : thumbnails}
    </nav>
  );
}

function Headings({ headings, goTo }: { headings: readonly ScriptHeading[]; goTo: (heading: ScriptHeading) => void }) {
  const top = Math.min(...headings.map(({ level }) => level));
  const counts = useMemo(() => headings.map((_, index) => wordsFrom(headings, index)), [headings]);
  return (
    <ol className={classes.list}>
      {headings.map((heading, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headings of a stored file never change, and some have the same words.
        <li key={index}>
          <button
            type="button"
            className={classes.heading}
            style={{ paddingInlineStart: 8 + 12 * Math.min(4, heading.level - top) }}
            onClick={() => goTo(heading)}
          >
            <span>{heading.text}</span>
            <span className={classes.words}>
              {(counts[index] ?? 0).toLocaleString("en-GB")}
              <span className={classes.unit}> {counts[index] === 1 ? "word" : "words"}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
