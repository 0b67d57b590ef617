import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** Learners carry their scripts and scripts carry their learner: after a change to one, both are read again. */
export function useRefreshLearners(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: api.learners.key() }),
      cache.invalidateQueries({ queryKey: api.scripts.key() }),
    ]);
  };
}
