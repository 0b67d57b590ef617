import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BankComment } from "../../../shared/contract/comments.ts";
import { api, client } from "../../api/client.ts";
import { confirmAction } from "../../components/confirm.tsx";

/** Removes a comment for good, once the person has said so. */
export function useRemoveComment(comment: BankComment) {
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
  return { askToRemove, removing: remove.isPending, error: remove.error };
}
