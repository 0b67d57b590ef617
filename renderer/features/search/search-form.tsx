import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { sheetStateSchema, sheetStateTitles } from "../../../shared/domain/sheet-state.ts";
import { useCommands } from "../../commands/index.ts";
import { matchesWords } from "../learners/find-learners.ts";
import { noSearch } from "./search-values.ts";
import type { Search } from "./use-search.ts";
import { useSearchChoices } from "./use-search-choices.ts";

type SearchFormProps = { readonly search: Search; readonly onToResults: () => void };

/** As many as the core takes. */
const longestWords = 300;

export function SearchForm({ search, onToResults }: SearchFormProps) {
  const { values, set } = search;
  const choices = useSearchChoices();
  const input = useRef<HTMLInputElement>(null);
  useCommands([
    {
      id: "search.words",
      label: "Type the words to look for",
      shortcut: "/",
      group: "This page",
      run: () => input.current?.select(),
    },
  ]);
  useEffect(() => input.current?.focus(), []);

  const leave = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && values.words !== "") set({ words: "" });
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    onToResults();
  };
  const isFiltered = values.learnerId !== null || values.assessmentId !== null || values.state !== null;
  return (
    <Stack gap="xs" role="search" aria-label="Search the scripts">
      <TextInput
        ref={input}
        label="Words"
        description={
          'Every word must be there, in any of its forms. "Words in quotation marks" stand together, -words must not be there.'
        }
        maxLength={longestWords}
        value={values.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        onKeyDown={leave}
        autoComplete="off"
        spellCheck={false}
        maw={720}
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Group gap="xs">
        <Select
          aria-label="Learner"
          placeholder="Any learner"
          clearable
          searchable
          openOnFocus={false}
          limit={50}
          w={256}
          data={choices.learners}
          filter={({ options, search: typed }) =>
            options.filter((option) => !("group" in option) && matchesWords(typed, [option.label]))
          }
          value={values.learnerId}
          onChange={(learnerId) => set({ learnerId })}
          nothingFoundMessage="No learner has this in the name or the number"
        />
        <Select
          aria-label="Assessment"
          placeholder="Any assessment"
          clearable
          w={256}
          data={choices.assessments}
          value={values.assessmentId}
          onChange={(assessmentId) => set({ assessmentId })}
        />
        <Select
          aria-label="State"
          placeholder="Any state"
          clearable
          w={188}
          data={sheetStateSchema.options.map((state) => ({ value: state, label: sheetStateTitles[state] }))}
          value={values.state}
          onChange={(state) => set({ state })}
        />
        {isFiltered && (
          <Button variant="subtle" size="compact-sm" onClick={() => set({ ...noSearch, words: values.words })}>
            Clear the filters
          </Button>
        )}
      </Group>
    </Stack>
  );
}
