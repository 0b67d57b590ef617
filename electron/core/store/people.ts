import { type Role, roleSchema } from "../../../shared/domain/roles.ts";
import { type Kdf, kdfSchema } from "../accounts/key-wrapping.ts";
import { execute, type ReadableDb, readAll, readOne, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

/** What can be read of a person without a key. */
export type PersonRecord = {
  readonly id: string;
  readonly signInName: string;
  readonly nameSealed: Buffer;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly mustChangePassphrase: boolean;
  /** The day from which their signatures need a countersignature; undefined for an experienced assessor. */
  readonly traineeSince: string | undefined;
  readonly kdf: Kdf;
  readonly wrappedKey: Buffer;
  readonly revision: number;
};

/** Made once: who is at work is asked for at every key press. */
const rolesSchema = roleSchema.array();

type Row = {
  id: string;
  sign_in_name: string;
  name_sealed: Buffer;
  roles: string;
  active: 0 | 1;
  must_change_passphrase: 0 | 1;
  trainee_since: string | null;
  kdf: string;
  wrapped_key: Buffer;
  revision: number;
};

function fromRow(row: Row): PersonRecord {
  return {
    id: row.id,
    signInName: row.sign_in_name,
    nameSealed: row.name_sealed,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    active: row.active === 1,
    mustChangePassphrase: row.must_change_passphrase === 1,
    traineeSince: row.trainee_since ?? undefined,
    kdf: kdfSchema.parse(JSON.parse(row.kdf)),
    wrappedKey: row.wrapped_key,
    revision: row.revision,
  };
}

export function listPeople(db: ReadableDb): PersonRecord[] {
  return readAll<Row>(db, "SELECT * FROM person ORDER BY sign_in_name").map(fromRow);
}

export function findPerson(db: ReadableDb, id: string): PersonRecord | undefined {
  const row = readOne<Row>(db, "SELECT * FROM person WHERE id = ?", id);
  return row && fromRow(row);
}

/** What every call asks about whoever makes it. */
export type PersonAtWork = Pick<PersonRecord, "id" | "roles" | "active" | "mustChangePassphrase">;

/** Reads no key and parses no key derivation: it is asked for every key press. */
export function findPersonAtWork(db: ReadableDb, id: string): PersonAtWork | undefined {
  const row = readOne<Pick<Row, "id" | "roles" | "active" | "must_change_passphrase">>(
    db,
    "SELECT id, roles, active, must_change_passphrase FROM person WHERE id = ?",
    id,
  );
  return (
    row && {
      id: row.id,
      roles: rolesSchema.parse(JSON.parse(row.roles)),
      active: row.active === 1,
      mustChangePassphrase: row.must_change_passphrase === 1,
    }
  );
}

export function findPersonBySignInName(db: ReadableDb, signInName: string): PersonRecord | undefined {
  const row = readOne<Row>(db, "SELECT * FROM person WHERE sign_in_name = ?", signInName);
  return row && fromRow(row);
}

export function openPersonName(keys: SealKeys, person: { id: string; nameSealed: Uint8Array }): string {
  return openText(keys, { table: "person", column: "name", id: person.id }, person.nameSealed);
}

export function insertPerson(
  db: WritableDb,
  keys: SealKeys,
  person: Pick<PersonRecord, "id" | "signInName" | "roles" | "mustChangePassphrase" | "kdf" | "wrappedKey"> & {
    name: string;
  },
): void {
  execute(
    db,
    "INSERT INTO person (id, sign_in_name, name_sealed, roles, must_change_passphrase, kdf, wrapped_key) VALUES (?, ?, ?, ?, ?, ?, ?)",
    person.id,
    person.signInName,
    sealText(keys, { table: "person", column: "name", id: person.id }, person.name),
    JSON.stringify(person.roles),
    person.mustChangePassphrase ? 1 : 0,
    JSON.stringify(person.kdf),
    person.wrappedKey,
  );
}

/** @returns false where the person was changed since `revision` was read. */
export function updatePerson(
  db: WritableDb,
  keys: SealKeys,
  person: { id: string; name: string; roles: readonly Role[]; active: boolean; revision: number },
): boolean {
  const changed = execute(
    db,
    "UPDATE person SET name_sealed = ?, roles = ?, active = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
    sealText(keys, { table: "person", column: "name", id: person.id }, person.name),
    JSON.stringify(person.roles),
    person.active ? 1 : 0,
    person.id,
    person.revision,
  );
  return changed === 1;
}

/** @returns false where the person was changed since `revision` was read. */
export function setTraineeSince(db: WritableDb, id: string, since: string | null, revision: number): boolean {
  const sql = "UPDATE person SET trainee_since = ?, revision = revision + 1 WHERE id = ? AND revision = ?";
  return execute(db, sql, since, id, revision) === 1;
}

export function updateWrappedKey(
  db: WritableDb,
  person: { id: string; kdf: Kdf; wrappedKey: Buffer; mustChangePassphrase: boolean },
): void {
  execute(
    db,
    "UPDATE person SET kdf = ?, wrapped_key = ?, must_change_passphrase = ?, revision = revision + 1 WHERE id = ?",
    JSON.stringify(person.kdf),
    person.wrappedKey,
    person.mustChangePassphrase ? 1 : 0,
    person.id,
  );
}

export type SigningKeyRecord = { readonly id: string; readonly publicKey: Buffer; readonly wrappedPrivateKey: Buffer };
type SigningKeyRow = { id: string; public_key: Buffer; wrapped_private_key: Buffer };

export function findCurrentSigningKey(db: ReadableDb, personId: string): SigningKeyRecord | undefined {
  const row = readOne<SigningKeyRow>(
    db,
    "SELECT id, public_key, wrapped_private_key FROM signing_key WHERE person_id = ? AND retired_at IS NULL",
    personId,
  );
  return row && { id: row.id, publicKey: row.public_key, wrappedPrivateKey: row.wrapped_private_key };
}

/** Every key that a person ever signed with: old signatures are checked against the key of their time. */
export function listSigningKeys(
  db: ReadableDb,
): { id: string; personId: string; publicKey: Buffer; createdAt: string }[] {
  const rows = readAll<{ id: string; person_id: string; public_key: Buffer; created_at: string }>(
    db,
    "SELECT id, person_id, public_key, created_at FROM signing_key ORDER BY created_at, id",
  );
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    publicKey: row.public_key,
    createdAt: row.created_at,
  }));
}

/** Retires the person's current key, if any, and gives them this one. */
export function replaceSigningKey(db: WritableDb, personId: string, key: SigningKeyRecord, now: string): void {
  execute(db, "UPDATE signing_key SET retired_at = ? WHERE person_id = ? AND retired_at IS NULL", now, personId);
  execute(
    db,
    "INSERT INTO signing_key (id, person_id, public_key, wrapped_private_key, created_at) VALUES (?, ?, ?, ?, ?)",
    key.id,
    personId,
    key.publicKey,
    key.wrappedPrivateKey,
    now,
  );
}

export function rewrapSigningKey(db: WritableDb, keyId: string, wrappedPrivateKey: Buffer): void {
  execute(db, "UPDATE signing_key SET wrapped_private_key = ? WHERE id = ?", wrappedPrivateKey, keyId);
}
