import { useQuery } from "@tanstack/react-query";
import type { ScriptSummary } from "../../../shared/contract/scripts.ts";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import type { ToldSignAnew } from "../../../shared/domain/signed-sheet.ts";
import { api } from "../../api/client.ts";

/** Who has to sign this sheet anew, because it is not what was signed; null where everything stands, and until it is known. */
export function useSignAnew({ id: scriptId, state }: Pick<ScriptSummary, "id" | "state">): ToldSignAnew | null {
  const signed = isSigned(state) || state === "awaiting-countersignature";
  const { data } = useQuery({ ...api.scripts.signAnew.queryOptions({ input: { scriptId } }), enabled: signed });
  return signed ? (data?.by ?? null) : null;
}
