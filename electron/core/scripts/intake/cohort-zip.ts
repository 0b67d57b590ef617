import { mostCohortFiles } from "../../../../shared/contract/intake.ts";
import { maximumScriptBytes } from "../../../../shared/contract/scripts.ts";
import { isLeftBySystem } from "../../../../shared/domain/cohort-files.ts";
import { WorkstationError } from "../../../../shared/errors/workstation-error.ts";
import { DamagedEntry, type ZipEntry, ZipReader } from "../../archive/zip-reader.ts";
import type { Actor } from "../../centre/actor.ts";
import { SealedFileReader } from "../../store/sealed-file-reader.ts";
import type { Uploads } from "../uploads.ts";

const symbolicLink = 0o120000;
const fileType = 0o170000;

type Left = { readonly path: string; readonly reason: string };

/**
 * A cohort that came as one ZIP. It stays sealed as it was uploaded; its entries are unsealed, unpacked and sealed again one
 * by one, in pieces. Their paths are only words to match by: nothing is ever written under one.
 */
export class CohortZip {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly left: readonly Left[];
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #zip: ZipReader;
  readonly #file: SealedFileReader;

  private constructor(
    file: SealedFileReader,
    zip: ZipReader,
    entries: ReadonlyMap<string, ZipEntry>,
    left: readonly Left[],
  ) {
    this.#file = file;
    this.#zip = zip;
    this.#entries = entries;
    this.files = [...entries].map(([path, { bytes }]) => ({ path, bytes }));
    this.left = left;
  }

  /** @throws WorkstationError NOT_FOUND, FILE_INCOMPLETE, ARCHIVE_UNREADABLE (not a ZIP, or one that would grow beyond bounds). */
  static async open(actor: Actor, uploads: Uploads, uploadId: string, check: () => void): Promise<CohortZip> {
    const upload = await uploads.finish(actor, uploadId);
    const file = await SealedFileReader.open(upload.path, actor.keys, upload);
    try {
      const zip = await ZipReader.open(file, check);
      const entries = new Map<string, ZipEntry>();
      const left: Left[] = [];
      for (const found of zip.entries) {
        if (found.path.endsWith("/")) continue;
        const reason = reasonToLeave(found, entries);
        if (reason) left.push({ path: found.path.slice(0, 2000), reason });
        else entries.set(found.path, found);
      }
      return new CohortZip(file, zip, entries, left);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Unpacks one entry into an upload of its own. @throws WorkstationError NOT_FOUND, FILE_TOO_LARGE, ARCHIVE_UNREADABLE. */
  async unpack(actor: Actor, uploads: Uploads, path: string): Promise<string> {
    const entry = this.#entries.get(path);
    if (!entry) throw new WorkstationError("NOT_FOUND", { kind: "file in the ZIP" });
    const name = path.split(/[/\\]/).at(-1)?.slice(-255) ?? "";
    const { uploadId } = await uploads.begin(actor, { name, bytes: entry.bytes, purpose: "cohort" });
    try {
      let offset = 0;
      for await (const piece of this.#zip.read(entry)) {
        await uploads.append(actor, uploadId, offset, piece);
        offset += piece.length;
      }
      return uploadId;
    } catch (error) {
      await uploads.discard(actor, uploadId);
      if (!(error instanceof DamagedEntry)) throw error;
      throw new WorkstationError("ARCHIVE_UNREADABLE", { reason: "This file inside it is damaged." });
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

function reasonToLeave({ path, bytes, entry }: ZipEntry, taken: ReadonlyMap<string, ZipEntry>): string | undefined {
  if (isLeftBySystem(path)) return "Left there by the computer, not by a learner.";
  if (path === "" || path.length > 2000) return "Its path is too long.";
  if (taken.has(path)) return "The ZIP holds two files of this name: this is the second.";
  if (taken.size >= mostCohortFiles) return `More than ${mostCohortFiles} files: take them in in several ZIPs.`;
  if (entry.isEncrypted()) return "It is locked with a password.";
  if (((entry.externalFileAttributes >>> 16) & fileType) === symbolicLink) return "A link, not a file.";
  if (bytes > maximumScriptBytes) return "It is larger than a script can be (200 MB).";
  return undefined;
}
