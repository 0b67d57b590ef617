import { useEffect, useState } from "react";
import type { OpenColumn } from "../../../shared/contract/sheet.ts";
import { resumeAt } from "./sheet-places.ts";

/** Opens a half-marked sheet where it was left: that place is in sight, and moving into the sheet goes there. */
export function useResume({ writable, lastWritten }: Pick<OpenColumn, "writable" | "lastWritten">): void {
  const [last] = useState(writable ? lastWritten : null);
  useEffect(() => {
    if (!last) return;
    const { itemId, field, criterion } = last;
    if (field !== "criterion") resumeAt({ field, itemId });
    else if (criterion) resumeAt({ field, itemId, criterion });
  }, [last]);
}
