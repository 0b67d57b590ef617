import { inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits, Unshowable } from "./conversion.ts";
import { inflateAsFar, straightenZip } from "./zip-shape.ts";

/**
 * A document that is a ZIP of parts (DOCX, XLSX, PPTX, ODT). Bounded before any library sees it: by its entries, by what they
 * say they unpack to, and, as each is unpacked, by what it really holds. Entries are only ever read into memory; their names
 * lead nowhere.
 */
export class Package {
  readonly #bytes: Buffer;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #read = 0;

  private constructor(bytes: Buffer, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#bytes = bytes;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws Unshowable damaged, encrypted, too-large. */
  static async open(bytes: Uint8Array): Promise<Package> {
    const { entries: mostEntries, allBytes, expansion, freeBytes, entryBytes } = limits.package;
    const straight = straightenZip(bytes);
    const file = Buffer.from(straight.buffer, straight.byteOffset, straight.byteLength);
    const zip = await fromBufferPromise(file, { decodeStrings: false }).catch(() => {
      throw new Unshowable("damaged");
    });
    if (zip.entryCount > mostEntries) throw new Unshowable("too-large");
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= mostEntries) throw new Unshowable("too-large");
        unpacked += entry.uncompressedSize;
        if (entry.uncompressedSize > entryBytes) throw new Unshowable("too-large");
        entries.set(partName(entry.fileName), entry);
      }
    } catch (error) {
      throw error instanceof Unshowable ? error : new Unshowable("damaged");
    }
    if (unpacked > allBytes || unpacked > expansion * bytes.length + freeBytes) throw new Unshowable("too-large");
    if (entries.size > 0 && [...entries.values()].every((entry) => entry.isEncrypted())) {
      throw new Unshowable("encrypted");
    }
    return new Package(file, zip, withoutFolder(entries));
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  /** @throws Unshowable damaged (also where there is no such part), encrypted, too-large. */
  async read(name: string): Promise<Buffer> {
    const part = await this.#unpack(this.#entryOf(name)).catch(() => {
      throw new Unshowable("damaged");
    });
    return this.#count(part);
  }

  /** A part that may be cut off or damaged further on: as much of it as unpacks. @throws Unshowable as `read`. */
  async readAsFar(name: string): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
    try {
      return { bytes: await this.read(name), whole: true };
    } catch (error) {
      if (!(error instanceof Unshowable) || error.problem !== "damaged") throw error;
      const entry = this.#entryOf(name);
      if (entry.compressionMethod !== deflated) throw error;
      const packed = await this.#packed(entry).catch(() => {
        throw error;
      });
      const part = inflateAsFar(packed, Math.min(limits.package.entryBytes, 2 * entry.uncompressedSize));
      if (part.length === 0) throw error;
      return { bytes: this.#count(part), whole: false };
    }
  }

  #entryOf(name: string): Entry {
    const entry = this.#entries.get(partName(name));
    if (!entry) throw new Unshowable("damaged");
    if (entry.isEncrypted()) throw new Unshowable("encrypted");
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
      throw new Unshowable("rare-packing");
    return entry;
  }

  #count(part: Buffer): Buffer {
    // The same part read over and over is as large as many parts.
    this.#read += part.length;
    if (this.#read > 2 * limits.package.allBytes) throw new Unshowable("too-large");
    return part;
  }

  /** At once, and not as a stream: a document has many small parts, and each stream would take longer than its part. */
  async #unpack(entry: Entry): Promise<Buffer> {
    const packed = await this.#packed(entry);
    // One byte more, so that a part of none can be unpacked too.
    const part = entry.isCompressed()
      ? inflateRawSync(packed, { maxOutputLength: entry.uncompressedSize + 1 })
      : packed;
    if (part.length !== entry.uncompressedSize) throw new Error("Unpacks to more or less than it announced.");
    return part;
  }

  async #packed(entry: Entry): Promise<Buffer> {
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return this.#bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  }

  async readIfThere(name: string): Promise<Buffer | undefined> {
    return this.has(name) ? this.read(name) : undefined;
  }
}

const stored = 0;
const deflated = 8;

/** A document that somebody unpacked and packed again stands in a folder, which its parts know nothing of. */
function withoutFolder(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
  const landmark = /^(?:[^/]+\/)?(?:\[Content_Types\]|content)\.xml$/;
  const found = [...entries.keys()]
    .filter((name) => landmark.test(name))
    .sort((one, other) => one.length - other.length)[0];
  const folder = found?.includes("/") ? found.slice(0, found.indexOf("/") + 1) : "";
  if (folder === "") return entries;
  return new Map(
    [...entries].map(([name, entry]) => [name.startsWith(folder) ? name.slice(folder.length) : name, entry]),
  );
}

/** Some programs write backslashes or a leading slash; parts are compared as others name them. */
function partName(name: string | Buffer): string {
  return String(name).replaceAll("\\", "/").replace(/^\/+/, "");
}
