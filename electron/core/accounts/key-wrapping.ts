import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, scrypt } from "node:crypto";
import { z } from "zod";
import { keyBytes, openBytes, sealBytes } from "../store/seal.ts";

/**
 * How a passphrase or the recovery code guards a key: scrypt, a memory-hard function of node:crypto. The figures are kept
 * with each wrapped key, so that they can be raised later. 2^17 × 8 × 128 bytes = 128 MiB per try.
 */
export const kdfSchema = z.object({
  name: z.literal("scrypt"),
  cost: z.number(),
  blockSize: z.number(),
  salt: z.base64(),
});
export type Kdf = z.infer<typeof kdfSchema>;

export const defaultKdfCost = 2 ** 17;

export function newKdf(cost: number): Kdf {
  return { name: "scrypt", cost, blockSize: 8, salt: randomBytes(16).toString("base64") };
}

/** Takes a few tenths of a second and runs off this thread. The text is normalised, so that é typed two ways is one. */
export function deriveKey(secret: string, kdf: Kdf): Promise<Buffer> {
  const options = { N: kdf.cost, r: kdf.blockSize, p: 1, maxmem: 256 * kdf.cost * kdf.blockSize };
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize("NFKC"), Buffer.from(kdf.salt, "base64"), keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export function wrapKey(wrappingKey: Uint8Array, purpose: string, key: Uint8Array): Buffer {
  return sealBytes(wrappingKey, `wrapped-key/${purpose}`, key);
}

/** @returns undefined where the wrapping key is not the right one: a wrong passphrase or recovery code. */
export function unwrapKey(wrappingKey: Uint8Array, purpose: string, wrapped: Uint8Array): Buffer | undefined {
  try {
    return openBytes(wrappingKey, `wrapped-key/${purpose}`, wrapped);
  } catch {
    return undefined;
  }
}

/** An Ed25519 pair: the public key as SPKI DER, the private key as PKCS #8 DER. */
export function newSigningPair(): { publicKey: Buffer; privateKey: Buffer } {
  const pair = generateKeyPairSync("ed25519");
  return {
    publicKey: pair.publicKey.export({ type: "spki", format: "der" }),
    privateKey: pair.privateKey.export({ type: "pkcs8", format: "der" }),
  };
}

export function readPrivateKey(der: Buffer) {
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

export function readPublicKey(der: Buffer) {
  return createPublicKey({ key: der, format: "der", type: "spki" });
}
