import { maximumScriptBytes } from "../../../shared/contract/scripts.ts";
import { messageFor } from "../../../shared/errors/messages.ts";

/** One file of a script on its way in. A refused file stays in the list, beside its reason, until it is taken out. */
export type IntakeFile = {
  readonly key: string;
  readonly file: File;
  readonly state:
    | { readonly step: "waiting" }
    | { readonly step: "sending"; readonly sentBytes: number }
    | { readonly step: "sent"; readonly uploadId: string }
    | { readonly step: "refused"; readonly message: string; readonly canRetry: boolean };
};

export type Transport = {
  readonly upload: (
    file: File,
    options: { readonly onProgress: (sentBytes: number) => void; readonly signal: AbortSignal },
  ) => Promise<string>;
  readonly discard: (uploadId: string) => Promise<unknown>;
  readonly describe: (error: unknown) => { readonly message: string; readonly canRetry: boolean };
};

/** Why a file can't be a script, as far as that shows before any of it is sent. The core checks the same again. */
function refusalOf(file: File): string | undefined {
  if (file.size === 0) return messageFor("FILE_EMPTY", {});
  if (file.size > maximumScriptBytes) return messageFor("FILE_TOO_LARGE", { limitBytes: maximumScriptBytes });
  return undefined;
}

/**
 * The files of one script, in reading order. Each is sent as soon as it is chosen, one after another, so that the core's
 * answer stands beside it while the rest of the form is filled in. Files that are not taken in are thrown away again.
 */
export class IntakeFiles {
  readonly #transport: Transport;
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<string, AbortController>();
  #files: readonly IntakeFile[] = [];
  #queue: Promise<void> = Promise.resolve();
  #lastKey = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): readonly IntakeFile[] => this.#files;

  /** Adds files at the end. One that stands in the list already (same name, size and date) is left out. */
  add(files: readonly File[]): void {
    for (const file of files) {
      if (this.#files.some((entry) => isSameChoice(entry.file, file))) continue;
      const key = `file-${++this.#lastKey}`;
      const refusal = refusalOf(file);
      const state: IntakeFile["state"] = refusal
        ? { step: "refused", message: refusal, canRetry: false }
        : { step: "waiting" };
      this.#set([...this.#files, { key, file, state }]);
      if (!refusal) this.#send(key);
    }
  }

  remove(key: string): void {
    this.#drop(this.#files.filter((entry) => entry.key === key));
    this.#set(this.#files.filter((entry) => entry.key !== key));
  }

  /** Moves a file by so many places; the order is the order of reading. */
  move(key: string, places: number): void {
    const from = this.#files.findIndex((entry) => entry.key === key);
    const to = from + places;
    const entry = this.#files[from];
    if (!entry || to < 0 || to >= this.#files.length) return;
    const rest = this.#files.filter((_, index) => index !== from);
    this.#set([...rest.slice(0, to), entry, ...rest.slice(to)]);
  }

  retry(key: string): void {
    this.#change(key, { step: "waiting" });
    this.#send(key);
  }

  /** Puts the core's refusal beside the file that caused it. */
  refuse(key: string, message: string): void {
    this.#drop(this.#files.filter((entry) => entry.key === key));
    this.#change(key, { step: "refused", message, canRetry: false });
  }

  /** Resolves when no file is on its way any more. */
  async settled(): Promise<void> {
    let queue: Promise<void> | undefined;
    while (queue !== this.#queue) {
      queue = this.#queue;
      await queue;
    }
  }

  /** Forgets the files without throwing them away: the core has taken them in. */
  release(): void {
    this.#set([]);
  }

  discardAll(): void {
    this.#drop(this.#files);
    this.#set([]);
  }

  #drop(entries: readonly IntakeFile[]): void {
    for (const { key, state } of entries) {
      this.#aborts.get(key)?.abort();
      if (state.step === "sent") void this.#transport.discard(state.uploadId).catch(() => undefined);
    }
  }

  #send(key: string): void {
    this.#queue = this.#queue.then(async () => {
      const entry = this.#files.find((candidate) => candidate.key === key);
      if (!entry) return;
      const abort = new AbortController();
      this.#aborts.set(key, abort);
      this.#change(key, { step: "sending", sentBytes: 0 });
      try {
        const uploadId = await this.#transport.upload(entry.file, {
          signal: abort.signal,
          onProgress: (sentBytes) => this.#change(key, { step: "sending", sentBytes }),
        });
        // Taken out of the list while its last piece was on the way.
        if (abort.signal.aborted) await this.#transport.discard(uploadId).catch(() => undefined);
        else this.#change(key, { step: "sent", uploadId });
      } catch (error) {
        if (!abort.signal.aborted) this.#change(key, { step: "refused", ...this.#transport.describe(error) });
      } finally {
        this.#aborts.delete(key);
      }
    });
  }

  #change(key: string, state: IntakeFile["state"]): void {
    this.#set(this.#files.map((entry) => (entry.key === key ? { ...entry, state } : entry)));
  }

  #set(files: readonly IntakeFile[]): void {
    this.#files = files;
    for (const listener of this.#listeners) listener();
  }
}

function isSameChoice(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
