import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from "node:crypto";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";

/**
 * The one codec for personal data at rest. Each value is AES-256-GCM ciphertext, bound to its table, column and row by
 * additional authenticated data, so that a value copied to another place does not open there.
 * Layout: version (1 byte) | nonce (12) | ciphertext | tag (16). Nonces are random: a key seals far fewer than 2^32 values.
 */
export type Place = { readonly table: string; readonly column: string; readonly id: string };

export const keyBytes = 32;
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Keys derived from the centre's data key, one per purpose. Exists only while somebody is signed in. */
export type SealKeys = {
  /** The data key itself: only to wrap it for another person. */
  readonly dataKey: Uint8Array;
  readonly columns: Buffer;
  readonly files: Buffer;
  readonly tokens: Buffer;
};

export function deriveSealKeys(dataKey: Uint8Array): SealKeys {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", dataKey, "", `assessor-workstation/${purpose}`, keyBytes));
  return { dataKey, columns: derive("columns"), files: derive("files"), tokens: derive("tokens") };
}

export function sealText(keys: SealKeys, place: Place, text: string): Buffer {
  return sealBytes(keys.columns, contextOf(place), Buffer.from(text, "utf8"));
}

/** @throws WorkstationError DATABASE_DAMAGED where the value was altered or belongs elsewhere. */
export function openText(keys: SealKeys, place: Place, sealed: Uint8Array): string {
  return openBytes(keys.columns, contextOf(place), sealed).toString("utf8");
}

/** For equality only (a registration number, a file's content): says nothing without the key. */
export function keyedToken(keys: SealKeys, purpose: string, text: string | Uint8Array): Buffer {
  return createHmac("sha256", keys.tokens).update(`${purpose}\0`).update(text).digest();
}

/** Made once per key: a cipher from bare bytes makes one each time, which costs as much as a short value's opening. */
const prepared = new WeakMap<Uint8Array, KeyObject>();

function prepare(key: Uint8Array): KeyObject {
  let object = prepared.get(key);
  if (!object) {
    object = createSecretKey(key);
    prepared.set(key, object);
  }
  return object;
}

/** Random bytes for many nonces at once: asking for twelve costs as much as asking for thousands. Each is used once. */
const nonces = Buffer.alloc(nonceBytes * 256);
let noncesUsed = nonces.length;

function takeNonce(): Uint8Array {
  if (noncesUsed === nonces.length) {
    randomFillSync(nonces);
    noncesUsed = 0;
  }
  noncesUsed += nonceBytes;
  return nonces.subarray(noncesUsed - nonceBytes, noncesUsed);
}

export function sealBytes(key: Uint8Array, context: string, bytes: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(1 + nonceBytes + bytes.length + tagBytes);
  sealed[0] = version;
  sealed.set(takeNonce(), 1);
  const cipher = createCipheriv("aes-256-gcm", prepare(key), sealed.subarray(1, 1 + nonceBytes));
  cipher.setAAD(Buffer.from(context, "utf8"));
  // GCM gives back as many bytes as it takes, and none at its end.
  sealed.set(cipher.update(bytes), 1 + nonceBytes);
  cipher.final();
  sealed.set(cipher.getAuthTag(), 1 + nonceBytes + bytes.length);
  return sealed;
}

export function openBytes(key: Uint8Array, context: string, sealed: Uint8Array): Buffer {
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== version)
    throw new WorkstationError("DATABASE_DAMAGED");
  const decipher = createDecipheriv("aes-256-gcm", prepare(key), sealed.subarray(1, 1 + nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(context, "utf8"));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes)),
      decipher.final(),
    ]);
  } catch {
    throw new WorkstationError("DATABASE_DAMAGED");
  }
}

function contextOf(place: Place): string {
  return `${place.table}.${place.column}:${place.id}`;
}
