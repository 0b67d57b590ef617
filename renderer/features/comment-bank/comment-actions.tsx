import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { api, client } from "../../api/client.ts";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import type { CommentToKeep } from "./comment-form.tsx";

type CommentActionsProps = {
  readonly comment: BankComment;
  readonly onInsert: () => void;
  readonly onChange: (comment: CommentToKeep) => void;
};

/** What can be done with the chosen comment. Another's comment, and the centre's for most people, can only be put in. */
export function CommentActions({ comment, onInsert, onChange }: CommentActionsProps) {
  const records = useQueryClient();
  const remove = useMutation({
    mutationFn: () => client.comments.remove({ id: comment.id, revision: comment.revision }),
    onSuccess: () => records.invalidateQueries({ queryKey: api.comments.key() }),
  });
  const askToRemove = async () => {
    const sure = await confirmAction({
      title: "Remove this comment?",
      body:
        comment.scope === "centre"
          ? "It is removed for everybody at the centre. Feedback that was written with it stays as it is."
          : "Feedback that was written with it stays as it is.",
      confirmLabel: "Remove",
      danger: true,
    });
    if (sure) remove.mutate();
  };
  return (
    <>
      <Group gap="xs">
        <Button size="xs" onClick={onInsert}>
          Put it in
        </Button>
        {comment.writable && (
          <>
            <Button size="xs" variant="default" onClick={() => onChange(comment)}>
              Change
            </Button>
            <Button size="xs" variant="default" onClick={() => void askToRemove()} loading={remove.isPending}>
              Remove
            </Button>
          </>
        )}
      </Group>
      <ErrorNote error={remove.error} />
    </>
  );
}
