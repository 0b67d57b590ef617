import { confirmAction } from "../../components/confirm.tsx";
import { anyUnsaved, settleDrafts } from "./open-drafts.ts";

let letGo = false;

/**
 * Keeps the window from closing on unsaved text. What is on its way is saved within moments, and the window then closes by
 * itself; for text that can't be saved the person decides. A browser asks its own question and closes its own tab.
 */
function guard(event: BeforeUnloadEvent): void {
  if (letGo || !anyUnsaved()) return;
  event.preventDefault();
  if (window.workstation) void closeWhenSaved();
}

async function closeWhenSaved(): Promise<void> {
  const saved = await settleDrafts();
  letGo =
    saved ||
    (await confirmAction({
      title: "Close without saving?",
      body: "Some of what is typed on a mark sheet is not saved. Closing now loses it. Everything else is safe.",
      confirmLabel: "Close and lose it",
      danger: true,
    }));
  if (letGo) window.close();
}

/** Guards for as long as the program runs; a second call changes nothing. */
export function guardClosing(): void {
  window.addEventListener("beforeunload", guard);
}
