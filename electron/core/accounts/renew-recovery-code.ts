import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { write } from "../store/connection.ts";
import { updateRecovery } from "../store/installation.ts";
import { confirmPassphrase } from "./accounts.ts";
import { makeRecovery, recoverySubject } from "./recovery-code.ts";
import { clearFailures } from "./throttle.ts";

/**
 * Gives the centre a new recovery code in place of the one that was lost, or seen by somebody. The old one opens nothing from
 * here on, except what was copied before: a copy holds the data key as the old code opens it.
 * @returns the code, which is not kept anywhere.
 * @throws WorkstationError WRONG_PASSPHRASE, TOO_SOON: the code opens everything, so an unlocked screen must not be enough.
 */
export async function renewRecoveryCode(
  actor: Actor,
  passphrase: string,
  kdfCost: number,
): Promise<{ recoveryCode: string }> {
  await confirmPassphrase(actor, passphrase);
  const { recoveryCode, ...recovery } = await makeRecovery(actor.keys.dataKey, kdfCost);
  write(actor.centre.file, (db) => {
    updateRecovery(db, recovery);
    // Whoever tried the old code in vain has not tried this one.
    clearFailures(db, recoverySubject);
    const personId = actor.person.id;
    const event = { personId, action: "centre.recovery-code-renewed", recordKind: "centre", recordId: "centre" };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return { recoveryCode };
}
