import { implement, ORPCError, ValidationError } from "@orpc/server";
import { contract } from "../../shared/contract/index.ts";
import type { Callers, ProcedureMeta } from "../../shared/contract/procedure.ts";
import type { ErrorCode } from "../../shared/errors/codes.ts";
import { WorkstationError } from "../../shared/errors/workstation-error.ts";
import { asStoreError } from "./centre/open-centre.ts";
import { logError } from "./log.ts";
import type { PersonAtWork } from "./store/people.ts";
import type { Workstation } from "./workstation.ts";

export type CallContext = {
  readonly workstation: Workstation;
  /** Which window asks; it is not told of its own changes. */
  readonly connectionId: string;
};

const base = implement(contract).$context<CallContext>();

/**
 * Refuses by default: a procedure that does not say who may call it can be called by nobody.
 * @returns who calls; undefined where anybody may.
 */
export function refuseCaller(workstation: Workstation, callers: Callers | undefined): PersonAtWork | undefined {
  if (callers === "public") return undefined;
  const person = workstation.requirePerson();
  if (callers === undefined) throw new WorkstationError("NOT_ALLOWED");
  if (callers !== "signed-in" && !callers.some((role) => person.roles.includes(role)))
    throw new WorkstationError("NOT_ALLOWED");
  return person;
}

/** Turns what the core throws into the contract's `{code, message, details}`; stacks stay in the log. */
export function toAnswer(error: unknown): ORPCError<ErrorCode, unknown> {
  const known = toWorkstationError(error);
  return new ORPCError(known.code, { message: known.message, data: known.details, defined: true });
}

function toWorkstationError(error: unknown): WorkstationError {
  if (error instanceof WorkstationError) return error;
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === "BAD_REQUEST") {
    const fields = error.cause.issues.map((issue) => ({
      path: (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join("."),
      problem: issue.message,
    }));
    return new WorkstationError("INVALID_INPUT", { fields });
  }
  const store = asStoreError(error);
  if (store instanceof WorkstationError) return store;
  return new WorkstationError("INTERNAL", { reference: logError(error) });
}

/**
 * Every procedure of the contract goes through here: who may call it is checked before its input is even parsed, errors
 * become values, and the other windows learn that records changed.
 */
export const procedures = base.use(async ({ context, procedure, path, next, signal }) => {
  const { workstation, connectionId } = context;
  try {
    const { callers } = procedure["~orpc"].meta as ProcedureMeta;
    const person = refuseCaller(workstation, callers);
    // Until a person has chosen a passphrase of their own, whoever handed over the first one could act, and sign, in their name.
    if (person?.mustChangePassphrase && path[0] !== "session") throw new WorkstationError("NOT_ALLOWED");
    const before = workstation.writes();
    const result = await next();
    // A session's own writes are no records: a window that keeps where one stopped must not have the others read anew.
    if (path[0] !== "session" && workstation.writes() !== before) workstation.tellRecords(connectionId);
    return result;
  } catch (error) {
    // Whoever asked has called it off: nobody waits for an answer, and nothing went wrong.
    throw signal?.aborted && error instanceof Error && error.name === "AbortError" ? error : toAnswer(error);
  }
});
