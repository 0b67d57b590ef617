import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits, Unshowable } from "./conversion.ts";

/**
 * A document that is a ZIP of parts (DOCX, XLSX, PPTX, ODT). Bounded before any library sees it: by its entries, by what they
 * say they unpack to, and, as each is unpacked, by what it really holds. Entries are only ever read into memory; their names
 * lead nowhere.
 */
export class Package {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #read = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws Unshowable damaged, encrypted, too-large. */
  static async open(bytes: Uint8Array): Promise<Package> {
    const { entries: mostEntries, allBytes, expansion, freeBytes, entryBytes } = limits.package;
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    }).catch(() => {
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
    return new Package(zip, entries);
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
    const pieces: Buffer[] = [];
    try {
      // The library ends the stream with an error where an entry unpacks to more or less than it announced.
      for await (const piece of await this.#zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    } catch {
      throw new Unshowable("damaged");
    }
    const part = Buffer.concat(pieces);
    // The same part read over and over is as large as many parts.
    this.#read += part.length;
    if (this.#read > 2 * limits.package.allBytes) throw new Unshowable("too-large");
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
