import type { Edit } from "../../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { type CarriedRecord, listCarriedItems } from "../store/carried-items.ts";
import { countWrites, type DbFile, type WritableDb, write } from "../store/connection.ts";
import { readRevision } from "../store/mark-sheets.ts";
import { refuseCarried } from "./carry-forward.ts";
import { applyEdit, refuseInvalidEdit } from "./edit-sheet.ts";
import type { WrittenColumn } from "./written-column.ts";

/**
 * Writes one edit; the first one takes the sheet in hand. Durable when it returns.
 * @throws WorkstationError as the column's `open` and `refuseWriting`, MARK_INVALID, CARRIED_FORWARD, NOT_FOUND.
 */
export function editColumn(
  actor: Actor,
  column: WrittenColumn,
  sheetId: string,
  edit: Edit,
): { revision: number; savedAt: string } {
  const { file } = actor.centre;
  const permit = findPermit(actor, column, sheetId);
  const written = write(
    file,
    (db): Writable => {
      const writable = permit?.writable ?? beginWriting(actor, db, column, sheetId);
      refuseInvalidEdit(writable.specification, edit);
      refuseCarried(writable.carried, edit.itemId);
      applyEdit(actor, db, sheetId, column.side, edit);
      return { ...writable, revision: writable.revision + 1 };
    },
    permit ? "column" : "records",
  );
  keepPermit(actor, column, sheetId, written);
  return { revision: written.revision, savedAt: actor.now().toISOString() };
}

/** What can be written in a column: the items of its specification, but for those that were passed on an earlier attempt. */
type Writable = {
  readonly specification: SheetSpecification;
  readonly carried: readonly CarriedRecord[];
  /** The column's. Nobody else raises it as long as the permit holds. */
  readonly revision: number;
};

function beginWriting(actor: Actor, db: WritableDb, column: WrittenColumn, sheetId: string): Writable {
  const opened = column.open(actor, sheetId);
  column.refuseWriting(opened);
  column.begin(actor, db, opened);
  return {
    specification: opened.assessment.sheet,
    carried: listCarriedItems(db, sheetId),
    revision: readRevision(db, sheetId, column.side),
  };
}

/**
 * That this person may write in this column, as it was found at an edit. It holds until any record is written, which typing
 * into a column is not: of the time that a key press takes, a tenth went to asking the same again.
 */
type Permit = {
  readonly column: WrittenColumn;
  readonly sheetId: string;
  readonly personId: string;
  readonly writes: number;
  readonly writable: Writable;
};

/** The last one is enough: one person types at a time. */
const permits = new WeakMap<DbFile, Permit>();

function findPermit({ centre, person }: Actor, column: WrittenColumn, sheetId: string): Permit | undefined {
  const permit = permits.get(centre.file);
  const holds =
    permit?.column === column &&
    permit.sheetId === sheetId &&
    permit.personId === person.id &&
    permit.writes === countWrites(centre.file, "records");
  return holds ? permit : undefined;
}

function keepPermit({ centre, person }: Actor, column: WrittenColumn, sheetId: string, writable: Writable): void {
  const writes = countWrites(centre.file, "records");
  permits.set(centre.file, { column, sheetId, personId: person.id, writes, writable });
}
