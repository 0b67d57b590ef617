import { randomBytes } from "node:crypto";

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
