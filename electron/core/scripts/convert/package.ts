import { inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits, Unshowable } from "./conversion.ts";

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
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(whole, { decodeStrings: false }).catch(() => {
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
    return new Package(whole, zip, entries);
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  /** @throws Unshowable damaged (also where there is no such part), encrypted, too-large. */
  async read(name: string): Promise<Buffer> {
    const entry = this.#entries.get(partName(name));
    if (!entry) throw new Unshowable("damaged");
    if (entry.isEncrypted()) throw new Unshowable("encrypted");
    const part = await this.#unpack(entry).catch(() => {
      throw new Unshowable("damaged");
    });
    // The same part read over and over is as large as many parts.
    this.#read += part.length;
    if (this.#read > 2 * limits.package.allBytes) throw new Unshowable("too-large");
    return part;
  }

  /** At once, and not as a stream: a document has many small parts, and each stream would take longer than its part. */
  async #unpack(entry: Entry): Promise<Buffer> {
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = this.#bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (!entry.canDecodeFileData()) throw new Error("Packed in a way that is not known here.");
    // One byte more, so that a part of none can be unpacked too.
    const part = entry.isCompressed()
      ? inflateRawSync(packed, { maxOutputLength: entry.uncompressedSize + 1 })
      : packed;
    if (part.length !== entry.uncompressedSize) throw new Error("Unpacks to more or less than it announced.");
    return part;
  }

  async readIfThere(name: string): Promise<Buffer | undefined> {
    return this.has(name) ? this.read(name) : undefined;
  }
}

/** Some programs write backslashes or a leading slash; parts are compared as others name them. */
function partName(name: string | Buffer): string {
  return String(name).replaceAll("\\", "/").replace(/^\/+/, "");
}
