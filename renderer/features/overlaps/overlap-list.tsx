import { Accordion, Text } from "@mantine/core";
import type { Overlap } from "../../../shared/contract/overlaps.ts";
import { formatDate } from "../../../shared/domain/dates.ts";
import { countOf } from "../../../shared/domain/words.ts";
import classes from "./overlap-list.module.css";
import { PassageList } from "./passage-list.tsx";

type OverlapListProps = {
  readonly scriptId: string;
  readonly overlaps: readonly Overlap[];
  readonly label: string;
};

/** One row per other script, the most in common first; each opens to the passages. */
export function OverlapList({ scriptId, overlaps, label }: OverlapListProps) {
  return (
    <Accordion
      variant="contained"
      order={3}
      multiple
      defaultValue={overlaps.length === 1 ? ["0"] : []}
      aria-label={label}
      transitionDuration={0}
    >
      {overlaps.map((overlap, index) => (
        // The order is the core's answer, which this page keeps: nothing else tells two scripts apart that may not be named.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <Accordion.Item key={index} value={String(index)}>
          <Accordion.Control>
            <span className={classes.row}>
              <span className={classes.name}>
                <OtherScript other={overlap.other} />
              </span>
              <Share overlap={overlap} />
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            <PassageList scriptId={scriptId} overlap={overlap} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function OtherScript({ other }: Pick<Overlap, "other">) {
  if (!other.visible) {
    return (
      <>
        <Text span size="sm" fw={600}>
          A script received in {other.year}
        </Text>
        <Text span size="xs" c="dimmed">
          Not yours to see. Centre staff can show whose it is.
        </Text>
      </>
    );
  }
  return (
    <>
      <Text span size="sm" fw={600}>
        {other.learner.name}, {other.learner.registrationNumber}
      </Text>
      <Text span size="xs" c="dimmed">
        {other.assessmentTitle}, attempt {other.attempt}, received {formatDate(other.receivedOn)}
      </Text>
    </>
  );
}

function Share({ overlap: { share, sharedWords, passages } }: { readonly overlap: Overlap }) {
  const words = countOf(sharedWords, "word", "words");
  const places = countOf(passages.length, "passage", "passages");
  return (
    <span className={classes.share}>
      <span className={classes.track} aria-hidden>
        <span className={classes.part} style={{ width: `${Math.max(2, share * 100)}%` }} />
      </span>
      <span className={`${classes.figures} tabular`}>
        {formatShare(share)} of this script · {words} · {places}
      </span>
    </span>
  );
}

function formatShare(share: number): string {
  if (share < 0.01) return "less than 1 %";
  return `${Math.round(share * 100)} %`;
}
