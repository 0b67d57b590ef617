import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Interest } from "../../../shared/contract/centre.ts";
import { api } from "../../api/client.ts";

/** The declared interests that this person may see, and how an answer of the core takes their place. */
export function useInterests() {
  const records = useQueryClient();
  const interests = useQuery(api.centre.listInterests.queryOptions());
  const replace = async (answer: Interest[]) => {
    records.setQueryData(api.centre.listInterests.queryKey(), answer);
    // What somebody may mark, countersign or check follows from it.
    await Promise.all([
      records.invalidateQueries({ queryKey: api.marking.key() }),
      records.invalidateQueries({ queryKey: api.iqa.key() }),
    ]);
  };
  return { interests, replace };
}
