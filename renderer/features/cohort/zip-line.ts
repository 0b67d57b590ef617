import { asShownError } from "../../api/errors.ts";

type ZipProblem = { readonly key: number; readonly name: string; readonly message: string };

export type ZipLineState = {
  readonly reading: { readonly name: string; readonly sentBytes: number; readonly bytes: number } | undefined;
  /** The names of those that come after it. */
  readonly waiting: readonly string[];
  readonly problems: readonly ZipProblem[];
};

export const emptyZipLine: ZipLineState = { reading: undefined, waiting: [], problems: [] };

/** Sends a ZIP and takes up what is in it; rejects without a trace once the signal says so. */
type ReadZip = (
  file: File,
  options: { readonly signal: AbortSignal; readonly onProgress: (sentBytes: number) => void },
) => Promise<void>;

/** ZIPs, read one after the other: one that is given while another is being read waits for its turn. */
export class ZipLine {
  readonly #read: ReadZip;
  readonly #tell: (state: ZipLineState) => void;
  #current: { readonly file: File; readonly abort: AbortController } | undefined;
  #waiting: readonly File[] = [];
  #state = emptyZipLine;
  #lastKey = 0;

  constructor(read: ReadZip, tell: (state: ZipLineState) => void) {
    this.#read = read;
    this.#tell = tell;
  }

  /** What stands in the line already is left as it is; what was said of a ZIP is forgotten when it is given again. */
  add(files: readonly File[]): void {
    const inLine = [...(this.#current ? [this.#current.file] : []), ...this.#waiting];
    const added = files.filter((file) => !inLine.some((other) => isSameFile(file, other)));
    this.#waiting = [...this.#waiting, ...added];
    const problems = this.#state.problems.filter(({ name }) => !added.some((file) => file.name === name));
    this.#set({ problems, waiting: this.#waiting.map(({ name }) => name) });
    if (!this.#current) void this.#readNext();
  }

  /** Gives up the one that is being read; the next one begins. */
  cancel(): void {
    this.#current?.abort.abort();
  }

  clear(): void {
    this.#waiting = [];
    this.cancel();
    this.#set(emptyZipLine);
  }

  async #readNext(): Promise<void> {
    for (let file = this.#waiting[0]; file; file = this.#waiting[0]) {
      const abort = new AbortController();
      this.#current = { file, abort };
      this.#waiting = this.#waiting.slice(1);
      const { name, size: bytes } = file;
      const onProgress = (sentBytes: number) => {
        if (!abort.signal.aborted) this.#set({ reading: { name, sentBytes, bytes } });
      };
      this.#set({ waiting: this.#waiting.map((next) => next.name) });
      onProgress(0);
      try {
        await this.#read(file, { signal: abort.signal, onProgress });
      } catch (error) {
        if (abort.signal.aborted) continue;
        this.#lastKey += 1;
        const problem = { key: this.#lastKey, name, message: asShownError(error).message };
        this.#set({ problems: [...this.#state.problems, problem] });
      }
    }
    this.#current = undefined;
    this.#set({ reading: undefined });
  }

  #set(change: Partial<ZipLineState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell(this.#state);
  }
}

function isSameFile(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
