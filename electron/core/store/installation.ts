import { type CentreSettings, centreSettings, defaultCentreSettings } from "../../../shared/contract/centre.ts";
import { type Kdf, kdfSchema } from "../accounts/key-wrapping.ts";
import { execute, type ReadableDb, readOne, type WritableDb } from "./connection.ts";

export type Installation = {
  readonly installationId: string;
  readonly demonstration: boolean;
  readonly createdAt: string;
  readonly centreNumber: string;
  readonly centreName: string;
  readonly settings: CentreSettings;
  readonly recoveryKdf: Kdf;
  readonly recoveryWrappedKey: Buffer;
  readonly revision: number;
};

type Row = {
  installation_id: string;
  demonstration: 0 | 1;
  created_at: string;
  centre_number: string;
  centre_name: string;
  settings: string;
  recovery_kdf: string;
  recovery_wrapped_key: Buffer;
  revision: number;
};

export function readInstallation(db: ReadableDb): Installation | undefined {
  const row = readOne<Row>(db, "SELECT * FROM installation WHERE id = 1");
  return (
    row && {
      installationId: row.installation_id,
      demonstration: row.demonstration === 1,
      createdAt: row.created_at,
      centreNumber: row.centre_number,
      centreName: row.centre_name,
      // A setting that came with a later version stands at its default until somebody chooses.
      settings: centreSettings.parse({ ...defaultCentreSettings, ...JSON.parse(row.settings) }),
      recoveryKdf: kdfSchema.parse(JSON.parse(row.recovery_kdf)),
      recoveryWrappedKey: row.recovery_wrapped_key,
      revision: row.revision,
    }
  );
}

export function insertInstallation(db: WritableDb, installation: Omit<Installation, "revision">): void {
  execute(
    db,
    `INSERT INTO installation (id, installation_id, demonstration, created_at, centre_number, centre_name, settings,
       recovery_kdf, recovery_wrapped_key) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)`,
    installation.installationId,
    installation.demonstration ? 1 : 0,
    installation.createdAt,
    installation.centreNumber,
    installation.centreName,
    JSON.stringify(installation.settings),
    JSON.stringify(installation.recoveryKdf),
    installation.recoveryWrappedKey,
  );
}

/** @returns false where the centre was changed since `revision` was read. */
export function updateCentre(
  db: WritableDb,
  centre: { number: string; name: string; settings: CentreSettings; revision: number },
): boolean {
  const changed = execute(
    db,
    "UPDATE installation SET centre_number = ?, centre_name = ?, settings = ?, revision = revision + 1 WHERE id = 1 AND revision = ?",
    centre.number,
    centre.name,
    JSON.stringify(centre.settings),
    centre.revision,
  );
  return changed === 1;
}

/** Puts another recovery code in the place of the one before. */
export function updateRecovery(
  db: WritableDb,
  recovery: Pick<Installation, "recoveryKdf" | "recoveryWrappedKey">,
): void {
  execute(
    db,
    "UPDATE installation SET recovery_kdf = ?, recovery_wrapped_key = ? WHERE id = 1",
    JSON.stringify(recovery.recoveryKdf),
    recovery.recoveryWrappedKey,
  );
}
