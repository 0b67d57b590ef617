/**
 * The history's entry that is being written says neither what its field says nor since when: the field itself does, so that
 * a key press writes its text once. Whatever is written next, or a signature, ends it, which the flag for signed ones did.
 */
export const openHistoryEntries = `
CREATE TABLE sheet_edit_left_open (
  sequence INTEGER PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  item_id TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('mark', 'outcome', 'strengths', 'improvements', 'criterion')),
  unit TEXT NOT NULL,
  criterion TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  step INTEGER,
  person_id TEXT NOT NULL REFERENCES person (id),
  began_at TEXT NOT NULL,
  -- Both empty in an entry that is being written: the newest of its column.
  value_sealed BLOB,
  at TEXT,
  CHECK ((kind = 'edit') = (step IS NULL)),
  CHECK ((field = 'criterion') = (unit <> '')),
  CHECK ((value_sealed IS NULL) = (at IS NULL))
) STRICT;
INSERT INTO sheet_edit_left_open (sequence, sheet_id, side, item_id, field, unit, criterion, kind, step, person_id, began_at, value_sealed, at)
  SELECT sequence, sheet_id, side, item_id, field, unit, criterion, kind, step, person_id, began_at, value_sealed, at FROM sheet_edit;
DROP TABLE sheet_edit;
ALTER TABLE sheet_edit_left_open RENAME TO sheet_edit;
CREATE INDEX sheet_edit_by_column ON sheet_edit (sheet_id, side, sequence);

-- When one of the entry's fields was last typed in.
ALTER TABLE sheet_entry ADD COLUMN edited_at TEXT;
`;
