import { CloseButton, SegmentedControl, Text } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { wordsFrom } from "../../../shared/domain/script-sections.ts";
import type { Contents } from "./contents.ts";
import classes from "./contents-panel.module.css";
import type { ReadingSurface } from "./reading-surface.ts";
import { scrollIntoSight } from "./scroll-into-sight.ts";
import { useHeadingInSight } from "./use-heading-in-sight.ts";

type ContentsPanelProps = {
  readonly contents: Contents;
  readonly surface: ReadingSurface | undefined;
  readonly onClose: () => void;
};

/** Headings with their word counts, or small pages, beside the script. */
export function ContentsPanel({ contents, surface, onClose }: ContentsPanelProps) {
  const { headings, thumbnails } = contents;
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
      {shown === "headings" && headings.length > 0 ? <Headings contents={contents} surface={surface} /> : thumbnails}
    </nav>
  );
}

function Headings({ contents, surface }: Pick<ContentsPanelProps, "contents" | "surface">) {
  const { headings } = contents;
  const [current, goneTo] = useHeadingInSight(contents, surface);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const button = current === undefined ? undefined : list.current?.children[current];
    if (button && list.current) scrollIntoSight(list.current, button.getBoundingClientRect());
  }, [current]);
  const top = Math.min(...headings.map(({ level }) => level));
  const counts = useMemo(() => headings.map((_, index) => wordsFrom(headings, index)), [headings]);
  return (
    <ol ref={list} className={classes.list}>
      {headings.map((heading, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headings of a stored file never change, and some have the same words.
        <li key={index}>
          <button
            type="button"
            className={classes.heading}
            style={{ paddingInlineStart: 8 + 12 * Math.min(4, heading.level - top) }}
            aria-current={index === current ? "location" : undefined}
            onClick={() => {
              goneTo(index);
              surface?.goTo(heading);
            }}
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
