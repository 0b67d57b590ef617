import { Button, Group } from "@mantine/core";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import type { CommentToKeep } from "./comment-form.tsx";
import { useRemoveComment } from "./use-remove-comment.ts";

type CommentActionsProps = {
  readonly comment: BankComment;
  readonly onInsert: () => void;
  readonly onChange: (comment: CommentToKeep) => void;
};

/** What can be done with the chosen comment. Another's comment, and the centre's for most people, can only be put in. */
export function CommentActions({ comment, onInsert, onChange }: CommentActionsProps) {
  const { askToRemove, removing, error } = useRemoveComment(comment);
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
            <Button size="xs" variant="default" onClick={() => void askToRemove()} loading={removing}>
              Remove
            </Button>
          </>
        )}
      </Group>
      <ErrorNote error={error} />
    </>
  );
}
