import type { Edit } from "../../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { countWrites, type DbFile, type WritableDb, write } from "../store/connection.ts";
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
  let specification = permit?.specification;
  const revision = write(
    file,
    (db) => {
      specification ??= beginWriting(actor, db, column, sheetId);
      refuseInvalidEdit(specification, edit);
      return applyEdit(actor, db, sheetId, column.side, edit);
    },
    permit ? "column" : "records",
  );
  if (!permit && specification) keepPermit(actor, column, sheetId, specification);
  return { revision, savedAt: actor.now().toISOString() };
}

function beginWriting(actor: Actor, db: WritableDb, column: WrittenColumn, sheetId: string): SheetSpecification {
  const opened = column.open(actor, sheetId);
  column.refuseWriting(opened);
  column.begin(actor, db, opened);
  return opened.assessment.sheet;
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
  readonly specification: SheetSpecification;
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

function keepPermit(
  { centre, person }: Actor,
  column: WrittenColumn,
  sheetId: string,
  specification: SheetSpecification,
): void {
  const writes = countWrites(centre.file, "records");
  permits.set(centre.file, { column, sheetId, personId: person.id, writes, specification });
}
