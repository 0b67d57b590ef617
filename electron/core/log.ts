import { randomBytes } from "node:crypto";

/**
 * Writes where an unexpected error arose, under a reference that the person can report. The error's message is left out: it
 * could quote a record. Kinds, codes and stack frames say enough to find the place.
 * @returns the reference.
 */
export function logError(error: unknown): string {
  const reference = randomBytes(4).toString("hex");
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  process.stderr.write(`[${reference}] ${name}${code}\n${frames.join("\n")}\n`);
  return reference;
}
