import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** A ZIP taken apart and put together again, as somebody who tampers with an archive would. */
export type Entries = Map<string, Buffer>;

export async function unzip(bytes: Buffer): Promise<Entries> {
  const zip = await fromBufferPromise(bytes);
  const entries: Entries = new Map();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return entries;
}

export async function zip(entries: Iterable<readonly [string, Buffer]>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [path, bytes] of entries) file.addBuffer(bytes, path);
  file.end();
  return buffer(file.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

/** The manifest that fits these entries: what a careful forger would write. */
export function withNewManifest(entries: Entries): Entries {
  const lines = [...entries]
    .filter(([path]) => path !== "manifest-sha256.txt")
    .map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`);
  return new Map([...entries, ["manifest-sha256.txt", Buffer.from(lines.join(""))]]);
}
