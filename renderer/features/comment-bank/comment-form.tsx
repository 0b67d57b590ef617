import { Button, Group, NativeSelect, Radio, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { findUnknownPlaceholders } from "../../../shared/domain/comment-text.ts";
import { nameCriterion } from "../../../shared/domain/criteria.ts";
import { api, client } from "../../api/client.ts";
import { usePerson } from "../../app/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { nameItemById } from "../mark-sheet/item-words.ts";
import { useSheet } from "../mark-sheet/sheet-context.tsx";
import classes from "./comment-bank.module.css";
import type { FeedbackTarget } from "./feedback-target.ts";

/** A comment to be kept: a new one has no id yet. */
export type CommentToKeep = Omit<BankComment, "id" | "uses" | "writable" | "revision"> &
  Partial<Pick<BankComment, "id" | "revision">>;

/** Offered where it was written, until the person says otherwise. */
export function newComment(text: string, field: FeedbackTarget["field"]): CommentToKeep {
  return { scope: "personal", place: null, criterion: null, field, text };
}

const everywhere = "everywhere";
const thisSection = "section";

type CommentFormProps = {
  readonly target: FeedbackTarget;
  readonly comment: CommentToKeep;
  readonly onDone: () => void;
};

/** Keeps a comment, or changes one. */
export function CommentForm({ target, comment, onDone }: CommentFormProps) {
  const { head, criteria } = useSheet();
  const { roles } = usePerson();
  const records = useQueryClient();
  const offered = criteria.get(target.itemId) ?? [];
  const textField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => textField.current?.focus(), []);
  const [text, setText] = useState(comment.text);
  const [scope, setScope] = useState(comment.scope);
  const [field, setField] = useState<CommentToKeep["field"]>(comment.field);
  const [where, setWhere] = useState(
    comment.criterion
      ? nameCriterion(comment.criterion)
      : comment.id !== undefined && !comment.place
        ? everywhere
        : thisSection,
  );
  const [problem, setProblem] = useState<string>();
  const save = useMutation({
    mutationFn: async () => {
      const place = {
        qualificationId: head.qualificationId,
        assessmentId: head.script.assessmentId,
        itemId: target.itemId,
      };
      const fields = {
        text,
        scope,
        field,
        place: where === everywhere ? null : place,
        criterion: offered.find((candidate) => nameCriterion(candidate) === where) ?? null,
      };
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
          ref={textField}
          value={text}
          error={problem}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label="Offer it"
          value={where}
          onChange={(event) => setWhere(event.currentTarget.value)}
          data={[
            { value: thisSection, label: `In ${nameItemById(head.specification, target.itemId) ?? "this section"}` },
            ...offered.map((each) => ({ value: nameCriterion(each), label: `There, for ${nameCriterion(each)}` })),
            { value: everywhere, label: "Everywhere" },
          ]}
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
        {(roles.includes("iqa") || roles.includes("centre-staff")) && (
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
