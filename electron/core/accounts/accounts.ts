import { v7 as newId } from "uuid";
import type { Person } from "../../../shared/contract/centre.ts";
import type { SignedInPerson } from "../../../shared/contract/system.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor, OpenCentre } from "../centre/actor.ts";
import { asReadable, write } from "../store/connection.ts";
import { readInstallation } from "../store/installation.ts";
import {
  findCurrentSigningKey,
  findPerson,
  findPersonBySignInName,
  listPeople,
  openPersonName,
  type PersonRecord,
  replaceSigningKey,
  rewrapSigningKey,
  setTraineeSince,
  updatePerson,
  updateWrappedKey,
} from "../store/people.ts";
import { deriveSealKeys, type SealKeys } from "../store/seal.ts";
import {
  insertPersonWithCredentials,
  makeCredentials,
  type NewPerson,
  openCredentials,
  refuseWeakPassphrase,
} from "./credentials.ts";
import { deriveKey, newKdf, unwrapKey, wrapKey } from "./key-wrapping.ts";
import { normaliseRecoveryCode, recoverySubject } from "./recovery-code.ts";
import { clearFailures, noteFailure, refuseTooSoon } from "./throttle.ts";

export type SignedIn = { readonly person: SignedInPerson; readonly keys: SealKeys };

/**
 * Opens the centre's keys for a person.
 * @throws WorkstationError WRONG_PASSPHRASE (also for an unknown or inactive name: the answer does not tell which), TOO_SOON.
 */
export async function signIn(
  centre: OpenCentre,
  signInName: string,
  passphrase: string,
  now: () => Date,
  kdfCost: number,
): Promise<SignedIn> {
  const db = asReadable(centre.file);
  const person = findPersonBySignInName(db, signInName);
  // What is no sign-in name may be a passphrase typed into the wrong field: it is not kept, not even as a name that failed.
  const subject = person ? `person:${signInName}` : "unknown name";
  refuseTooSoon(db, subject, now());
  // An unknown name takes as long as a known one.
  const opened = person?.active
    ? await openCredentials(person, passphrase)
    : void (await deriveKey(passphrase, newKdf(kdfCost)));
  if (!person || !opened) {
    const retryAt = write(centre.file, (writable) => noteFailure(writable, subject, now()));
    throw new WorkstationError("WRONG_PASSPHRASE", { retryAt });
  }
  const keys = deriveSealKeys(opened.dataKey);
  write(centre.file, (writable) => {
    clearFailures(writable, subject);
    appendAudit(
      writable,
      keys,
      { personId: person.id, action: "person.signed-in", recordKind: "person", recordId: person.id },
      now(),
    );
  });
  return { person: describeSignedIn(keys, person), keys };
}

export function describeSignedIn(keys: SealKeys, person: PersonRecord): SignedInPerson {
  return {
    id: person.id,
    name: openPersonName(keys, person),
    signInName: person.signInName,
    roles: [...person.roles],
    mustChangePassphrase: person.mustChangePassphrase,
  };
}

/**
 * Gives a person a new passphrase by the centre's recovery code. Their signing key can't be opened without the old one, so
 * they get a new key; what they signed before stays valid under the old one.
 * @throws WorkstationError WRONG_RECOVERY_CODE, TOO_SOON, PASSPHRASE_WEAK, NOT_FOUND.
 */
export async function recover(
  centre: OpenCentre,
  request: { signInName: string; recoveryCode: string; newPassphrase: string },
  now: () => Date,
  kdfCost: number,
): Promise<SignedIn> {
  const db = asReadable(centre.file);
  refuseTooSoon(db, recoverySubject, now());
  refuseWeakPassphrase(request.newPassphrase);
  const installation = readInstallation(db);
  if (!installation) throw new WorkstationError("NOT_SET_UP");
  const wrappingKey = await deriveKey(normaliseRecoveryCode(request.recoveryCode), installation.recoveryKdf);
  const dataKey = unwrapKey(wrappingKey, "recovery", installation.recoveryWrappedKey);
  if (!dataKey) {
    const retryAt = write(centre.file, (writable) => noteFailure(writable, recoverySubject, now()));
    throw new WorkstationError("WRONG_RECOVERY_CODE", { retryAt });
  }
  const person = findPersonBySignInName(db, request.signInName);
  if (!person?.active) throw new WorkstationError("NOT_FOUND", { kind: "person" });
  const keys = deriveSealKeys(dataKey);
  const credentials = await makeCredentials(request.newPassphrase, dataKey, kdfCost);
  write(centre.file, (writable) => {
    updateWrappedKey(writable, { id: person.id, ...credentials, mustChangePassphrase: false });
    replaceSigningKey(writable, person.id, credentials.signingKey, now().toISOString());
    clearFailures(writable, recoverySubject);
    clearFailures(writable, `person:${person.signInName}`);
    appendAudit(
      writable,
      keys,
      { personId: person.id, action: "person.recovered", recordKind: "person", recordId: person.id },
      now(),
    );
  });
  return { person: { ...describeSignedIn(keys, person), mustChangePassphrase: false }, keys };
}

/**
 * Checks the passphrase of the person at work, for a signature or a change.
 * @throws WorkstationError WRONG_PASSPHRASE, TOO_SOON.
 */
export async function confirmPassphrase(
  actor: Actor,
  passphrase: string,
): Promise<{ person: PersonRecord; wrappingKey: Buffer }> {
  const person = findPerson(actor.db, actor.person.id);
  if (!person) throw new WorkstationError("NOT_SIGNED_IN");
  const subject = `person:${person.signInName}`;
  refuseTooSoon(actor.db, subject, actor.now());
  const opened = await openCredentials(person, passphrase);
  if (!opened) {
    const retryAt = write(actor.centre.file, (db) => noteFailure(db, subject, actor.now()));
    throw new WorkstationError("WRONG_PASSPHRASE", { retryAt });
  }
  write(actor.centre.file, (db) => clearFailures(db, subject));
  return { person, wrappingKey: opened.wrappingKey };
}

export async function changePassphrase(
  actor: Actor,
  passphrase: string,
  newPassphrase: string,
  kdfCost: number,
): Promise<void> {
  refuseWeakPassphrase(newPassphrase);
  const { person, wrappingKey } = await confirmPassphrase(actor, passphrase);
  const kdf = newKdf(kdfCost);
  const newWrappingKey = await deriveKey(newPassphrase, kdf);
  const signingKey = findCurrentSigningKey(actor.db, person.id);
  const privateKey = signingKey && unwrapKey(wrappingKey, `signing-key:${signingKey.id}`, signingKey.wrappedPrivateKey);
  if (!signingKey || !privateKey) throw new WorkstationError("DATABASE_DAMAGED");
  write(actor.centre.file, (db) => {
    updateWrappedKey(db, {
      id: person.id,
      kdf,
      wrappedKey: wrapKey(newWrappingKey, "data-key", actor.keys.dataKey),
      mustChangePassphrase: false,
    });
    rewrapSigningKey(db, signingKey.id, wrapKey(newWrappingKey, `signing-key:${signingKey.id}`, privateKey));
    appendAudit(
      db,
      actor.keys,
      { personId: person.id, action: "person.passphrase-changed", recordKind: "person", recordId: person.id },
      actor.now(),
    );
  });
}

export async function addPerson(
  actor: Actor,
  person: NewPerson & { passphrase: string },
  kdfCost: number,
): Promise<Person> {
  refuseWeakPassphrase(person.passphrase);
  if (findPersonBySignInName(actor.db, person.signInName)) throw new WorkstationError("SIGN_IN_NAME_TAKEN");
  const credentials = await makeCredentials(person.passphrase, actor.keys.dataKey, kdfCost);
  const id = newId();
  write(actor.centre.file, (db) => {
    if (findPersonBySignInName(db, person.signInName)) throw new WorkstationError("SIGN_IN_NAME_TAKEN");
    insertPersonWithCredentials(
      db,
      actor.keys,
      { ...person, id, mustChangePassphrase: true },
      credentials,
      actor.now(),
    );
    const details = { roles: person.roles };
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "person.added", recordKind: "person", recordId: id, details },
      actor.now(),
    );
  });
  return requirePerson(actor, id);
}

export function listPeopleFor(actor: Actor): Person[] {
  return listPeople(actor.db)
    .map((person) => describePerson(actor.keys, person))
    .sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
}

/** @throws WorkstationError NOT_FOUND, CHANGED_MEANWHILE, LAST_STAFF: a centre without staff could not be put right. */
export function changePerson(actor: Actor, change: Omit<Person, "signInName" | "traineeSince">): Person {
  write(actor.centre.file, (db) => {
    if (!findPerson(db, change.id)) throw new WorkstationError("NOT_FOUND", { kind: "person" });
    const staysStaff = change.active && change.roles.includes("centre-staff");
    const otherStaff = listPeople(db).some(
      (person) => person.id !== change.id && person.active && person.roles.includes("centre-staff"),
    );
    if (!staysStaff && !otherStaff) throw new WorkstationError("LAST_STAFF");
    if (!updatePerson(db, actor.keys, change)) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "person" });
    const details = { roles: change.roles, active: change.active };
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "person.changed", recordKind: "person", recordId: change.id, details },
      actor.now(),
    );
  });
  return requirePerson(actor, change.id);
}

/**
 * Says from when a person is a trainee, or that they are one no longer. What they signed while a trainee still needs its
 * countersignature. @throws WorkstationError NOT_FOUND, CHANGED_MEANWHILE, DATE_IN_FUTURE.
 */
export function setTrainee(
  actor: Actor,
  { id, traineeSince, revision }: { id: string; traineeSince: string | null; revision: number },
): Person {
  if (traineeSince !== null && traineeSince > todayAs(actor.now())) throw new WorkstationError("DATE_IN_FUTURE");
  write(actor.centre.file, (db) => {
    const before = findPerson(db, id);
    if (!before) throw new WorkstationError("NOT_FOUND", { kind: "person" });
    if (!setTraineeSince(db, id, traineeSince, revision))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "person" });
    const details = { before: before.traineeSince ?? null, after: traineeSince };
    const event = { personId: actor.person.id, action: "person.trainee", recordKind: "person", recordId: id, details };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return requirePerson(actor, id);
}

export async function resetPassphrase(actor: Actor, id: string, passphrase: string, kdfCost: number): Promise<void> {
  refuseWeakPassphrase(passphrase);
  const person = findPerson(actor.db, id);
  if (!person) throw new WorkstationError("NOT_FOUND", { kind: "person" });
  const credentials = await makeCredentials(passphrase, actor.keys.dataKey, kdfCost);
  write(actor.centre.file, (db) => {
    updateWrappedKey(db, { id, ...credentials, mustChangePassphrase: true });
    replaceSigningKey(db, id, credentials.signingKey, actor.now().toISOString());
    clearFailures(db, `person:${person.signInName}`);
    appendAudit(
      db,
      actor.keys,
      { personId: actor.person.id, action: "person.passphrase-reset", recordKind: "person", recordId: id },
      actor.now(),
    );
  });
}

function requirePerson(actor: Actor, id: string): Person {
  const person = findPerson(actor.db, id);
  if (!person) throw new WorkstationError("NOT_FOUND", { kind: "person" });
  return describePerson(actor.keys, person);
}

function describePerson(keys: SealKeys, person: PersonRecord): Person {
  const { id, signInName, active, revision, traineeSince = null } = person;
  const name = openPersonName(keys, person);
  return { id, name, signInName, roles: [...person.roles], active, traineeSince, revision };
}
