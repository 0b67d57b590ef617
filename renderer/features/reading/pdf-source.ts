import { PDFDataRangeTransport } from "pdfjs-dist";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { readPieces } from "../../api/files.ts";

/** Up to this size the whole file is read at once: one or two answers of the core instead of dozens. */
const wholeFileBytes = 8 * 1024 * 1024;
const maximumPieceBytes = 4 * 1024 * 1024;

export type PdfSource = { readonly data: Uint8Array } | { readonly range: PDFDataRangeTransport };

/**
 * A stored PDF as pdf.js takes it. A large one is read piece by piece as its pages are looked at, so that neither side ever
 * holds all of it.
 * @param onFailure called when a piece can't be read; pdf.js itself would wait for it for ever.
 */
export async function pdfSource(file: ScriptFile, onFailure: (error: unknown) => void): Promise<PdfSource> {
  const read = (range: { offset: number; length: number }) => client.scripts.readFile({ fileId: file.id, ...range });
  if (file.bytes <= wholeFileBytes) {
    const blob = await readPieces(read, file.bytes, file.mediaType);
    return { data: new Uint8Array(await blob.arrayBuffer()) };
  }
  return { range: new CoreTransport(file.bytes, read, onFailure) };
}

class CoreTransport extends PDFDataRangeTransport {
  readonly #read: (range: { offset: number; length: number }) => Promise<Blob>;
  readonly #onFailure: (error: unknown) => void;
  #stopped = false;

  constructor(
    bytes: number,
    read: (range: { offset: number; length: number }) => Promise<Blob>,
    onFailure: (error: unknown) => void,
  ) {
    super(bytes, null);
    this.#read = read;
    this.#onFailure = onFailure;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#send(begin, end);
  }

  override abort(): void {
    this.#stopped = true;
  }

  async #send(begin: number, end: number): Promise<void> {
    try {
      const parts: Blob[] = [];
      for (let offset = begin; offset < end && !this.#stopped; offset += maximumPieceBytes) {
        parts.push(await this.#read({ offset, length: Math.min(maximumPieceBytes, end - offset) }));
      }
      if (this.#stopped) return;
      this.onDataRange(begin, new Uint8Array(await new Blob(parts).arrayBuffer()));
    } catch (error) {
      if (!this.#stopped) this.#onFailure(error);
    }
  }
}
