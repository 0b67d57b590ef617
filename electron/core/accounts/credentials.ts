import { v7 as newId } from "uuid";
import type { Role } from "../../../shared/domain/roles.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { WritableDb } from "../store/connection.ts";
import { insertPerson, type PersonRecord, replaceSigningKey } from "../store/people.ts";
import type { SealKeys } from "../store/seal.ts";
import { deriveKey, type Kdf, newKdf, newSigningPair, unwrapKey, wrapKey } from "./key-wrapping.ts";

export const shortestPassphrase = 12;

/** @throws WorkstationError PASSPHRASE_WEAK: fewer characters than a guesser on this machine could try. */
export function refuseWeakPassphrase(passphrase: string): void {
  if ([...passphrase].length < shortestPassphrase)
    throw new WorkstationError("PASSPHRASE_WEAK", { atLeast: shortestPassphrase });
}

/** A passphrase's part in the store: the centre's data key and a new signing key, both wrapped by it. */
export type Credentials = {
  readonly kdf: Kdf;
  readonly wrappedKey: Buffer;
  readonly signingKey: { readonly id: string; readonly publicKey: Buffer; readonly wrappedPrivateKey: Buffer };
};

export async function makeCredentials(passphrase: string, dataKey: Uint8Array, kdfCost: number): Promise<Credentials> {
  const kdf = newKdf(kdfCost);
  const wrappingKey = await deriveKey(passphrase, kdf);
  const pair = newSigningPair();
  const signingKeyId = newId();
  return {
    kdf,
    wrappedKey: wrapKey(wrappingKey, "data-key", dataKey),
    signingKey: {
      id: signingKeyId,
      publicKey: pair.publicKey,
      wrappedPrivateKey: wrapKey(wrappingKey, `signing-key:${signingKeyId}`, pair.privateKey),
    },
  };
}

export type NewPerson = { readonly name: string; readonly signInName: string; readonly roles: readonly Role[] };

/** Writes a person with their credentials; part of the caller's transaction. */
export function insertPersonWithCredentials(
  db: WritableDb,
  keys: SealKeys,
  person: NewPerson & { id: string; mustChangePassphrase: boolean },
  credentials: Credentials,
  now: Date,
): void {
  insertPerson(db, keys, { ...person, kdf: credentials.kdf, wrappedKey: credentials.wrappedKey });
  replaceSigningKey(db, person.id, credentials.signingKey, now.toISOString());
}

/** @returns the data key, and the key that unwraps this person's signing key; undefined for a wrong passphrase. */
export async function openCredentials(
  person: Pick<PersonRecord, "kdf" | "wrappedKey">,
  passphrase: string,
): Promise<{ dataKey: Buffer; wrappingKey: Buffer } | undefined> {
  const wrappingKey = await deriveKey(passphrase, person.kdf);
  const dataKey = unwrapKey(wrappingKey, "data-key", person.wrappedKey);
  return dataKey && { dataKey, wrappingKey };
}
