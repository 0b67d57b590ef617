import { GlobalWorkerOptions, getDocument } from "pdfjs-dist";
import { pdfDataAddresses } from "./pdf-data.ts";
import type { PdfThreads } from "./pdf-threads.ts";
import { makeWarmUpPdf } from "./warm-up-pdf.ts";

/**
 * Lets threads that nobody waits for draw a page of our own. A fresh thread compiles each function when it first needs it,
 * which takes half of the time that a reader would wait for the first page. Threads are still used for one document of a
 * learner's only: nothing of one script is there when another is opened.
 */
export async function warmUp({ parser, painter }: PdfThreads): Promise<void> {
  GlobalWorkerOptions.rendererPorts = [painter];
  const task = getDocument({ data: makeWarmUpPdf(), worker: parser, ...pdfDataAddresses(), verbosity: 0 });
  GlobalWorkerOptions.rendererPorts = [];
  try {
    const page = await (await task.promise).getPage(1);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: viewport.width, height: viewport.height });
    await Promise.all([page.render({ canvas, viewport }).promise, page.getTextContent()]);
  } finally {
    await task.destroy();
  }
}
