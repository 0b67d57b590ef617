import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";

export type Found = {
  /** As bytes: a name on the disk need not be valid text. */
  readonly path: Buffer;
  readonly name: string;
  readonly what: "file" | "link" | "special" | "unreadable folder";
};

const slash = Buffer.from("/");

/**
 * Everything under a folder, in order of names. Links are named, never followed: one may lead out of the folder, or round in
 * a circle. So are pipes and devices, which would never end.
 */
export async function* walkFolder(folder: Buffer, inside = ""): AsyncGenerator<Found> {
  let entries: Dirent<Buffer>[];
  try {
    entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
  } catch {
    yield { path: folder, name: inside, what: "unreadable folder" };
    return;
  }
  entries.sort((one, other) => one.name.compare(other.name));
  for (const entry of entries) {
    const path = Buffer.concat([folder, slash, entry.name]);
    const name = inside === "" ? entry.name.toString("utf8") : `${inside}/${entry.name.toString("utf8")}`;
    if (entry.isDirectory()) yield* walkFolder(path, name);
    else yield { path, name, what: entry.isFile() ? "file" : entry.isSymbolicLink() ? "link" : "special" };
  }
}
