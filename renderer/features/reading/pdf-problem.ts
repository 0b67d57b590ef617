import { InvalidPDFException, PasswordException } from "pdfjs-dist";
import { asShownError } from "../../api/errors.ts";
import { PdfTooSlowError, PdfWorkerError } from "./pdf-engine.ts";

const kept = "The file was kept as received.";

/** Why a PDF can't be shown, and what to do about it. */
export function explainPdfProblem(error: unknown): string {
  if (error instanceof PasswordException) {
    return `This PDF is locked with a password. Ask the learner for a copy without one. ${kept}`;
  }
  if (error instanceof InvalidPDFException) {
    return `This PDF is damaged or incomplete. Ask the learner for it again. ${kept}`;
  }
  if (error instanceof PdfTooSlowError) {
    return `This PDF took too long to open, so opening it was stopped. Ask the learner for a simpler copy. ${kept}`;
  }
  if (error instanceof PdfWorkerError) return `The part of the program that reads PDFs could not be started. ${kept}`;
  const shown = asShownError(error);
  return shown.code === "INTERNAL" ? `This PDF can't be drawn. ${kept}` : shown.message;
}
