import { createContext, type ReactNode, use } from "react";
import type { AssessorSheet, Signature } from "../../../shared/contract/marking.ts";
import type { Decision } from "../../../shared/domain/decision.ts";
import type { SheetDraft } from "../marking/sheet-draft.ts";

/** What a sheet says of itself, in every view of it. */
export type SheetHead = Omit<AssessorSheet, "entries" | "signatures" | "revision" | "writable">;

/** Whose marks a column holds, in the mark sheet's own words. */
export type Column = "Assr" | "QA";

export type OpenSheet = {
  readonly head: SheetHead;
  readonly column: Column;
  readonly draft: SheetDraft;
  readonly signatures: readonly Signature[];
  /** False once signed, committed or in another's hands: everything is text then, nothing a field. */
  readonly writable: boolean;
};

const SheetContext = createContext<OpenSheet | null>(null);
/** Apart from the rest: it changes with every mark, and most of a sheet need not be drawn again for that. */
const DecisionContext = createContext<Decision | null>(null);

type SheetProviderProps = { readonly sheet: OpenSheet; readonly decision: Decision; readonly children: ReactNode };

export function SheetProvider({ sheet, decision, children }: SheetProviderProps) {
  return (
    <SheetContext value={sheet}>
      <DecisionContext value={decision}>{children}</DecisionContext>
    </SheetContext>
  );
}

/** The sheet around this part of it. */
export function useSheet(): OpenSheet {
  const sheet = use(SheetContext);
  if (!sheet) throw new Error("There is no mark sheet around this.");
  return sheet;
}

/** What the column's marks come to at this moment. */
export function useDecision(): Decision {
  const decision = use(DecisionContext);
  if (!decision) throw new Error("There is no mark sheet around this.");
  return decision;
}
