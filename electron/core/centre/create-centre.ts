import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { v7 as newId, v4 as newInstallationId } from "uuid";
import { defaultCentreSettings } from "../../../shared/contract/centre.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import {
  insertPersonWithCredentials,
  makeCredentials,
  type NewPerson,
  refuseWeakPassphrase,
} from "../accounts/credentials.ts";
import { makeRecovery } from "../accounts/recovery-code.ts";
import { appendAudit } from "../audit/audit-log.ts";
import { closeDbFile, openDbFile, write } from "../store/connection.ts";
import { insertInstallation } from "../store/installation.ts";
import { migrate } from "../store/migrate.ts";
import { deriveSealKeys, keyBytes } from "../store/seal.ts";
import { syncFolder } from "../store/sync-folder.ts";
import type { CentreFolder } from "./actor.ts";

/**
 * Makes a centre: a new data key, the first person, the recovery code. The database is made under another name and gets its
 * own only when it is whole, so an interrupted set-up leaves nothing that looks like a centre.
 * @returns the recovery code, which is not kept anywhere.
 * @throws WorkstationError ALREADY_SET_UP, PASSPHRASE_WEAK.
 */
export async function createCentre(
  folder: CentreFolder,
  request: {
    centreNumber: string;
    centreName: string;
    person: NewPerson & { passphrase: string };
    demonstration: boolean;
  },
  now: Date,
  kdfCost: number,
): Promise<{ recoveryCode: string; personId: string }> {
  refuseWeakPassphrase(request.person.passphrase);
  if (existsSync(folder.database)) throw new WorkstationError("ALREADY_SET_UP");
  const dataKey = randomBytes(keyBytes);
  const keys = deriveSealKeys(dataKey);
  const { recoveryCode, recoveryKdf, recoveryWrappedKey } = await makeRecovery(dataKey, kdfCost);
  const credentials = await makeCredentials(request.person.passphrase, dataKey, kdfCost);
  const personId = newId();
  mkdirSync(folder.root, { recursive: true, mode: 0o700 });
  const unfinished = `${folder.database}.new`;
  for (const ending of ["", "-wal", "-shm"]) rmSync(unfinished + ending, { force: true });
  const file = openDbFile(unfinished, { mustExist: false });
  try {
    migrate(file, () => undefined);
    write(file, (db) => {
      insertInstallation(db, {
        installationId: newInstallationId(),
        demonstration: request.demonstration,
        createdAt: now.toISOString(),
        centreNumber: request.centreNumber,
        centreName: request.centreName,
        settings: defaultCentreSettings,
        recoveryKdf,
        recoveryWrappedKey,
      });
      const { name, signInName, roles } = request.person;
      insertPersonWithCredentials(
        db,
        keys,
        { name, signInName, roles, id: personId, mustChangePassphrase: false },
        credentials,
        now,
      );
      appendAudit(db, keys, { personId, action: "centre.created", recordKind: "centre", recordId: "centre" }, now);
    });
  } finally {
    closeDbFile(file);
  }
  const handle = openSync(unfinished, "r+");
  fsyncSync(handle);
  closeSync(handle);
  renameSync(unfinished, folder.database);
  // The recovery code is shown from here on: the centre that it opens must not lose its name with the power.
  syncFolder(folder.root);
  syncFolder(dirname(folder.root));
  return { recoveryCode, personId };
}
