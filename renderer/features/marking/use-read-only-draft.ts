import { useState } from "react";
import type { Entry } from "../../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import { asShownError } from "../../api/errors.ts";
import { createSheetDraft, type SheetDraft } from "./sheet-draft.ts";

type Column = {
  readonly specification: SheetSpecification;
  readonly entries: readonly Entry[];
  readonly revision: number;
};

/** A column that is shown and never written. A change of it needs a new React key. */
export function useReadOnlyDraft({ specification, entries, revision }: Column): SheetDraft {
  const [draft] = useState(() =>
    createSheetDraft({
      specification,
      entries,
      revision,
      save: () => Promise.reject(new Error("This column is shown, not written.")),
      describeError: (error) => asShownError(error).message,
    }),
  );
  return draft;
}
