import { createContext, type ReactNode, use, useMemo } from "react";
import type { SheetHead, Signature } from "../../../shared/contract/sheet.ts";
import { type Decision, decideSheet } from "../../../shared/domain/decision.ts";
import type { CriterionRef } from "../../../shared/domain/qualification.ts";
import type { FeedbackTarget } from "../comment-bank/feedback-target.ts";
import type { SheetDraft } from "../marking/sheet-draft.ts";
import { useDraft } from "../marking/use-draft.ts";
import { useSheetWords } from "./use-sheet-words.ts";

/** Whose marks a column holds, in the mark sheet's own words. */
export type Column = "Assr" | "QA";

export type OpenSheet = {
  readonly head: SheetHead;
  /** Judged beside each item, by its id. */
  readonly criteria: ReadonlyMap<string, readonly CriterionRef[]>;
  readonly column: Column;
  readonly draft: SheetDraft;
  /** Opens the comment bank for a feedback field. */
  readonly openComments: (target: FeedbackTarget) => void;
  /** Items that were passed on an earlier attempt and are not shown yet: the IQA commits their own marks first. */
  readonly withheld: readonly string[];
  readonly signatures: readonly Signature[];
  /** False once signed, committed or in another's hands: everything is text then, nothing a field. */
  readonly writable: boolean;
};

const SheetContext = createContext<OpenSheet | null>(null);
/** Apart from the rest: it changes with every mark, and most of a sheet need not be drawn again for that. */
const DecisionContext = createContext<Decision | null>(null);

type SheetProviderProps = { readonly sheet: OpenSheet; readonly children: ReactNode };

/** Decides anew with every mark. Its children stay as they are: only what reads the decision is drawn again. */
export function SheetProvider({ sheet, children }: SheetProviderProps) {
  const { specification } = sheet.head;
  const judgements = useDraft(sheet.draft, (snapshot) => snapshot.judgements);
  const decision = useMemo(() => decideSheet(specification, judgements), [specification, judgements]);
  useSheetWords(sheet.head);
  return (
    <SheetContext value={sheet}>
      <DecisionContext value={decision}>{children}</DecisionContext>
    </SheetContext>
  );
}

/** A part of a sheet in which everything is text, whatever the rest of it is. */
export function ReadOnlyPart({ children }: { readonly children: ReactNode }) {
  const sheet = useSheet();
  const readOnly = useMemo(() => ({ ...sheet, writable: false }), [sheet]);
  return <SheetContext value={readOnly}>{children}</SheetContext>;
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
