import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { v7 as newId } from "uuid";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import type { SealKeys } from "../store/seal.ts";
import { SealedFileReader } from "../store/sealed-file-reader.ts";
import { SealedFileWriter } from "../store/sealed-file-writer.ts";
import type { VolumeFile, VolumeRecord } from "../store/text-volumes.ts";

/** Raised when a volume's bytes mean something else: volumes of before are then made anew from the texts. */
export const volumeLayout = 1;

type Part = "words" | "prints";
const pathOf = (folder: string, id: string, part: Part) => join(folder, `${id}.${part}`);

/** Writes a volume's two files, sealed and on the disk when this answers. Nothing counts before its record is kept. */
export async function writeVolume(
  folder: string,
  keys: SealKeys,
  parts: { words: Buffer; prints: Buffer },
): Promise<VolumeRecord> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = newId();
  const writePart = async (part: Part): Promise<VolumeFile> => {
    const writer = await SealedFileWriter.create(pathOf(folder, id, part), keys);
    try {
      await writer.append(parts[part]);
      const { header, bytes } = await writer.finish();
      return { header, bytes };
    } catch (error) {
      await writer.abandon();
      await removeVolumeFiles(folder, id);
      throw error;
    }
  };
  const words = await writePart("words");
  return { id, layout: volumeLayout, words, prints: await writePart("prints") };
}

/** @returns undefined where the file is missing or not what was written: the volume is then made anew. */
export async function readVolumePart(
  folder: string,
  keys: SealKeys,
  record: VolumeRecord,
  part: Part,
): Promise<Buffer | undefined> {
  let reader: SealedFileReader | undefined;
  try {
    reader = await SealedFileReader.open(pathOf(folder, record.id, part), keys, record[part]);
    const bytes = Buffer.from(new ArrayBuffer(record[part].bytes));
    let offset = 0;
    for await (const piece of reader.pieces()) offset += piece.copy(bytes, offset);
    return offset === bytes.length ? bytes : undefined;
  } catch (error) {
    if (error instanceof WorkstationError && error.code === "FILE_DAMAGED") return undefined;
    throw error;
  } finally {
    await reader?.close();
  }
}

export async function removeVolumeFiles(folder: string, id: string): Promise<void> {
  for (const part of ["words", "prints"] as const) await rm(pathOf(folder, id, part), { force: true });
}

/** Removes what no record knows: a volume whose writing was cut short, or one whose texts are gone. */
export async function sweepVolumes(folder: string, known: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [id = ""] = name.split(".");
    if (!known.has(id)) await rm(join(folder, name), { force: true });
  }
}
