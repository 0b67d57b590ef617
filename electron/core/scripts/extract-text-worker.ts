import { parentPort, workerData } from "node:worker_threads";
import mammoth from "mammoth";
import type { ExtractedBlock } from "./extract-script-text.ts";

/** Takes the words out of one Word document or PDF, in a thread of its own: both are hostile until proven readable. */
export type ExtractRequest = { readonly kind: "docx" | "pdf"; readonly bytes: Uint8Array };
export type ExtractAnswer = { readonly blocks: readonly ExtractedBlock[] | undefined };

const mostPages = 2_000;

async function extractDocx(bytes: Uint8Array): Promise<ExtractedBlock[]> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== "")
    .map((text) => ({ text }));
}

async function extractPdf(bytes: Uint8Array): Promise<ExtractedBlock[]> {
  // With its worker's code at hand pdf.js runs in this thread, and looks for no file of its own.
  const worker = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  Object.assign(globalThis, { pdfjsWorker: worker });
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, disableFontFace: true });
  const document = await task.promise;
  const blocks: ExtractedBlock[] = [];
  for (let page = 1; page <= Math.min(document.numPages, mostPages); page += 1) {
    const content = await (await document.getPage(page)).getTextContent();
    const text = content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    if (text.trim() !== "") blocks.push({ text, page });
  }
  return blocks;
}

const { kind, bytes } = workerData as ExtractRequest;
(kind === "docx" ? extractDocx(bytes) : extractPdf(bytes)).then(
  (blocks) => parentPort?.postMessage({ blocks } satisfies ExtractAnswer),
  () => parentPort?.postMessage({ blocks: undefined } satisfies ExtractAnswer),
);
