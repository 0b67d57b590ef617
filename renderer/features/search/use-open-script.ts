import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { OpenedScript } from "../../../shared/contract/scripts.ts";
import { api } from "../../api/client.ts";
import { rememberChosenFile } from "../reading/reading-place.ts";
import { jumpState, type ScriptJump } from "./jump.ts";

/** Where this person reads a script, as the core says: whoever may not mark or check it would find a closed door there. */
export function readingPathOf({ id, sheetId, readIn }: OpenedScript): string {
  const paths = { marking: `/mark/${sheetId}`, check: `/check/${sheetId}`, reading: `/read/${id}` };
  return paths[readIn];
}

/** Opens a script at a passage, where the person may read it. */
export function useOpenScript() {
  const records = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async ({ scriptId, jump }: { readonly scriptId: string; readonly jump: ScriptJump }) => {
      const script = await records.fetchQuery(api.scripts.get.queryOptions({ input: { scriptId } }));
      rememberChosenFile(script.id, jump.fileId);
      navigate(readingPathOf(script), { state: jumpState(jump) });
    },
  });
}
