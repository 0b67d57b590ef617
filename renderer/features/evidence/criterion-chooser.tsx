import { Text, TextInput } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { type CriterionChoice, keyOfCriterion, narrowCriteria } from "./criterion-choices.ts";
import classes from "./evidence.module.css";

type CriterionChooserProps = {
  readonly choices: readonly CriterionChoice[];
  readonly chosen: CriterionChoice | undefined;
  readonly onChoose: (choice: CriterionChoice | undefined) => void;
};

/** The sheet's criteria, narrowed by typing: a number of the list, an official number, or words. The first match is chosen. */
export function CriterionChooser({ choices, chosen, onChoose }: CriterionChooserProps) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const shown = narrowCriteria(choices, typed);
  const optionId = (choice: CriterionChoice) => `${id}-${choice.number}`;
  const chosenId = chosen && shown.includes(chosen) ? optionId(chosen) : undefined;

  useEffect(() => {
    // The list scrolls, not the dialog.
    const option = chosenId === undefined ? null : document.getElementById(chosenId);
    const list = option?.parentElement;
    if (!option || !list) return;
    const above = option.offsetTop - list.offsetTop - list.scrollTop;
    if (above < 0 || above + option.offsetHeight > list.clientHeight)
      list.scrollTop = option.offsetTop - list.offsetTop - list.clientHeight / 2;
  }, [chosenId]);

  const step = (by: 1 | -1) => {
    const at = chosen ? shown.indexOf(chosen) : -1;
    onChoose(shown[Math.min(shown.length - 1, Math.max(0, at + by))]);
  };
  return (
    <div className={classes.chooser}>
      <TextInput
        data-autofocus
        label="Criterion"
        description="Type its number in this list, its own number, or words of it."
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosenId}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          const value = event.currentTarget.value;
          setTyped(value);
          onChoose(narrowCriteria(choices, value)[0]);
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          step(event.key === "ArrowDown" ? 1 : -1);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Criteria of the sheet" className={classes.options}>
        {shown.map((choice) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and says which option is chosen.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field above.
          <div
            key={keyOfCriterion(choice)}
            id={optionId(choice)}
            role="option"
            aria-selected={choice === chosen}
            className={classes.option}
            onClick={() => onChoose(choice)}
          >
            <span className={classes.ordinal}>{choice.number}</span>
            <span className={classes.optionName}>{choice.name}</span>
            <span>{choice.text}</span>
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <Text size="sm" role="status">
          No criterion of this sheet has that number or those words.
        </Text>
      )}
    </div>
  );
}
