import { Anchor, Text } from "@mantine/core";
import { countOf } from "../../../shared/domain/words.ts";
import { asShownError } from "../../api/errors.ts";
import type { CriterionChoice } from "./criterion-choices.ts";
import { CriterionEvidence } from "./criterion-evidence.tsx";
import { useEvidenceDesk } from "./evidence-desk.tsx";
import classes from "./item-evidence.module.css";

/** The evidence for each criterion of one part of the sheet. Nothing where there is no desk, or no criterion. */
export function ItemEvidence({ itemId }: { readonly itemId: string }) {
  const desk = useEvidenceDesk();
  const choices = desk?.choices.filter((choice) => choice.itemId === itemId) ?? [];
  if (!desk || choices.length === 0) return null;
  if (desk.error) {
    return (
      <Text size="sm" c="red" role="alert">
        The evidence can't be read. {asShownError(desk.error).message}{" "}
        <Anchor component="button" type="button" size="sm" onClick={desk.retry}>
          Try again
        </Anchor>
      </Text>
    );
  }
  const has = ({ unit, criterion }: CriterionChoice) =>
    desk.evidence.some((each) => each.itemId === itemId && each.unit === unit && each.criterion === criterion);
  const missing = choices.filter((choice) => !has(choice)).length;
  return (
    <div className={classes.evidence}>
      <div className={classes.head}>
        <span className={classes.title}>Evidence</span>
        <Text span size="xs" c="dimmed">
          {summarise(choices.length, missing)}
        </Text>
      </div>
      <ul className={classes.criteria} aria-label="Evidence">
        {choices.map((choice) => (
          <CriterionEvidence key={choice.number} choice={choice} desk={desk} />
        ))}
      </ul>
    </div>
  );
}

function summarise(all: number, missing: number): string {
  if (missing === 0) return all === 1 ? "The criterion has evidence" : "Every criterion has evidence";
  if (missing === all) return "None tied yet";
  return countOf(missing, "criterion has none yet", "criteria have none yet");
}
