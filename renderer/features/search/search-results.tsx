import { Text } from "@mantine/core";
import { type KeyboardEvent, type RefObject, useState } from "react";
import type { SearchHit } from "../../../shared/contract/search.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { holdsSeveralQualifications } from "../../components/script-columns.tsx";
import { StateBadge } from "../../components/state-badge.tsx";
import classes from "./search-results.module.css";

type SearchResultsProps = {
  readonly hits: readonly SearchHit[];
  readonly list: RefObject<HTMLOListElement | null>;
  readonly onOpen: (hit: SearchHit) => void;
  /** Upwards out of the first result. */
  readonly onLeave: () => void;
};

/** Each result is one button. One tab stop for all of them, the arrow keys move inside. */
export function SearchResults({ hits, list, onOpen, onLeave }: SearchResultsProps) {
  const [active, setActive] = useState(0);
  const stop = Math.min(active, hits.length - 1);

  const move = (event: KeyboardEvent) => {
    const index = buttonsOf(list.current).findIndex((button) => button.matches(":focus"));
    const next = targetOf(event.key, index, hits.length);
    if (index < 0 || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (next < 0) onLeave();
    else buttonsOf(list.current)[next]?.focus();
  };
  const several = holdsSeveralQualifications(hits.map(({ script }) => script));
  return (
    <ol ref={list} className={classes.list} aria-label="Results" onKeyDown={move}>
      {hits.map((hit, index) => (
        <li key={hit.file.id}>
          <button
            type="button"
            className={classes.hit}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setActive(index)}
            onClick={() => onOpen(hit)}
          >
            <span className={classes.head}>
              <span className={classes.learner}>{hit.script.learner.name}</span>
              <span>
                {hit.script.assessmentTitle}, attempt {hit.script.attempt}
              </span>
              <StateBadge state={hit.script.state} />
            </span>
            <Snippet snippet={hit.snippet} />
            <Text span size="xs" c="dimmed" className="tabular">
              {hit.script.learner.registrationNumber} · {hit.file.name}
              {hit.place.page !== null && `, page ${hit.place.page}`} · received{" "}
              {formatShortDate(hit.script.receivedOn)} · {countPlaces(hit.matches)}
              {several && ` · ${hit.script.qualificationTitle}`}
            </Text>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Snippet({ snippet }: Pick<SearchHit, "snippet">) {
  let at = 0;
  return (
    <span className={classes.snippet}>
      {snippet.map(({ text, found }) => {
        const key = at;
        at += text.length;
        return found ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}

export function buttonsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("button") ?? [])];
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowUp":
      return index - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

function countPlaces(matches: number): string {
  return countOf(matches, "place", "places");
}
