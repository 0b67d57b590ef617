import { Text } from "@mantine/core";
import type { Overlap, SharedPassage } from "../../../shared/contract/overlaps.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { jumpTo } from "../search/jump.ts";
import { useOpenScript } from "../search/use-open-script.ts";
import classes from "./passage-list.module.css";
import { PassageSide } from "./passage-side.tsx";

type PassageListProps = { readonly scriptId: string; readonly overlap: Overlap };
type Side = SharedPassage["here"];

/** The passages of two scripts side by side, in the order of this one, each with a way into its script. */
export function PassageList({ scriptId, overlap }: PassageListProps) {
  const open = useOpenScript();
  const openAt = (id: string, { place, before, text, after }: Side) =>
    open.mutate({ scriptId: id, jump: jumpTo(place, text, before, after) });
  const { other, passages } = overlap;
  const otherName = other.visible ? other.learner.name : `a script received in ${other.year}`;
  return (
    <>
      <ErrorNote error={open.error} />
      <ol className={classes.list} aria-label={`Passages in common with ${otherName}`}>
        {passages.map((passage, index) => (
          <li key={`${passage.here.place.fileId} ${passage.here.place.start}`} className={classes.passage}>
            <Text size="xs" c="dimmed" className="tabular">
              Passage {index + 1} of {passages.length}, {passage.words} words
            </Text>
            <div className={classes.sides}>
              <PassageSide
                title="This script"
                side={passage.here}
                openLabel={`Open passage ${index + 1} in this script`}
                onOpen={() => openAt(scriptId, passage.here)}
              />
              {passage.there && other.visible ? (
                <PassageSide
                  title={other.learner.name}
                  side={passage.there}
                  openLabel={`Open passage ${index + 1} in ${other.learner.name}'s script`}
                  onOpen={() => passage.there && openAt(other.scriptId, passage.there)}
                />
              ) : (
                <Text size="sm" c="dimmed" className={classes.closed}>
                  The other script has the same words, or nearly so. The rest of it is not yours to see.
                </Text>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
