import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconSearch, IconTextPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { matchesSearch, namePlaceholders } from "../../../shared/domain/comment-text.ts";
import { nameCriterion } from "../../../shared/domain/criteria.ts";
import { api, client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { useSheet } from "../mark-sheet/sheet-context.tsx";
import { BankList, optionId } from "./bank-list.tsx";
import { CommentActions } from "./comment-actions.tsx";
import type { CommentToKeep } from "./comment-form.tsx";
import type { FeedbackTarget } from "./feedback-target.ts";

type BankSearchProps = {
  readonly target: FeedbackTarget;
  readonly onInsert: (text: string) => void;
  readonly onKeep: (comment: CommentToKeep) => void;
};

/** Finds a comment by its words. The keyboard stays in the search: arrow keys choose, Enter puts the chosen one in. */
export function BankSearch({ target, onInsert, onKeep }: BankSearchProps) {
  const { head, criteria } = useSheet();
  const records = useQueryClient();
  const searchField = useRef<HTMLInputElement>(null);
  // Back from keeping a comment: the drawer places the keyboard only when it opens.
  useEffect(() => searchField.current?.focus(), []);
  const [search, setSearch] = useState("");
  const [criterionName, setCriterionName] = useState("");
  const [chosenId, setChosenId] = useState<string>();
  const offered = criteria.get(target.itemId) ?? [];
  const criterion = offered.find((candidate) => nameCriterion(candidate) === criterionName);
  const place = {
    qualificationId: head.qualificationId,
    assessmentId: head.script.assessmentId,
    itemId: target.itemId,
  };
  const input = { place, field: target.field, ...(criterion && { criterion }) };
  const bank = useQuery(api.comments.list.queryOptions({ input, placeholderData: (former) => former }));
  const found = (bank.data ?? []).filter((comment) => matchesSearch(comment.text, search));
  const chosen = found.find((comment) => comment.id === chosenId) ?? found[0];
  const insert = useMutation({
    mutationFn: ({ id }: BankComment) => client.comments.insert({ id, sheetId: head.script.sheetId }),
    onSuccess: ({ text }) => {
      void records.invalidateQueries({ queryKey: api.comments.key() });
      onInsert(text);
    },
  });

  const chooseByKeys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const index = chosen ? found.indexOf(chosen) : -1;
      setChosenId(found[Math.min(Math.max(index + step, 0), found.length - 1)]?.id);
    } else if (event.key === "Enter" && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (!insert.isPending) insert.mutate(chosen);
    }
  };
  // Offered where it was written, until the person says otherwise.
  const keep = (words: string) => {
    const text = namePlaceholders(words, head.script.learner.name);
    onKeep({ scope: "personal", place, criterion: null, field: target.field, text });
  };

  return (
    <Stack gap="sm">
      <TextInput
        ref={searchField}
        label="Find a comment"
        description="Enter puts the chosen one in at the cursor."
        leftSection={<IconSearch size={16} aria-hidden />}
        autoComplete="off"
        data-autofocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? "bank-comments" : undefined}
        aria-activedescendant={chosen && optionId(chosen.id)}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={chooseByKeys}
      />
      {offered.length > 0 && (
        <NativeSelect
          label="For"
          value={criterionName}
          onChange={(event) => setCriterionName(event.currentTarget.value)}
          data={[
            { value: "", label: "All criteria of this section" },
            ...offered.map((each) => ({ value: nameCriterion(each), label: nameCriterion(each) })),
          ]}
        />
      )}
      <ErrorNote error={bank.error ?? insert.error} />
      {bank.isPending && <LoadingArea label="Reading the comment bank" />}
      {bank.data && found.length === 0 && (
        <Text size="sm" c="dimmed">
          {bank.data.length === 0
            ? "No comment is kept for this place yet. Select words in your feedback and open this again to keep them."
            : "No comment has these words in it."}
        </Text>
      )}
      {found.length > 0 && (
        <BankList
          comments={found}
          chosen={chosen}
          learnerName={head.script.learner.name}
          onChoose={setChosenId}
          onInsert={(comment) => insert.mutate(comment)}
        />
      )}
      {chosen && <CommentActions comment={chosen} onInsert={() => insert.mutate(chosen)} onChange={onKeep} />}
      <Group gap="xs">
        {target.selected.trim() !== "" && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTextPlus size={16} aria-hidden />}
            onClick={() => keep(target.selected.trim())}
          >
            Keep the selected text
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => keep("")}>
          New comment
        </Button>
      </Group>
    </Stack>
  );
}
