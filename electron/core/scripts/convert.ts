import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type ConvertAnswer, type ConvertRequest, limits } from "./convert/conversion.ts";
import type { WorkerAnswer } from "./convert-worker.ts";

/** In the built program the thread's code lies beside this file; in tests it is the source itself. */
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "./convert-worker.ts" : "./convert-worker.js",
  import.meta.url,
);

/** One for the window in front, one for what goes on behind it; a machine with a single core gets one. */
const mostThreads = Math.min(2, availableParallelism());
/** A thread that has loaded its libraries is kept for the next document: loading them takes longer than most conversions. */
const idleMilliseconds = 30_000;

type Waiting = { readonly request: ConvertRequest; readonly resolve: (answer: ConvertAnswer) => void };

const idle: { worker: Worker; timer: NodeJS.Timeout }[] = [];
const waiting: Waiting[] = [];
let running = 0;
let networkAttempts = 0;

/**
 * Converts in a thread that is ended after fifteen seconds or a gibibyte: no document can hang or exhaust the program. A
 * thread that failed in any way is never used again.
 */
export function convertDocument(request: ConvertRequest): Promise<ConvertAnswer> {
  return new Promise((resolve) => {
    waiting.push({ request, resolve });
    startNext();
  });
}

/** How often a converter tried to reach the network, and was refused. For the test that says never. */
export function countNetworkAttempts(): number {
  return networkAttempts;
}

function startNext(): void {
  if (running >= mostThreads) return;
  const next = waiting.shift();
  if (!next) return;
  running += 1;
  void convertIn(takeWorker(), next.request).then((answer) => {
    running -= 1;
    next.resolve(answer);
    startNext();
  });
}

function takeWorker(): Worker {
  const kept = idle.pop();
  if (kept) {
    clearTimeout(kept.timer);
    kept.worker.ref();
    return kept.worker;
  }
  const worker = new Worker(workerUrl, {
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMebibytes },
    // Nothing of a document may reach the program's own output by way of a library's warning. Not read either: a stream that
    // is read keeps the program from ending.
    stdout: true,
    stderr: true,
  });
  // A library may fail on a document that was already answered; without these, that would end the program.
  worker.on("error", () => forget(worker)).on("exit", () => forget(worker));
  return worker;
}

function forget(worker: Worker): void {
  const index = idle.findIndex((kept) => kept.worker === worker);
  if (index === -1) return;
  clearTimeout(idle[index]?.timer);
  idle.splice(index, 1);
}

function keepWorker(worker: Worker): void {
  const timer = setTimeout(() => {
    forget(worker);
    void worker.terminate();
  }, idleMilliseconds);
  timer.unref();
  worker.unref();
  idle.push({ worker, timer });
}

function convertIn(worker: Worker, request: ConvertRequest): Promise<ConvertAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: ConvertAnswer, sound: boolean) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      if (sound) keepWorker(worker);
      else void worker.terminate();
      resolve(answer);
    };
    const fail = (problem: "too-long" | "too-much-memory" | "damaged") =>
      settle({ ok: false, problem, text: null }, false);
    const onMessage = ({ answer, networkAttempts: attempts }: WorkerAnswer) => {
      networkAttempts += attempts;
      settle(answer, answer.ok && attempts === 0);
    };
    const onError = (error: NodeJS.ErrnoException) =>
      fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much-memory" : "damaged");
    const onExit = () => fail("damaged");
    const timer = setTimeout(() => fail("too-long"), limits.milliseconds);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
}
