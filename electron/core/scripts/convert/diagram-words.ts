import { forgiveDamage } from "./package-relations.ts";
import { readXml } from "./xml.ts";

const mostLines = 1_000;

type Point = { readonly id: string; readonly lines: string[] };
/** The points below each, with the places that they say they have there. */
type Children = Map<string, { readonly id: string; readonly place: number }[]>;

/** A diagram (SmartArt) in lines: each point before what hangs below it, whatever the order in which they are kept. */
export function readDiagram(bytes: Uint8Array): string[] {
  const points = new Map<string, Point>();
  const children: Children = new Map();
  let point: Point | undefined;
  let text = "";
  let inText = false;
  forgiveDamage(() =>
    readXml(bytes, {
      open(tag) {
        if (tag.name === "pt") {
          point = { id: tag.attribute("modelId") ?? "", lines: [] };
          points.set(point.id, point);
        } else if (tag.name === "cxn" && (tag.attribute("type") ?? "parOf") === "parOf") {
          const above = tag.attribute("srcId") ?? "";
          const below = { id: tag.attribute("destId") ?? "", place: Number(tag.attribute("srcOrd")) || 0 };
          children.set(above, children.get(above) ?? []);
          children.get(above)?.push(below);
        } else if (tag.name === "br") text += " ";
        inText = tag.name === "t";
      },
      close(name) {
        inText = false;
        if (name !== "p") return;
        const line = text.replace(/\s+/g, " ").trim();
        if (line !== "") point?.lines.push(line);
        text = "";
      },
      text(piece) {
        if (inText) text += piece;
      },
    }),
  );
  return inOrder(points, children)
    .flatMap(({ lines }) => lines)
    .slice(0, mostLines);
}

/** From the top down; each point once, so that a circle of them ends. */
function inOrder(points: ReadonlyMap<string, Point>, children: Children): Point[] {
  const hanging = new Set([...children.values()].flat().map(({ id }) => id));
  const tops = [...points.keys()].filter((id) => !hanging.has(id));
  const waiting = [...tops, ...hanging].reverse();
  const seen = new Set<string>();
  const ordered: Point[] = [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const point = points.get(id);
    if (!point || seen.has(id)) continue;
    seen.add(id);
    ordered.push(point);
    const below = (children.get(id) ?? []).toSorted((one, other) => other.place - one.place);
    for (const child of below) waiting.push(child.id);
  }
  return ordered;
}
