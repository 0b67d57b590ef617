import { randomBytes } from "node:crypto";
import { deriveKey, type Kdf, newKdf, wrapKey } from "./key-wrapping.ts";

/** Crockford's base 32: no letter that reads like a digit. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const characters = 28;

/** 140 random bits, printed in groups of four: long enough that guessing is hopeless, short enough to type once. */
export function newRecoveryCode(): string {
  const code = [...randomBytes(characters)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return code.match(/.{4}/g)?.join("-") ?? code;
}

/** What a person typed, as it was made: case, spaces and hyphens don't matter, O is 0 and I or L is 1. */
export function normaliseRecoveryCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** The name under which wrong recovery codes are counted. */
export const recoverySubject = "recovery-code";

/** A new code, and the centre's data key as only that code opens it. The code itself is kept nowhere. */
export async function makeRecovery(
  dataKey: Uint8Array,
  kdfCost: number,
): Promise<{ recoveryCode: string; recoveryKdf: Kdf; recoveryWrappedKey: Buffer }> {
  const recoveryCode = newRecoveryCode();
  const recoveryKdf = newKdf(kdfCost);
  const wrappingKey = await deriveKey(normaliseRecoveryCode(recoveryCode), recoveryKdf);
  return { recoveryCode, recoveryKdf, recoveryWrappedKey: wrapKey(wrappingKey, "recovery", dataKey) };
}
