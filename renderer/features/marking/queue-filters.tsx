import { SegmentedControl } from "@mantine/core";
import type { QueueItem } from "../../../shared/contract/marking.ts";
import { SearchField } from "../../components/search-field.tsx";
import { AssessmentFilter } from "../scripts/assessment-filter.tsx";
import { type QueueFilter, type QueueOrder, type QueueStage, stageOf } from "./queue-order.ts";
import classes from "./queue-page.module.css";

type QueueFiltersProps = {
  readonly items: readonly QueueItem[];
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
  readonly order: QueueOrder["by"];
  readonly onChooseOrder: (by: QueueOrder["by"]) => void;
};

/** Which scripts are listed, and in which order "next" goes through those that wait. */
export function QueueFilters({ items, filter, onChange, order, onChooseOrder }: QueueFiltersProps) {
  const count = (stage: Exclude<QueueStage, "all">) => items.filter((item) => stageOf(item) === stage).length;
  const waiting = count("countersign");
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="sm"
        aria-label="Show"
        value={filter.stage}
        onChange={(stage) => onChange({ ...filter, stage: stage as QueueStage })}
        data={[
          { value: "to-mark", label: `To mark (${count("to-mark")})` },
          // Only a trainee's sheets wait for a countersignature: nobody else needs the choice.
          ...(waiting > 0 || filter.stage === "countersign"
            ? [{ value: "countersign", label: `To be countersigned (${waiting})` }]
            : []),
          { value: "signed", label: `Signed (${count("signed")})` },
          { value: "all", label: `All (${items.length})` },
        ]}
      />
      <AssessmentFilter
        scripts={items}
        value={filter.assessment}
        onChange={(assessment) => onChange({ ...filter, assessment })}
      />
      <SearchField
        label="Find in your queue"
        placeholder="Learner, number or assessment"
        value={filter.words}
        onChange={(words) => onChange({ ...filter, words })}
        width={264}
      />
      <span className={classes.order}>
        <span>Next:</span>
        <SegmentedControl
          size="sm"
          aria-label="Order of the next one"
          value={order}
          onChange={(by) => onChooseOrder(by as QueueOrder["by"])}
          data={[
            { value: "due", label: "By due date" },
            { value: "random", label: "At random" },
          ]}
        />
      </span>
    </div>
  );
}
