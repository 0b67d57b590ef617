import { join } from "node:path";
import type { Role } from "../../../shared/domain/roles.ts";
import type { DbFile, ReadableDb } from "../store/connection.ts";
import { asReadable } from "../store/connection.ts";
import type { SealKeys } from "../store/seal.ts";

/** Where one centre keeps its things. The demonstration centre has a folder of its own. */
export type CentreFolder = {
  readonly root: string;
  readonly database: string;
  readonly scripts: string;
  /** Conversions of scripts, sealed; can be emptied at any time. */
  readonly readings: string;
  /** The index of the scripts' words, sealed. Made from the database: it can be lost, and is in no backup. */
  readonly index: string;
  /** Uploads and exports under way: sealed, and emptied at every start. */
  readonly incoming: string;
  readonly backups: string;
};

export function centreFolder(root: string): CentreFolder {
  return {
    root,
    database: join(root, "workstation.db"),
    scripts: join(root, "scripts"),
    readings: join(root, "readings"),
    index: join(root, "index"),
    incoming: join(root, "incoming"),
    backups: join(root, "backups"),
  };
}

export type OpenCentre = {
  readonly folder: CentreFolder;
  readonly file: DbFile;
  readonly demonstration: boolean;
};

/**
 * Somebody at work: who, in which centre, with the keys that open its records. Every service of the core takes one, so the
 * rules hold whether a window, the demonstration's maker or a test asks.
 */
export type Actor = {
  readonly centre: OpenCentre;
  readonly db: ReadableDb;
  readonly keys: SealKeys;
  readonly person: { readonly id: string; readonly roles: readonly Role[] };
  readonly now: () => Date;
};

export function actAs(centre: OpenCentre, keys: SealKeys, person: Actor["person"], now: () => Date): Actor {
  return { centre, db: asReadable(centre.file), keys, person, now };
}
