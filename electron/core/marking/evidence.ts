import type { SignedEvidence } from "../../../shared/domain/signed-sheet.ts";
import type { Actor } from "../centre/actor.ts";
import { listEvidence as listRecords } from "../store/evidence.ts";
import { findSheet } from "../store/mark-sheets.ts";
import { listScriptFiles } from "../store/script-files.ts";
import type { Side } from "../store/sheet-side.ts";

/**
 * The places of the script that one column ties to criteria, in the order in which they were tied: as a signature covers
 * them and an archive keeps them. A file is named by its position, which an archive and a signature share; the anchor is the
 * W3C selector as JSON text, so that no later reading of it can change what was signed.
 */
export function listEvidence(actor: Actor, sheetId: string, side: Side): SignedEvidence[] {
  const records = listRecords(actor.db, actor.keys, sheetId, side);
  const sheet = records.length > 0 ? findSheet(actor.db, actor.keys, sheetId) : undefined;
  if (!sheet) return [];
  const files = listScriptFiles(actor.db, actor.keys, sheet.scriptId);
  const positions = new Map(files.map((file) => [file.id, file.position]));
  return records.map((record) => ({
    id: record.id,
    itemId: record.itemId,
    criterion: { unit: record.unit, criterion: record.criterion },
    filePosition: positions.get(record.fileId) ?? 0,
    anchor: JSON.stringify(record.selector),
    note: record.note,
  }));
}
