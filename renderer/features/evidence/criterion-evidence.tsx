import { IconChevronRight } from "@tabler/icons-react";
import { useEffect, useId, useState } from "react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { evidenceId } from "../mark-sheet/sheet-places.ts";
import { CoverageStrip } from "./coverage-strip.tsx";
import { type CriterionChoice, keyOfCriterion } from "./criterion-choices.ts";
import type { EvidenceDesk } from "./evidence-desk.tsx";
import { EvidenceLine } from "./evidence-line.tsx";
import classes from "./item-evidence.module.css";

type CriterionEvidenceProps = { readonly choice: CriterionChoice; readonly desk: EvidenceDesk };

/** One criterion: how much evidence, where in the script; opened, each piece of it. */
export function CriterionEvidence({ choice, desk }: CriterionEvidenceProps) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const key = keyOfCriterion(choice);
  const isOwn = (of: { unit: string; criterion: string; itemId: string }) => keyOfCriterion(of) === key;
  const evidence = desk.evidence.filter(isOwn);
  const coverage = desk.columns.flatMap(({ side, coverage: all }) =>
    all.filter(isOwn).flatMap(({ places }) => places.map((place) => ({ ...place, side }))),
  );
  const order = new Map(coverage.map(({ evidenceId, at }) => [evidenceId, at]));
  const sorted = evidence.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
  const { active } = desk;
  const holdsActive = evidence.some((each) => each.id === active?.id);

  const lost = evidence.filter((each) => desk.lost.has(each.id)).length;

  // What asks for something to be done is not left folded away.
  useEffect(() => {
    if (lost > 0) setOpened(true);
  }, [lost]);

  useEffect(() => {
    if (holdsActive && active) setOpened(true);
  }, [holdsActive, active]);

  const show = (evidenceId: string) => {
    const each = evidence.find((candidate) => candidate.id === evidenceId);
    if (each) desk.choose(each, "list");
  };
  return (
    // Without evidence there is nothing in it to focus, and whoever is sent here must land here all the same.
    <li id={evidenceId(choice.itemId, choice)} tabIndex={-1} className={classes.criterion}>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={opened}
          aria-controls={id}
          disabled={evidence.length === 0}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight size={14} aria-hidden className={classes.chevron} />
          <span className={classes.name}>{choice.name}</span>
          <span className={classes.count} data-none={evidence.length === 0 || lost > 0 || undefined}>
            {countWords(evidence, lost)}
          </span>
        </button>
        <CoverageStrip name={choice.name} places={coverage} activeId={active?.id} onShow={show} />
      </div>
      <ul id={id} className={classes.lines} hidden={!opened || evidence.length === 0}>
        {opened && sorted.map((each) => <EvidenceLine key={each.id} evidence={each} desk={desk} />)}
      </ul>
    </li>
  );
}

/** A criterion without evidence says so in words and, by its shape, at a glance. */
function countWords(evidence: readonly Evidence[], lost: number): string {
  if (evidence.length === 0) return "No evidence";
  const places = countOf(evidence.length, "place", "places");
  return lost > 0 ? `${places}, ${lost} not found` : places;
}
