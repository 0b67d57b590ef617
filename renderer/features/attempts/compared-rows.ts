import { differenceOfWords, type WordRun } from "../../../shared/domain/word-difference.ts";

/** A stretch of both texts that belongs side by side: what stood there, and what stands there now. */
export type ComparedRow = {
  readonly before: readonly WordRun[];
  readonly after: readonly WordRun[];
  readonly changed: boolean;
};

/** Both texts in rows that begin and end together: at each paragraph's end that both have in common. */
export function compareInRows(before: string, after: string): ComparedRow[] {
  const rows: ComparedRow[] = [];
  let left: WordRun[] = [];
  let right: WordRun[] = [];
  const endRow = () => {
    if (left.length === 0 && right.length === 0) return;
    rows.push({ before: left, after: right, changed: [...left, ...right].some(({ kind }) => kind !== "same") });
    left = [];
    right = [];
  };
  for (const run of differenceOfWords(withLastLineEnded(before), withLastLineEnded(after))) {
    if (run.kind === "removed") left.push(run);
    else if (run.kind === "added") right.push(run);
    else {
      for (const piece of run.text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        left.push({ kind: "same", text: piece });
        right.push({ kind: "same", text: piece });
        if (piece.endsWith("\n")) endRow();
      }
    }
  }
  endRow();
  return rows;
}

/** Else a last paragraph that stayed would differ by the break that only one of the texts has after it. */
function withLastLineEnded(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

export type RowGroup = { readonly changed: boolean; readonly rows: readonly ComparedRow[] };

/** Neighbouring rows that changed, or stayed, together: a long stretch that stayed can be folded away. */
export function groupRows(rows: readonly ComparedRow[]): RowGroup[] {
  const groups: { changed: boolean; rows: ComparedRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.changed === row.changed) last.rows.push(row);
    else groups.push({ changed: row.changed, rows: [row] });
  }
  return groups;
}
