/**
 * Evidence, the texts of scripts, and which volumes of the index hold them. What is here says nothing of what a script says:
 * texts and selectors are sealed, and the index lies beside the database in sealed files (see finding/text-index.ts).
 */
export const finding = `
-- Removed evidence stays: nothing that was saved is ever only overwritten.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  person_id TEXT NOT NULL REFERENCES person (id),
  file_id TEXT NOT NULL REFERENCES script_file (id),
  unit TEXT NOT NULL,
  criterion TEXT NOT NULL,
  item_id TEXT NOT NULL,
  selector_sealed BLOB NOT NULL,
  note_sealed BLOB NOT NULL,
  created_at TEXT NOT NULL,
  removed_at TEXT,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX evidence_by_sheet ON evidence (sheet_id, side);
CREATE INDEX evidence_by_file ON evidence (file_id);

-- A part of the index: two sealed files in the folder "index", which the headers open. Made from texts, so it can be lost.
CREATE TABLE text_volume (
  id TEXT PRIMARY KEY,
  layout INTEGER NOT NULL,
  words_header BLOB NOT NULL,
  words_bytes INTEGER NOT NULL,
  prints_header BLOB NOT NULL,
  prints_bytes INTEGER NOT NULL
) STRICT;

-- The text of a file, once somebody was signed in long enough to take it out. A text that no volume holds waits for one.
CREATE TABLE script_text (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  script_id TEXT NOT NULL REFERENCES script (id) ON DELETE CASCADE,
  file_id TEXT NOT NULL UNIQUE REFERENCES script_file (id) ON DELETE CASCADE,
  extraction INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('text', 'no-text', 'unreadable')),
  words INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  text_sealed BLOB,
  volume_id TEXT REFERENCES text_volume (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX script_text_by_script ON script_text (script_id);
CREATE INDEX script_text_by_volume ON script_text (volume_id);
CREATE INDEX script_text_by_outcome ON script_text (outcome, volume_id);

-- A volume that holds a text that is gone goes too, in the same transaction; its other texts wait for a new one.
CREATE TRIGGER script_text_gone AFTER DELETE ON script_text WHEN old.volume_id IS NOT NULL
BEGIN DELETE FROM text_volume WHERE id = old.volume_id; END;
`;
