import { Text, UnstyledButton } from "@mantine/core";
import { format, parseISO } from "date-fns";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { SheetHistory } from "../../../shared/contract/marking.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import classes from "./history.module.css";
import { describeMoment, groupByDay } from "./history-words.ts";

type MomentListProps = {
  readonly history: SheetHistory;
  readonly specification: SheetSpecification;
  /** By its place in the history. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
};

/** Every moment at which the sheet said something new, the newest first. One Tab stop; arrow keys move through time. */
export function MomentList({ history, specification, chosen, onChoose }: MomentListProps) {
  const list = useRef<HTMLElement>(null);
  // The history is read after the drawer has placed the keyboard on its own first button.
  useEffect(() => list.current?.querySelector<HTMLElement>("[aria-current]")?.focus(), []);
  return (
    <nav ref={list} className={classes.moments} aria-label="Moments" onKeyDown={moveByArrows}>
      {groupByDay(history).map(({ day, moments }) => (
        <section key={day} aria-label={day}>
          <Text size="xs" fw={600} className={classes.day}>
            {day}
          </Text>
          <ol className={classes.list}>
            {moments.map((moment) => {
              const index = history.indexOf(moment);
              const isChosen = index === chosen;
              return (
                <li key={index}>
                  <UnstyledButton
                    className={classes.moment}
                    aria-current={isChosen ? "true" : undefined}
                    tabIndex={isChosen ? 0 : -1}
                    data-autofocus={isChosen || undefined}
                    onFocus={() => onChoose(index)}
                    onClick={() => onChoose(index)}
                  >
                    <span className={classes.time}>{format(parseISO(moment.at), "HH:mm:ss")}</span>
                    <span>
                      {describeMoment(specification, moment)}
                      <span className={classes.person}>{moment.person.name}</span>
                    </span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </nav>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const moments = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const current = moments.findIndex((moment) => moment.contains(document.activeElement));
  const wanted = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    Home: 0,
    End: moments.length - 1,
  }[event.key];
  if (wanted === undefined || current < 0) return;
  event.preventDefault();
  moments[Math.min(Math.max(wanted, 0), moments.length - 1)]?.focus();
}
