import type { ErrorCode, ErrorDetails } from "./codes.ts";
import { messageFor } from "./messages.ts";

type NoDetails = { [Code in ErrorCode]: Record<string, never> extends ErrorDetails<Code> ? Code : never }[ErrorCode];

/** An error that a person may read. Thrown in the core, sent over the contract as `{code, message, details}`. */
export class WorkstationError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly details: ErrorDetails<Code>;

  constructor(
    code: Code,
    ...rest: Code extends NoDetails ? [details?: ErrorDetails<Code>] : [details: ErrorDetails<Code>]
  ) {
    const details = (rest[0] ?? {}) as ErrorDetails<Code>;
    super(messageFor(code, details));
    this.name = "WorkstationError";
    this.code = code;
    this.details = details;
  }
}
