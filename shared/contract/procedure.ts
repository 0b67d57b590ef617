import { type ErrorMap, type Meta, oc } from "@orpc/contract";
import type { Role } from "../domain/roles.ts";
import { type ErrorCode, errorDetails } from "../errors/codes.ts";

/**
 * Who may call a procedure. `public`: anybody at the machine, signed in or not; `signed-in`: any person; otherwise the roles
 * that may. The core reads this and refuses by default; whether this person may touch this record is checked there too.
 */
export type Callers = "public" | "signed-in" | readonly Role[];

export interface ProcedureMeta extends Meta {
  callers?: Callers;
}

const everywhere = ["NOT_SIGNED_IN", "NOT_ALLOWED", "INVALID_INPUT", "DISK_FULL", "NOT_SET_UP", "INTERNAL"] as const;

type ErrorsOf<Codes extends ErrorCode> = { [Code in Codes]: { data: (typeof errorDetails)[Code] } };

/** Starts a procedure of the contract: who may call it, and which errors it can answer with besides those of every one. */
export function procedure<Codes extends ErrorCode = never>(callers: Callers, ...codes: readonly Codes[]) {
  const errors = Object.fromEntries(
    [...everywhere, ...codes].map((code) => [code, { data: errorDetails[code] }]),
  ) as ErrorsOf<Codes | (typeof everywhere)[number]> satisfies ErrorMap;
  return oc.$meta<ProcedureMeta>({}).meta({ callers }).errors(errors);
}
