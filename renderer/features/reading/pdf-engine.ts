import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from "pdfjs-dist";
import { pdfDataAddresses } from "./pdf-data.ts";
import type { PdfSource } from "./pdf-source.ts";
import { keepPdfThreadsReady, type PdfThreads, takePdfThreads } from "./pdf-threads.ts";

/** Longer than any honest script needs, short enough to wait for: a file that is still being parsed then is given up. */
const openingMilliseconds = 20_000;
/** How long an orderly end may take before the threads are ended without it. */
const closingMilliseconds = 3_000;
/** 128 megapixels: an A3 scan at 600 dpi is half of that. A picture that claims more is left out, the page stays. */
const maximumImagePixels = 128 * 1024 * 1024;

export class PdfTooSlowError extends Error {}
export class PdfWorkerError extends Error {}

export type OpenPdf = { readonly document: PDFDocumentProxy; readonly close: () => void };

/**
 * Parses a PDF in one thread and draws its pages in another: a heavy page holds up no key press in the mark sheet, and both
 * threads can be ended at any moment, whatever the file makes them do. Scripts in the file never run (no scripting manager is
 * given to the viewer), forms are drawn and not filled in, nothing is fetched but the program's own fonts, character maps and
 * image decoders.
 * @param source on its way: the threads start meanwhile.
 */
export async function openPdf(source: Promise<PdfSource>): Promise<OpenPdf> {
  const threads = takePdfThreads();
  let task: PDFDocumentLoadingTask | undefined;
  const close = () => {
    // Asked first, pdf.js takes its fonts out of the page. A thread that hangs never answers.
    const asked = task?.destroy().catch(() => undefined);
    const waited = new Promise((resolve) => setTimeout(resolve, closingMilliseconds));
    void Promise.race([asked, waited]).then(() => threads.end());
  };
  try {
    const given = await source;
    // pdf.js takes the painter at once, in getDocument.
    GlobalWorkerOptions.rendererPorts = [threads.painter];
    task = getDocument({
      ...given,
      worker: threads.parser,
      ...pdfDataAddresses(),
      // Pages are fetched as they are looked at. Streaming would pull the whole of a large file through memory.
      disableStream: true,
      disableAutoFetch: "range" in given,
      rangeChunkSize: 512 * 1024,
      maxImageSize: maximumImagePixels,
      enableXfa: false,
      verbosity: 0,
    });
    GlobalWorkerOptions.rendererPorts = [];
    const document = await firstOf(task.promise, failing(threads));
    drawAnnotations(document);
    keepPdfThreadsReady();
    return { document, close };
  } catch (error) {
    close();
    throw error;
  }
}

function failing({ failed }: PdfThreads): { promise: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new PdfTooSlowError()), openingMilliseconds);
  void failed.then(() => reject(new PdfWorkerError()));
  return { promise, stop: () => clearTimeout(timer) };
}

async function firstOf<Value>(wanted: Promise<Value>, failure: ReturnType<typeof failing>): Promise<Value> {
  try {
    return await Promise.race([wanted, failure.promise]);
  } finally {
    failure.stop();
  }
}

/**
 * Lets the page's picture contain what is filled into its form fields, stamps and comments drawn on it: in a learner's
 * script that is content. The viewer is told to build no annotation layer, so nothing of it can be pressed; that same
 * setting would leave the annotations out of the picture too.
 */
function drawAnnotations(document: PDFDocumentProxy): void {
  const getPage = document.getPage.bind(document);
  document.getPage = async (pageNumber) => {
    const page = await getPage(pageNumber);
    if (Object.hasOwn(page, "render")) return page;
    const render = page.render.bind(page);
    page.render = (parameters) => render({ ...parameters, annotationMode: AnnotationMode.ENABLE });
    return page;
  };
}
