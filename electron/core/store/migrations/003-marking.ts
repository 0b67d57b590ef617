/**
 * What marking needs besides marks and feedback: judgements of criteria, and a history that can be stepped back and forth.
 * SQLite can't change a CHECK, so a table whose allowed values grow is made anew and its rows are carried over.
 */
export const marking = `
CREATE TABLE criterion_judgement (
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  item_id TEXT NOT NULL,
  unit TEXT NOT NULL,
  criterion TEXT NOT NULL,
  judgement TEXT NOT NULL CHECK (judgement IN ('met', 'partly', 'not-met')),
  PRIMARY KEY (sheet_id, side, item_id, unit, criterion)
) STRICT, WITHOUT ROWID;

-- unit and criterion are empty except for a criterion's judgement. step: for an undo or redo, the edit that it takes back or
-- brings back. closed: signed, so that later typing starts an entry of its own.
CREATE TABLE sheet_edit_with_steps (
  sequence INTEGER PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  item_id TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('mark', 'outcome', 'strengths', 'improvements', 'criterion')),
  unit TEXT NOT NULL,
  criterion TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  step INTEGER,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  value_sealed BLOB NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  began_at TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((kind = 'edit') = (step IS NULL)),
  CHECK ((field = 'criterion') = (unit <> ''))
) STRICT;
INSERT INTO sheet_edit_with_steps (sequence, sheet_id, side, item_id, field, unit, criterion, kind, closed, value_sealed, person_id, began_at, at)
  SELECT sequence, sheet_id, side, item_id, field, '', '', 'edit', 1, value_sealed, person_id, began_at, at FROM sheet_edit;
DROP TABLE sheet_edit;
ALTER TABLE sheet_edit_with_steps RENAME TO sheet_edit;
CREATE INDEX sheet_edit_by_column ON sheet_edit (sheet_id, side, sequence);

-- The comment bank. Without an owner: the centre's. Without a section: offered everywhere.
CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  owner_id TEXT REFERENCES person (id),
  qualification_id TEXT,
  assessment_id TEXT,
  item_id TEXT,
  unit TEXT,
  criterion TEXT,
  field TEXT CHECK (field IN ('strengths', 'improvements')),
  text_sealed BLOB NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0,
  -- No longer offered beside a mark sheet; kept with its uses, and can be brought back.
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The day from which a person's decisions need a countersignature; empty for an experienced assessor.
ALTER TABLE person ADD COLUMN trainee_since TEXT;

-- Items of a resubmission whose judgement stands from an earlier attempt, and where it stood there.
CREATE TABLE carried_item (
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  item_id TEXT NOT NULL,
  from_sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  from_attempt INTEGER NOT NULL CHECK (from_attempt >= 1),
  from_side TEXT NOT NULL CHECK (from_side IN ('assr', 'qa')),
  PRIMARY KEY (sheet_id, item_id)
) STRICT, WITHOUT ROWID;

-- The sessions that a diary records.
CREATE TABLE hours_entry (
  id TEXT PRIMARY KEY,
  script_id TEXT NOT NULL REFERENCES script (id),
  on_date TEXT NOT NULL,
  client_code_sealed BLOB NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  kind TEXT NOT NULL CHECK (kind IN ('coaching', 'mentoring', 'other')),
  note_sealed BLOB NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('typed', 'imported'))
) STRICT;
CREATE INDEX hours_entry_by_script ON hours_entry (script_id, on_date);
ALTER TABLE script ADD COLUMN hours_revision INTEGER NOT NULL DEFAULT 0;

-- Why a script was taken in beyond the centre's limits.
ALTER TABLE script ADD COLUMN limit_reason_sealed BLOB;

ALTER TABLE declared_interest ADD COLUMN declared_by TEXT REFERENCES person (id);
ALTER TABLE declared_interest ADD COLUMN nature_sealed BLOB;

-- Sheets whose assessor does not agree with the QA decision, until one of the two does.
CREATE TABLE escalation (
  sheet_id TEXT PRIMARY KEY REFERENCES mark_sheet (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL,
  reason_sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What a person had the spell check learn.
CREATE TABLE own_word (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  word_sealed BLOB NOT NULL
) STRICT;
CREATE INDEX own_word_by_person ON own_word (person_id);

-- Who opened a trainee's sheet to countersign it. Whoever saw its marks can't quality-assure it blind any more.
CREATE TABLE countersign_look (
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL,
  PRIMARY KEY (sheet_id, person_id)
) STRICT, WITHOUT ROWID;
`;
