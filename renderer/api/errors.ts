import { ORPCError } from "@orpc/client";
import { type ErrorCode, type ErrorDetails, isErrorCode } from "../../shared/errors/codes.ts";

export type ShownError = {
  [Code in ErrorCode]: { readonly code: Code; readonly message: string; readonly details: ErrorDetails<Code> };
}[ErrorCode];

/** Whatever a call to the core threw, as the values that a screen switches on. */
export function asShownError(error: unknown): ShownError {
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    return { code: error.code, message: error.message, details: error.data } as ShownError;
  }
  return {
    code: "INTERNAL",
    message:
      "The program could not be reached, or answered in a way that was not expected. What was saved is safe. Close it and start it again.",
    details: { reference: "window" },
  };
}
