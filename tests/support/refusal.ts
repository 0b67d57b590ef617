import { ORPCError } from "@orpc/client";
import type { ErrorCode } from "../../shared/errors/codes.ts";
import { messageFor } from "../../shared/errors/messages.ts";

export type Refusal = { readonly code: string; readonly details: unknown; readonly message: string };

/** What a call was refused with. Fails where the call went through, or answered outside the contract. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return { code: error.code, details: error.data, message: error.message };
  }
  throw new Error(`The call was not refused; it answered ${JSON.stringify(answer)?.slice(0, 200)}.`);
}

/** The code alone, with the check that the message is the one a person should read. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const { code, details, message } = await refusalOf(call);
  const expected = messageFor(code as ErrorCode, details as never);
  if (message !== expected) throw new Error(`${code} says "${message}" where a person should read "${expected}".`);
  return code;
}
