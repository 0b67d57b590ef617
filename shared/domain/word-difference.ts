import { diffArrays, diffWordsWithSpace } from "diff";

/** A run of text that stayed, went or came. The runs that stayed and went make the old text, those that stayed and came the new. */
export type WordRun = { readonly kind: "same" | "removed" | "added"; readonly text: string };

/** More changed words than this in one stretch are shown as one stretch replaced: finer would be slow, and unreadable. */
const mostEdits = 1500;

/**
 * What changed from one text to the other, by words. Paragraphs are matched first, so that two long scripts compare in the
 * time that their differences take.
 */
export function differenceOfWords(before: string, after: string): WordRun[] {
  const runs: WordRun[] = [];
  let removed = "";
  const flush = (added: string) => {
    runs.push(...changedRuns(removed, added));
    removed = "";
  };
  for (const part of diffArrays(paragraphsOf(before), paragraphsOf(after))) {
    const text = part.value.join("");
    if (part.removed) {
      removed += text;
    } else if (part.added) {
      flush(text);
    } else {
      flush("");
      runs.push({ kind: "same", text });
    }
  }
  flush("");
  return joinRuns(runs);
}

function changedRuns(removed: string, added: string): WordRun[] {
  const words =
    removed === "" || added === "" ? undefined : diffWordsWithSpace(removed, added, { maxEditLength: mostEdits });
  if (!words) {
    return [
      { kind: "removed", text: removed },
      { kind: "added", text: added },
    ];
  }
  return inStretches(
    words.map(({ value, added: isAdded, removed: isRemoved }) => ({
      kind: isAdded ? "added" : isRemoved ? "removed" : "same",
      text: value,
    })),
  );
}

/** Words replaced one after the other read as one stretch that went and one that came: word by word they would interleave. */
function inStretches(runs: readonly WordRun[]): WordRun[] {
  const stretches: WordRun[] = [];
  let removed = "";
  let added = "";
  for (const [index, { kind, text }] of runs.entries()) {
    const next = runs[index + 1];
    const isBetween = removed !== "" && added !== "" && next !== undefined && !/[\p{L}\p{N}\n]/u.test(text);
    if (kind !== "added" && (kind === "removed" || isBetween)) removed += text;
    if (kind !== "removed" && (kind === "added" || isBetween)) added += text;
    if (kind !== "same" || isBetween) continue;
    stretches.push({ kind: "removed", text: removed }, { kind: "added", text: added }, { kind, text });
    removed = "";
    added = "";
  }
  return [...stretches, { kind: "removed", text: removed }, { kind: "added", text: added }];
}

/** Each with the line break that ends it, so that the pieces put together are the text. */
function paragraphsOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function joinRuns(runs: readonly WordRun[]): WordRun[] {
  const joined: WordRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === "") continue;
    if (last?.kind === run.kind) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
