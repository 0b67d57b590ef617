/**
 * A key press writes one row, and its text once. The history's entry that is being written says neither what its field says
 * nor since when: the field itself does. Whatever is written next, or a signature, ends it, which the flag for signed ones did.
 */
export const oneRowPerKeyPress = `
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

-- Before the texts: whoever reads a number must not walk through a long text's pages. edits: how often somebody wrote in the
-- entry. A column's revision is the sum of its entries' and of what else of it changed, which the sheet counts.
CREATE TABLE sheet_entry_counted (
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  item_id TEXT NOT NULL,
  edits INTEGER NOT NULL DEFAULT 0,
  edited_at TEXT,
  mark REAL CHECK (mark >= 0),
  outcome TEXT CHECK (outcome IN ('PASS', 'REFERRAL')),
  strengths_sealed BLOB,
  improvements_sealed BLOB,
  PRIMARY KEY (sheet_id, side, item_id)
) STRICT, WITHOUT ROWID;
INSERT INTO sheet_entry_counted (sheet_id, side, item_id, mark, outcome, strengths_sealed, improvements_sealed)
  SELECT sheet_id, side, item_id, mark, outcome, strengths_sealed, improvements_sealed FROM sheet_entry;
DROP TABLE sheet_entry;
ALTER TABLE sheet_entry_counted RENAME TO sheet_entry;
`;
