import { Worker } from "node:worker_threads";
import type { ConvertAnswer, ConvertRequest } from "./convert-worker.ts";

/** In the built program the thread's code lies beside this file; in tests it is the source itself. */
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "./convert-worker.ts" : "./convert-worker.js",
  import.meta.url,
);

export type Conversion =
  | Extract<ConvertAnswer, { ok: true }>
  | { readonly ok: false; readonly problem: "damaged" | "too-long" | "too-large" };

const longestMilliseconds = 20_000;
const mostMemoryMiB = 1024;

/** Converts in a thread that is ended after twenty seconds or a gibibyte: no document can hang or exhaust the program. */
export function convertDocument(request: ConvertRequest): Promise<Conversion> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMiB },
      stdout: true,
      stderr: true,
    });
    const settle = (conversion: Conversion) => {
      clearTimeout(timer);
      resolve(conversion);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle({ ok: false, problem: "too-long" }), longestMilliseconds);
    worker.once("message", (answer: ConvertAnswer) => settle(answer.ok ? answer : { ok: false, problem: "damaged" }));
    worker.once("error", (error: NodeJS.ErrnoException) =>
      settle({ ok: false, problem: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "damaged" }),
    );
    worker.once("exit", () => settle({ ok: false, problem: "damaged" }));
  });
}
