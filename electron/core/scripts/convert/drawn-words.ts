import { readChart } from "./chart-words.ts";
import { readDiagram } from "./diagram-words.ts";
import type { Package } from "./package.ts";
import { type Relation, readSound } from "./package-relations.ts";

/** The words of what is drawn in an Office Open XML document, a line each, by the id under which its part refers to it. */
export type DrawnWords = ReadonlyMap<string, readonly string[]>;

const mostDrawings = 200;

/** Charts and diagrams are drawn by no reader here, but a learner's words and figures stand in them. */
export async function readDrawnWords(parts: Package, links: ReadonlyMap<string, Relation>): Promise<DrawnWords> {
  const found = new Map<string, readonly string[]>();
  for (const [id, { type, target }] of links) {
    const read = type === "chart" || type === "chartEx" ? readChart : type === "diagramData" ? readDiagram : undefined;
    const bytes = read && found.size < mostDrawings ? await readSound(parts, target) : undefined;
    if (read && bytes) found.set(id, read(bytes));
  }
  return found;
}
