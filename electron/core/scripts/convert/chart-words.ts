import { forgiveDamage } from "./package-relations.ts";
import { readXml } from "./xml.ts";

const mostLines = 500;

type Series = { name: string; readonly at: string[]; readonly values: string[] };
type Place = "name" | "at" | "values";

/** Where a series keeps its name, what its values stand at, and its values (ECMA-376 part 1, 21.2.2). */
const places: Readonly<Record<string, Place>> = {
  tx: "name",
  cat: "at",
  xVal: "at",
  val: "values",
  yVal: "values",
};

/** A chart in lines: its title and other texts, then each series with its values as they were when it was saved. */
export function readChart(bytes: Uint8Array): string[] {
  const texts: string[] = [];
  const series: Series[] = [];
  let current: Series | undefined;
  let place: Place | undefined;
  let index = 0;
  let text = "";
  forgiveDamage(() =>
    readXml(bytes, {
      open(tag) {
        if (tag.name === "ser" || tag.name === "series") {
          current = { name: "", at: [], values: [] };
          series.push(current);
        } else if (tag.name === "pt") index = Math.min(mostLines, Number(tag.attribute("idx")) || 0);
        else if (places[tag.name] && current) place = places[tag.name];
        if (/^(p|v|pt)$/.test(tag.name)) text = "";
      },
      close(name) {
        const words = text.replace(/\s+/g, " ").trim();
        if (name === "p" && words !== "") texts.push(words);
        // In the newer kind of charts a point holds its value without an element around it.
        else if ((name === "v" || name === "pt") && current && words !== "") {
          if (place === "name") current.name ||= words;
          else if (place) current[place][index] = words;
        } else if (name === "ser" || name === "series") current = undefined;
        if (/^(p|v|pt)$/.test(name)) text = "";
        if (places[name]) place = undefined;
      },
      text(piece) {
        text += piece;
      },
    }),
  );
  const lines = series.map(({ name, at, values }) => {
    const points = Array.from({ length: Math.max(at.length, values.length) }, (_, point) =>
      [at[point], values[point]].filter(Boolean).join(" "),
    );
    return [name, points.filter(Boolean).join("; ")].filter(Boolean).join(": ");
  });
  return [...texts, ...lines].filter(Boolean).slice(0, mostLines);
}
