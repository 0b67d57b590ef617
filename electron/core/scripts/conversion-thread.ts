import { Worker } from "node:worker_threads";
import { type ConversionTask, limits, type TaskAnswer } from "./convert/conversion.ts";
import type { ThreadMessage } from "./convert-worker.ts";

/** In the built program the thread's code lies beside this file; in tests it is the source itself. */
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "./convert-worker.ts" : "./convert-worker.js",
  import.meta.url,
);

/** Loading the libraries is no document's fault, and on a busy machine it takes longer than most documents. */
const longestStart = 30_000;

export type ThreadAnswer = { readonly answer: TaskAnswer; readonly networkAttempts: number };

/** One thread for converting documents, one at a time. A document that can't be shown is an answer like
 * any other; a thread that failed at one, or reached for the network, is sound no more, and is ended. */
export class ConversionThread {
  sound = true;
  /** A document made it grow, and it would stay so: a fresh one is small. */
  #isLarge = false;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #answer: ((message: ThreadAnswer) => void) | undefined;

  /** @param onEnd told when the thread has ended, also by itself while nobody was waiting. */
  constructor(onEnd: () => void) {
    this.#worker = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMebibytes, maxYoungGenerationSizeMb: 48 },
      // Nothing of a document may reach the program's own output by way of a library's warning. Not read either: a stream that
      // is read keeps the program from ending.
      stdout: true,
      stderr: true,
    });
    let started: () => void = () => undefined;
    this.#ready = new Promise((resolve) => {
      started = resolve;
    });
    this.#worker.on("message", (message: ThreadMessage) => {
      if (message.ready) started();
      else this.#settle(message, message.networkAttempts === 0 && !this.#isLarge);
    });
    // A library may also fail on a document that was answered already; without these, that would end the program.
    this.#worker.on("error", (error: NodeJS.ErrnoException) =>
      this.#fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much-memory" : "damaged"),
    );
    this.#worker.on("exit", () => {
      this.#fail("damaged");
      onEnd();
    });
  }

  async convert(task: ConversionTask): Promise<ThreadAnswer> {
    const answered = new Promise<ThreadAnswer>((resolve) => {
      this.#answer = resolve;
    });
    const startTimer = setTimeout(() => this.#fail("too-long"), longestStart);
    await Promise.race([this.#ready, answered]);
    clearTimeout(startTimer);
    const timer = setTimeout(() => this.#fail("too-long"), limits.milliseconds);
    const watch = setInterval(() => void this.#watchMemory(limits.memoryBytes + task.bytes.length), 50);
    if (this.sound) this.#worker.postMessage(task);
    return answered.finally(() => {
      clearTimeout(timer);
      clearInterval(watch);
    });
  }

  /** The thread's own limit counts script values alone: a packed document grows in bytes, which nothing else would stop. */
  async #watchMemory(most: number): Promise<void> {
    // A thread that has ended meanwhile has nothing to say.
    const held = await this.#worker.getHeapStatistics().catch(() => undefined);
    if (!held || !this.#answer) return;
    const bytes = held.total_heap_size + held.external_memory;
    if (bytes > most) this.#fail("too-much-memory");
    else if (bytes > limits.keptBytes) this.#isLarge = true;
  }

  /** Resolves once the libraries are loaded, or the thread has failed at it. */
  ready(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, longestStart).unref());
    return Promise.race([this.#ready, late]);
  }

  /** Whether the thread keeps the program from ending. */
  hold(held: boolean): void {
    if (held) this.#worker.ref();
    else this.#worker.unref();
  }

  end(): void {
    this.sound = false;
    void this.#worker.terminate();
  }

  #fail(problem: "too-long" | "too-much-memory" | "damaged"): void {
    this.#settle({ answer: { ok: false, problem, text: null }, networkAttempts: 0 }, false);
  }

  #settle(message: ThreadAnswer, sound: boolean): void {
    if (!sound) this.end();
    this.#answer?.(message);
    this.#answer = undefined;
  }
}
