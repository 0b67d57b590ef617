import { type RefObject, useEffect } from "react";

const kinds = ["keyup", "selectionchange"] as const;

/**
 * Keeps what is typed in the sheet to the sheet. pdf.js listens on the whole document for the end of a selection and then
 * touches the text of every page it holds: at each key press in a field that would lay thousands of words out anew. Nothing
 * in the sheet listens for these events further up.
 */
export function useOwnKeys(sheet: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const keep = (event: Event) => event.stopPropagation();
    for (const kind of kinds) element.addEventListener(kind, keep);
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, keep);
    };
  }, [sheet]);
}
