import { PDFWorker } from "pdfjs-dist";
import rendererAddress from "pdfjs-dist/build/pdf.renderer.min.mjs?url";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { warmUp } from "./pdf-warm-up.ts";

/** One to parse a document, one to draw its pages. Both can be ended at any moment, whatever the file makes them do. */
export type PdfThreads = {
  readonly parser: PDFWorker;
  readonly painter: Worker;
  /** Resolves when the parser can't be loaded, or fails outside of what it answers. */
  readonly failed: Promise<void>;
  end(): void;
};

let spare: PdfThreads | undefined;

/** Threads that no document has used: the ones kept ready, or new ones. */
export function takePdfThreads(): PdfThreads {
  const taken = spare ?? startThreads();
  spare = undefined;
  return taken;
}

/** By then the first page is on the screen, and whoever reads it leaves the machine with nothing to do. */
const readyMilliseconds = 800;

/** Starts the threads of the document that is opened next. */
export function keepPdfThreadsReady(): void {
  setTimeout(() => {
    if (!spare) void makeReady();
  }, readyMilliseconds);
}

/** They are spare once they are warm: until then they have a page to draw. */
async function makeReady(): Promise<void> {
  const threads = startThreads();
  try {
    await warmUp(threads);
  } catch {
    return threads.end();
  }
  if (spare) threads.end();
  else spare = threads;
}

function startThreads(): PdfThreads {
  const port = new Worker(workerAddress, { type: "module" });
  const painter = new Worker(rendererAddress, { type: "module" });
  const parser = PDFWorker.create({ port, verbosity: 0 });
  const { promise: failed, resolve } = Promise.withResolvers<void>();
  port.addEventListener("error", () => resolve(), { once: true });
  return {
    parser,
    painter,
    failed,
    end() {
      parser.destroy();
      port.terminate();
      painter.terminate();
    },
  };
}
