import { Worker } from "node:worker_threads";
import type { ScriptFileKind } from "../../../shared/contract/scripts.ts";
import type { ExtractAnswer } from "./extract-text-worker.ts";

/** The words of a file, paragraph by paragraph. `quoted`: the document itself says that somebody else is quoted. */
export type ExtractedBlock = { readonly text: string; readonly page?: number; readonly quoted?: boolean };

/** Raised when another way of taking texts out finds more: every file is then read again, in the background. */
export const extractionVersion = 1;

const longestMilliseconds = 60_000;
const mostMemoryMiB = 1024;
const mostBytes = 100 * 1024 * 1024;
const workerUrl = new URL(
  import.meta.url.endsWith(".ts") ? "./extract-text-worker.ts" : "./extract-text-worker.js",
  import.meta.url,
);

/**
 * The text of a file, in a thread that is ended after a minute or a gibibyte.
 * @returns empty for a kind that has no text (a scan); undefined where the file can't be read.
 */
export async function extractScriptText(
  kind: ScriptFileKind,
  bytes: Uint8Array,
): Promise<readonly ExtractedBlock[] | undefined> {
  if (kind === "image" || kind === "other") return [];
  if (bytes.length > mostBytes) return undefined;
  if (kind === "text" || kind === "markdown") return splitParagraphs(decode(bytes));
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl, {
      workerData: { kind, bytes },
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMiB },
      stdout: true,
      stderr: true,
    });
    const settle = (blocks: readonly ExtractedBlock[] | undefined) => {
      clearTimeout(timer);
      resolve(blocks);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle(undefined), longestMilliseconds);
    worker.once("message", (answer: ExtractAnswer) => settle(answer.blocks));
    worker.once("error", () => settle(undefined));
    worker.once("exit", () => settle(undefined));
  });
}

function splitParagraphs(text: string): ExtractedBlock[] {
  return text
    .split(/\r?\n\s*\n/)
    .filter((block) => block.trim() !== "")
    .map((block) => ({ text: block }));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
