import { Button, Group, NativeSelect, Radio, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { findUnknownPlaceholders } from "../../../shared/domain/comment-text.ts";
import { api, client } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import classes from "./comment-bank.module.css";
import { findOffer, type OfferGroup, offerChoices, offerKey, withOffer } from "./comment-offers.ts";
import { scopesOf } from "./comment-scopes.ts";

/** A comment to be kept: a new one has no id yet. */
export type CommentToKeep = Omit<BankComment, "id" | "uses" | "retired" | "writable" | "revision"> &
  Partial<Pick<BankComment, "id" | "revision">>;

type CommentFormProps = {
  readonly comment: CommentToKeep;
  /** Where it can be offered. */
  readonly offers: readonly OfferGroup[];
  readonly onDone: () => void;
};

/** Keeps a comment, or changes one. */
export function CommentForm({ comment, offers, onDone }: CommentFormProps) {
  const scopes = scopesOf(usePerson().roles);
  const records = useQueryClient();
  const textField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => textField.current?.focus(), []);
  const [text, setText] = useState(comment.text);
  const [scope, setScope] = useState(comment.scope);
  const [field, setField] = useState<CommentToKeep["field"]>(comment.field);
  const known = withOffer(offers, comment);
  const [where, setWhere] = useState(offerKey(comment));
  const [problem, setProblem] = useState<string>();
  const save = useMutation({
    mutationFn: async () => {
      const { place, criterion } = findOffer(known, where) ?? comment;
      const fields = { text, scope, field, place, criterion };
      const { id, revision } = comment;
      if (id === undefined || revision === undefined) await client.comments.add(fields);
      else await client.comments.update({ ...fields, id, revision });
    },
    onSuccess: () => {
      void records.invalidateQueries({ queryKey: api.comments.key() });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemOf(text);
    setProblem(found);
    if (found === undefined) save.mutate();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Textarea
          label="Comment"
          description="{learner} stands for the learner's name, {firstName} for the first name."
          classNames={{ input: classes.area }}
          data-autofocus
          ref={textField}
          value={text}
          error={problem}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label="Offer it"
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
          data={offerChoices(known)}
        />
        <NativeSelect
          label="As"
          value={field ?? ""}
          onChange={({ currentTarget: { value } }) =>
            setField(value === "strengths" || value === "improvements" ? value : null)
          }
          data={[
            { value: "strengths", label: "A strength" },
            { value: "improvements", label: "An area for improvement" },
            { value: "", label: "Either" },
          ]}
        />
        {scopes.length > 1 && (
          <Radio.Group label="Kept for" value={scope} onChange={(value) => setScope(value as BankComment["scope"])}>
            <Group gap="md" mt={4}>
              <Radio value="personal" label="Yourself" />
              <Radio value="centre" label="Everybody at the centre" />
            </Group>
          </Radio.Group>
        )}
        <ErrorNote error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Keep
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function problemOf(text: string): string | undefined {
  if (text.trim() === "") return "Type the comment.";
  const [unknown] = findUnknownPlaceholders(text);
  return unknown && `${unknown} is not filled in by anything. Use {learner} or {firstName}.`;
}
