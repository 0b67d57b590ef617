import { useEffect } from "react";
import { client } from "../../api/client.ts";
import { settleDrafts } from "./open-drafts.ts";
import type { SheetDesk } from "./sheet-desk.ts";

const shown = new Map<string, number>();

/** Lets another window write on the sheet once this one shows it no more and everything that was typed is saved. */
export function useLetGo(desk: SheetDesk, sheetId: string): void {
  useEffect(() => {
    shown.set(sheetId, (shown.get(sheetId) ?? 0) + 1);
    return () => {
      shown.set(sheetId, (shown.get(sheetId) ?? 1) - 1);
      void letGo(desk, sheetId);
    };
  }, [desk, sheetId]);
}

/** A save that comes later would take the sheet in hand again. */
async function letGo(desk: SheetDesk, sheetId: string): Promise<void> {
  await settleDrafts();
  if ((shown.get(sheetId) ?? 0) > 0) return;
  shown.delete(sheetId);
  // Whoever signed out, or whose program ended, holds nothing any more.
  await client[desk].letGo({ sheetId }).catch(() => undefined);
}
