import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { WrittenColumn } from "../marking/written-column.ts";
import { requireQaSheet } from "./qa-sheet.ts";

/** The QA column, from the first mark until it is committed. */
export const qaColumn: WrittenColumn = {
  side: "qa",
  open: requireQaSheet,
  refuseWriting: ({ script, sheet }) => {
    if (sheet.qaCommittedAt !== undefined) throw new WorkstationError("WRONG_STATE", { state: script.state });
  },
};
