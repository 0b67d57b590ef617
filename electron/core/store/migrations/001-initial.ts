/**
 * The first schema. Columns that end in `_sealed` hold AES-256-GCM ciphertext bound to their table, column and row (see
 * seal.ts); `_token` columns hold keyed hashes, for equality only. Everything else says nothing about a person by itself.
 */
export const initial = `
CREATE TABLE installation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  installation_id TEXT NOT NULL,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  created_at TEXT NOT NULL,
  centre_number TEXT NOT NULL,
  centre_name TEXT NOT NULL,
  settings TEXT NOT NULL,
  recovery_kdf TEXT NOT NULL,
  recovery_wrapped_key BLOB NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  sign_in_name TEXT NOT NULL UNIQUE,
  name_sealed BLOB NOT NULL,
  roles TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  must_change_passphrase INTEGER NOT NULL DEFAULT 0 CHECK (must_change_passphrase IN (0, 1)),
  kdf TEXT NOT NULL,
  wrapped_key BLOB NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A person who gets a new first passphrase gets a new key; the old public key stays, so that old signatures can be checked.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  public_key BLOB NOT NULL,
  wrapped_private_key BLOB NOT NULL,
  created_at TEXT NOT NULL,
  retired_at TEXT
) STRICT;
CREATE UNIQUE INDEX signing_key_current ON signing_key (person_id) WHERE retired_at IS NULL;

-- What a person's windows keep between sessions: where they stopped reading in which file, how the screen is arranged.
CREATE TABLE keepsake (
  person_id TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  value_sealed BLOB NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_throttle (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  retry_at TEXT NOT NULL
) STRICT;

CREATE TABLE qualification (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  document TEXT NOT NULL,
  loaded_at TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE learner (
  id TEXT PRIMARY KEY,
  name_sealed BLOB NOT NULL,
  registration_sealed BLOB NOT NULL,
  registration_token BLOB NOT NULL UNIQUE,
  registered_on TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE enrolment (
  id TEXT PRIMARY KEY,
  learner_id TEXT NOT NULL REFERENCES learner (id),
  qualification_id TEXT NOT NULL,
  qualification_version TEXT NOT NULL,
  enrolled_on TEXT NOT NULL,
  UNIQUE (learner_id, qualification_id),
  FOREIGN KEY (qualification_id, qualification_version) REFERENCES qualification (id, version)
) STRICT;

CREATE TABLE declared_interest (
  person_id TEXT NOT NULL REFERENCES person (id),
  learner_id TEXT NOT NULL REFERENCES learner (id),
  declared_at TEXT NOT NULL,
  PRIMARY KEY (person_id, learner_id)
) STRICT;

CREATE TABLE script (
  id TEXT PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  assessment_id TEXT NOT NULL,
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  received_on TEXT NOT NULL,
  authenticity_confirmed INTEGER NOT NULL CHECK (authenticity_confirmed IN (0, 1)),
  standardisation_refused INTEGER NOT NULL CHECK (standardisation_refused IN (0, 1)),
  assessor_id TEXT REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN
    ('received', 'assigned', 'in-marking', 'awaiting-countersignature', 'signed', 'in-qa', 'qa-committed', 'qa-signed')),
  taken_in_at TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, assessment_id, attempt)
) STRICT;
CREATE INDEX script_by_assessor ON script (assessor_id, state);

CREATE TABLE script_file (
  id TEXT PRIMARY KEY,
  script_id TEXT NOT NULL REFERENCES script (id),
  position INTEGER NOT NULL,
  name_sealed BLOB NOT NULL,
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256_sealed BLOB NOT NULL,
  content_token BLOB NOT NULL,
  seal_header BLOB NOT NULL,
  UNIQUE (script_id, position)
) STRICT;
CREATE INDEX script_file_by_content ON script_file (content_token);

CREATE TABLE mark_sheet (
  id TEXT PRIMARY KEY,
  script_id TEXT NOT NULL UNIQUE REFERENCES script (id),
  iqa_id TEXT REFERENCES person (id),
  assr_revision INTEGER NOT NULL DEFAULT 0,
  qa_revision INTEGER NOT NULL DEFAULT 0,
  qa_committed_at TEXT,
  checked_on TEXT,
  qa_decision TEXT CHECK (qa_decision IN ('agreed', 'replaced')),
  qa_feedback_sealed BLOB
) STRICT;

CREATE TABLE sheet_entry (
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  item_id TEXT NOT NULL,
  mark REAL CHECK (mark >= 0),
  outcome TEXT CHECK (outcome IN ('PASS', 'REFERRAL')),
  strengths_sealed BLOB,
  improvements_sealed BLOB,
  PRIMARY KEY (sheet_id, side, item_id)
) STRICT, WITHOUT ROWID;

-- What each field said, and when: nothing that was saved is ever only overwritten.
CREATE TABLE sheet_edit (
  sequence INTEGER PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  side TEXT NOT NULL CHECK (side IN ('assr', 'qa')),
  item_id TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('mark', 'outcome', 'strengths', 'improvements')),
  value_sealed BLOB NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  began_at TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_edit_by_field ON sheet_edit (sheet_id, side, item_id, field, sequence);

CREATE TABLE signature (
  id TEXT PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES mark_sheet (id),
  role TEXT NOT NULL CHECK (role IN ('assessor', 'countersigner', 'iqa')),
  person_id TEXT NOT NULL REFERENCES person (id),
  signing_key_id TEXT NOT NULL REFERENCES signing_key (id),
  signed_at TEXT NOT NULL,
  payload_sealed BLOB NOT NULL,
  signature BLOB NOT NULL,
  voided_at TEXT,
  voided_by TEXT REFERENCES person (id),
  voided_reason_sealed BLOB
) STRICT;
CREATE INDEX signature_by_sheet ON signature (sheet_id);

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person_id TEXT,
  action TEXT NOT NULL,
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  details_sealed BLOB NOT NULL,
  previous_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
-- What was given back, of which sheet, when: asked for all sheets at once, and a small part of all that is logged.
CREATE INDEX audit_given_back ON audit (record_id, action, sequence)
  WHERE action IN ('sheet.feedback-report-made', 'sheet.mark-sheet-printed');
-- The number and hash of the newest entry, sealed. Whoever has the file but no key can't cut entries off the end unseen.
CREATE TABLE audit_end (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry_sealed BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
-- INSERT OR REPLACE takes a row's place without firing the trigger of a DELETE.
CREATE TRIGGER audit_is_append_only_insert BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE sequence >= NEW.sequence)
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
`;
