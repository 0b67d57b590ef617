import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { GiveBackKind } from "../../../shared/domain/give-back.ts";
import { api, client } from "../../api/client.ts";
import { saveBlob } from "../../api/files.ts";

/** Has one PDF made of one sheet, hands it over to be saved under the name that the core gives it, and answers with that. */
export function useSaveGivenBack(sheetId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (kind: GiveBackKind) => {
      const file = await client.giveBack.make({ sheetId, kind });
      saveBlob(file, file.name);
      return file.name;
    },
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: api.giveBack.key() }),
        cache.invalidateQueries({ queryKey: api.centre.auditTrail.key() }),
      ]),
  });
}
