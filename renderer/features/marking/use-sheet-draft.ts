import { useEffect, useState } from "react";
import type { Edit, Entry } from "../../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import { asShownError } from "../../api/errors.ts";
import { guardClosing } from "./guard-closing.ts";
import { openDraft, showDraft } from "./open-drafts.ts";
import { sayUnsaved, unsayUnsaved } from "./say-unsaved.ts";
import { createSheetDraft, type SheetDraft } from "./sheet-draft.ts";

type Column = {
  /** Names the sheet and the column, so that unsaved text finds its way back to it. */
  readonly key: string;
  readonly specification: SheetSpecification;
  readonly entries: readonly Entry[];
  readonly revision: number;
  readonly save: (edit: Edit) => Promise<{ readonly revision: number }>;
};

/** The draft of one column of one sheet, for as long as the screen stands. A change of the sheet needs a new React key. */
export function useSheetDraft(column: Column): SheetDraft {
  const { key, entries, revision } = column;
  const [first] = useState(column);
  const [draft] = useState(() =>
    openDraft(key, () => createSheetDraft({ ...first, describeError: (error) => asShownError(error).message })),
  );

  useEffect(() => {
    guardClosing();
    const leave = showDraft(key, draft);
    unsayUnsaved(key);
    // What could not be saved when the sheet was left, perhaps because the program had locked, may well be saved now.
    if (draft.read().state === "failed") draft.retry();
    return () =>
      void leave().then((safe) => {
        if (!safe) sayUnsaved(key);
      });
  }, [key, draft]);

  useEffect(() => draft.adopt(entries, revision), [draft, entries, revision]);

  return draft;
}
