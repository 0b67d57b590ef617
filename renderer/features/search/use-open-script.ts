import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import type { SignedInPerson } from "../../../shared/contract/system.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";
import { rememberChosenFile } from "../reading/reading-place.ts";
import { jumpState, type ScriptJump } from "./jump.ts";

/** Where this person reads a script: beside their own column of its sheet, else by itself. The core has the last word. */
export function readingPathOf(person: Pick<SignedInPerson, "id" | "roles">, script: ScriptSummary): string {
  const isAssessor = script.assessor?.id === person.id;
  if (isAssessor && hasRole(person, "assessor")) return `/mark/${script.sheetId}`;
  const mayCheck = isSigned(script.state) && !isAssessor && (script.iqa === null || script.iqa.id === person.id);
  if (mayCheck && hasRole(person, "iqa")) return `/check/${script.sheetId}`;
  return `/read/${script.id}`;
}

/** Opens a script at a passage, where the person may read it. */
export function useOpenScript() {
  const person = usePerson();
  const records = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: async ({ scriptId, jump }: { readonly scriptId: string; readonly jump: ScriptJump }) => {
      const script = await records.fetchQuery(api.scripts.get.queryOptions({ input: { scriptId } }));
      rememberChosenFile(script.id, jump.fileId);
      navigate(readingPathOf(person, script), { state: jumpState(jump) });
    },
  });
}
