/**
 * Undo and redo over a history that is only ever added to. A step is one entry of the history: a field as it was left after
 * a stretch of typing. Taking a step back is an entry of its own, so nothing is lost and the steps survive a restart.
 *
 * - `undo` takes back the person's newest edit that is not taken back; `redo` brings back the one that was taken back last.
 * - A new edit of theirs ends what could be redone.
 * - Anything that somebody else wrote in the column since ends both: nobody takes back another person's words, nor writes
 *   over them with their own older ones.
 */
export type HistoryStep = {
  readonly sequence: number;
  readonly personId: string;
  readonly kind: "edit" | "undo" | "redo";
  /** For an undo or redo: the edit that it takes back or brings back. */
  readonly step: number | undefined;
};

export type Steps = {
  /** The edit that an undo takes back now, by sequence. */
  readonly undo: number | undefined;
  /** The edit that a redo brings back now, by sequence. */
  readonly redo: number | undefined;
};

/** @param history of one column, oldest first. */
export function findSteps(history: readonly HistoryStep[], personId: string): Steps {
  const undoable: number[] = [];
  const redoable: number[] = [];
  for (const entry of history) {
    if (entry.personId !== personId) {
      undoable.length = 0;
      redoable.length = 0;
    } else if (entry.kind === "edit") {
      undoable.push(entry.sequence);
      redoable.length = 0;
    } else if (entry.kind === "undo") {
      undoable.pop();
      if (entry.step !== undefined) redoable.push(entry.step);
    } else {
      redoable.pop();
      if (entry.step !== undefined) undoable.push(entry.step);
    }
  }
  return { undo: undoable.at(-1), redo: redoable.at(-1) };
}
