import "./highlights.css";

/** What is highlighted in scripts. The names are those of the style sheet. */
export type HighlightName =
  | "evidence-assr"
  | "evidence-qa"
  | "evidence-active"
  | "evidence-pending"
  | "find"
  | "find-current";

/** What lies over what. */
const priorities: Readonly<Record<HighlightName, number>> = {
  "evidence-assr": 0,
  "evidence-qa": 1,
  find: 2,
  "evidence-active": 3,
  "evidence-pending": 4,
  "find-current": 5,
};

const shown = new Map<HighlightName, Map<string, readonly Range[]>>();

/**
 * Highlights ranges without touching the document: nothing of the page's structure, and so nothing of the text layer or of
 * a selection, changes. Names are the window's, so each file keeps its own ranges under its id.
 */
export function highlight(name: HighlightName, fileId: string, ranges: readonly Range[]): void {
  const perFile = shown.get(name) ?? new Map<string, readonly Range[]>();
  shown.set(name, perFile);
  if (ranges.length === 0 && !perFile.has(fileId)) return;
  if (ranges.length === 0) perFile.delete(fileId);
  else perFile.set(fileId, ranges);
  const all = [...perFile.values()].flat();
  if (all.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const made = new Highlight(...all);
  made.priority = priorities[name];
  CSS.highlights.set(name, made);
}
