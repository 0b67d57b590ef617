import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { api, client } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import type { CommentToKeep } from "./comment-form.tsx";
import { useRemoveComment } from "./use-remove-comment.ts";

type KeepActionsProps = { readonly comment: BankComment; readonly onChange: (comment: CommentToKeep) => void };

/** What a keeper of a comment does with it. Retiring can be taken back, so nobody is asked first. */
export function KeepActions({ comment, onChange }: KeepActionsProps) {
  const records = useQueryClient();
  const { id, revision, retired } = comment;
  const { askToRemove, removing, error } = useRemoveComment(comment);
  const retire = useMutation({
    mutationFn: () => client.comments.retire({ id, revision, retired: !retired }),
    onSuccess: () => records.invalidateQueries({ queryKey: api.comments.key() }),
  });
  const words = comment.text.length > 60 ? `${comment.text.slice(0, 60)}…` : comment.text;
  const button = (label: string, onClick: () => void, loading = false) => (
    <Button size="compact-sm" variant="subtle" onClick={onClick} loading={loading} aria-label={`${label}: ${words}`}>
      {label}
    </Button>
  );
  return (
    <>
      <Group gap={4} justify="flex-end" wrap="nowrap">
        {button("Change", () => onChange(comment))}
        {button(retired ? "Bring back" : "Retire", () => retire.mutate(), retire.isPending)}
        {button("Remove", () => void askToRemove(), removing)}
      </Group>
      <ErrorNote error={retire.error ?? error} />
    </>
  );
}
