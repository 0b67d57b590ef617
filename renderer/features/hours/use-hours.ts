import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { HoursLog } from "../../../shared/contract/hours.ts";
import { api } from "../../api/client.ts";

/** The hours that a diary records; every change answers with the whole log, which takes the place of the one before. */
export function useHours(scriptId: string) {
  const records = useQueryClient();
  const log = useQuery(api.hours.list.queryOptions({ input: { scriptId } }));
  const replace = (answer: HoursLog) => records.setQueryData(api.hours.list.queryKey({ input: { scriptId } }), answer);
  return { log, replace };
}
