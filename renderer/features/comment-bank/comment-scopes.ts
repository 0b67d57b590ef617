import type { BankComment } from "../../../shared/contract/comments.ts";
import type { Role } from "../../../shared/domain/roles.ts";

/** For whom a person may keep comments: whoever marks for themselves, IQAs and centre staff for everybody. */
export function scopesOf(roles: readonly Role[]): BankComment["scope"][] {
  return [
    ...(roles.includes("assessor") || roles.includes("iqa") ? ["personal" as const] : []),
    ...(roles.includes("iqa") || roles.includes("centre-staff") ? ["centre" as const] : []),
  ];
}
