import type { SheetDraft } from "./sheet-draft.ts";

/**
 * Drafts that hold something unsaved outlive their screen: leaving it goes on saving, and coming back finds the text that
 * could not be saved. A draft with nothing unsaved is dropped, so that the next visit starts from what the core says.
 */
type OpenDraft = { readonly draft: SheetDraft; screens: number };

const openDrafts = new Map<string, OpenDraft>();

/** The draft of this sheet and column that is on a screen or holds something unsaved, else a new one. */
export function openDraft(key: string, create: () => SheetDraft): SheetDraft {
  const open = openDrafts.get(key);
  if (open && (open.screens > 0 || open.draft.read().state !== "saved")) return open.draft;
  const draft = create();
  openDrafts.set(key, { draft, screens: 0 });
  return draft;
}

/** A screen shows the draft until it calls what this answers with, which says whether everything is saved by then. */
export function showDraft(key: string, draft: SheetDraft): () => Promise<boolean> {
  const open = openDrafts.get(key) ?? { draft, screens: 0 };
  openDrafts.set(key, open);
  open.screens += 1;
  return async () => {
    open.screens -= 1;
    const saved = await draft.settle();
    if (saved && open.screens === 0 && openDrafts.get(key) === open) openDrafts.delete(key);
    return saved;
  };
}

/** True when every draft is saved once all that is on its way has been answered. */
export async function settleDrafts(): Promise<boolean> {
  const results = await Promise.all([...openDrafts.values()].map(({ draft }) => draft.settle()));
  return results.every(Boolean);
}

export function anyUnsaved(): boolean {
  return [...openDrafts.values()].some(({ draft }) => draft.read().state !== "saved");
}
