import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";

export const productName = "Assessor Workstation";

/** How long a stop may take: the core checkpoints its database. After that the process ends, and WAL recovery does the rest. */
const stopMilliseconds = 5_000;

export type CoreOptions = {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly version: string;
  readonly host: "electron" | "browser";
  /** The built core. Tests of a host pass a stand-in. */
  readonly workerFile?: string;
};

/** The core, as its hosts see it: a thread that takes ports and can be told to lock and to stop. */
export type CoreThread = {
  /** Settles once the core answers on its ports. A folder it can't open is an answer too: it says so through its status. */
  readonly ready: Promise<void>;
  /** Resolves only where the thread ended without being asked to: nothing can be saved from then on. */
  readonly died: Promise<Error>;
  /** A port of one window. Messages are relayed as they are; closing it ends the window's session with the core. */
  connect(): MessagePort;
  /** The person has left the machine: it sleeps, or its screen is locked. */
  lock(): void;
  /** Resolves once the database is closed, or after five seconds. Safe to call twice. */
  stop(): Promise<void>;
};

type FromCore = { readonly type: "ready" } | { readonly type: "stopped" };

/**
 * The pieces of files that pass through the core lie outside its heap, but count when V8 decides whether to look for garbage.
 * With the small heap that a thread starts with, it did so for every other piece, which took most of an import's time.
 */
const heapMebibytesBeforeCollecting = 64;

export function makeCoreWorker(file: string, workerData: object): Worker {
  setFlagsFromString(`--initial-old-space-size=${heapMebibytesBeforeCollecting}`);
  return new Worker(file, { workerData });
}

export function startCore({ workerFile, ...workerData }: CoreOptions): CoreThread {
  const worker = makeCoreWorker(workerFile ?? join(import.meta.dirname, "core-worker.js"), workerData);
  const ready = Promise.withResolvers<void>();
  const died = Promise.withResolvers<Error>();
  const ended = Promise.withResolvers<void>();
  let stopping: Promise<void> | undefined;

  worker.on("message", (message: FromCore) => {
    if (message.type === "ready") ready.resolve();
    if (message.type === "stopped") ended.resolve();
  });
  worker.on("error", (error) => died.resolve(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", (code) => {
    ended.resolve();
    if (!stopping) died.resolve(new Error(`The core ended with code ${code}.`));
  });
  // Whoever waits for a start that never comes learns why.
  void died.promise.then((error) => ready.reject(error));
  ready.promise.catch(() => undefined);

  return {
    ready: ready.promise,
    died: died.promise,
    connect() {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ type: "connect", port: port2 }, [port2]);
      return port1;
    },
    lock: () => worker.postMessage({ type: "lock" }),
    stop() {
      stopping ??= stopWithin(worker, ended.promise);
      return stopping;
    },
  };
}

async function stopWithin(worker: Worker, ended: Promise<void>): Promise<void> {
  worker.postMessage({ type: "stop" });
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, stopMilliseconds);
  await Promise.race([ended, limit.promise]);
  clearTimeout(timer);
  await worker.terminate();
}

/** The options both hosts take. Others belong to the host, or to Chromium: they are left alone. */
export function commandLine(args: readonly string[]): {
  readonly dataFolder: string | undefined;
  has(flag: string): boolean;
} {
  const { values } = parseArgs({ args: [...args], options: { data: { type: "string" } }, strict: false });
  return {
    dataFolder: typeof values.data === "string" && values.data !== "" ? resolve(values.data) : undefined,
    has: (flag) => values[flag] === true,
  };
}

/** Where both hosts keep the centre's records when no folder is named: beside the program's other data of this person. */
export function defaultDataFolder(applicationData: string = applicationDataFolder()): string {
  return join(applicationData, productName, "data");
}

/** The same folder as Electron's `appData`, for the host that has no Electron to ask. */
function applicationDataFolder(): string {
  if (process.platform === "win32") return process.env.APPDATA ?? join(homedir(), "AppData", "Roaming");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
  return process.env.XDG_CONFIG_HOME || join(homedir(), ".config");
}
