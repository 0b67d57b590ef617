/** pdf.js types only the half that windows use; the other half is handed to it as it is. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: unknown;
}
