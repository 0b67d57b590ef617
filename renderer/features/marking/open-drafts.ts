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
  return open && (open.screens > 0 || open.draft.read().state !== "saved") ? open.draft : create();
}

/**
 * A screen shows the draft until it calls what this answers with, which says whether the text is safe: saved, or on another
 * screen still.
 */
export function showDraft(key: string, draft: SheetDraft): () => Promise<boolean> {
  const former = openDrafts.get(key);
  const open = former?.draft === draft ? former : { draft, screens: 0 };
  openDrafts.set(key, open);
  open.screens += 1;
  return async () => {
    open.screens -= 1;
    const saved = await draft.settle();
    if (open.screens > 0) return true;
    if (saved && openDrafts.get(key) === open) openDrafts.delete(key);
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
