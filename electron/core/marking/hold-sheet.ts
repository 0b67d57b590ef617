import type { OpenColumn, SheetHead } from "../../../shared/contract/sheet.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { CallContext } from "../procedures.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import type { Lease } from "./sheet-leases.ts";

/** A sheet with a column that a window may write in. */
type Holdable = Pick<SheetHead, "script"> & Pick<OpenColumn, "writable" | "heldBy">;

/** Takes a sheet that can be written in hand for the window that asks; read only where another window has it. */
export function holdSheet<Sheet extends Holdable>(context: CallContext, sheet: Sheet): Sheet {
  if (!sheet.writable) return sheet;
  const { workstation } = context;
  const holder = workstation.leases.claim(sheet.script.sheetId, context.connectionId, () => leaseOf(context));
  return holder ? { ...sheet, writable: false, heldBy: describeHolder(context, holder) } : sheet;
}

/** The other window that has the sheet in hand; null where none has. Takes nothing in hand. */
export function findOtherHolder(context: CallContext, sheetId: string): OpenColumn["heldBy"] {
  const holder = context.workstation.leases.otherHolder(sheetId, context.connectionId);
  return holder ? describeHolder(context, holder) : null;
}

function describeHolder({ workstation }: CallContext, { since, personId }: Lease): NonNullable<OpenColumn["heldBy"]> {
  const person = describePersonRef(workstation.requireActor(), personId);
  return { windowSince: since, person: person ?? { id: personId, name: "" } };
}

/** Whether another window has the sheet in hand, so that this one reads. */
export function isHeldElsewhere({ workstation, connectionId }: CallContext, sheetId: string): boolean {
  return workstation.leases.otherHolder(sheetId, connectionId) !== undefined;
}

/** @throws WorkstationError SHEET_HELD while another window has the sheet. */
export function refuseHeldElsewhere({ workstation, connectionId }: CallContext, sheetId: string): void {
  const holder = workstation.leases.otherHolder(sheetId, connectionId);
  if (holder) throw new WorkstationError("SHEET_HELD", { since: holder.since });
}

/**
 * Writes on behalf of a window: refused while another has the sheet, and the window has it from then on.
 * @throws WorkstationError SHEET_HELD.
 */
export async function writeHeld<Result>(
  context: CallContext,
  sheetId: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  refuseHeldElsewhere(context, sheetId);
  const result = await work();
  context.workstation.leases.claim(sheetId, context.connectionId, () => leaseOf(context));
  return result;
}

/** Gives the sheet to this window; the one that had it learns, and reads from then on. */
export function takeOverSheet<Sheet extends Holdable>(context: CallContext, sheet: Sheet): Sheet {
  if (!sheet.writable) return sheet;
  context.workstation.leases.take(sheet.script.sheetId, leaseOf(context));
  context.workstation.tellRecords(context.connectionId);
  return sheet;
}

/** The window shows something else now; another may write. */
export function letGoOfSheet({ workstation, connectionId }: CallContext, sheetId: string): void {
  if (workstation.leases.release(sheetId, connectionId)) workstation.tellRecords(connectionId);
}

function leaseOf({ workstation, connectionId }: CallContext): Lease {
  const { person, now } = workstation.requireActor();
  return { connectionId, personId: person.id, since: now().toISOString() };
}
