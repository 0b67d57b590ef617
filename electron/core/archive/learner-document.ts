import { formatDate } from "../../../shared/domain/dates.ts";
import type { Paper } from "./pdf/paper.ts";
import { SheetDocument } from "./pdf/sheet-document.ts";

type About = {
  readonly centre: { readonly number: string; readonly name: string; readonly demonstration: boolean };
  readonly learner: { readonly name: string; readonly registrationNumber: string };
  readonly printedAt: Date;
};

/** Begins a document about one learner's work: whose it is stands on every page, and whether it is invented. */
export function beginLearnerDocument(
  paper: Paper,
  title: string,
  { centre, learner, printedAt }: About,
): SheetDocument {
  const invented = centre.demonstration ? "DEMONSTRATION, invented people · " : "";
  return new SheetDocument(paper, {
    title: `${title}: ${learner.name}`,
    author: centre.name,
    printedAt,
    running: {
      head: `${title} · ${learner.registrationNumber} · ${learner.name}`,
      foot: `${invented}Centre ${centre.number} · printed ${formatDate(printedAt.toISOString())}`,
    },
  });
}
