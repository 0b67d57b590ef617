import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ideographs } from "./ideographs.ts";

export const typefaces = ["regular", "semibold"] as const;

/** What every PDF is printed with: the fonts that it embeds and the colour profile that PDF/A asks for. */
export type Paper = Readonly<Record<(typeof typefaces)[number], Buffer>> & {
  readonly ideographs: Ideographs;
  readonly colourProfile: Buffer;
};

const papers = new Map<string, Paper>();

/** Read once: a cohort's sheets share them. */
export function readPaper(resourcesFolder: string): Paper {
  let paper = papers.get(resourcesFolder);
  if (!paper) {
    const read = (name: string) => readFileSync(join(resourcesFolder, "fonts", name));
    paper = {
      regular: read("Inter-Regular.ttf"),
      semibold: read("Inter-SemiBold.ttf"),
      ideographs: new Ideographs(join(resourcesFolder, "fonts", "noto-sans-sc")),
      colourProfile: read("sRGB_IEC61966_2_1.icc"),
    };
    papers.set(resourcesFolder, paper);
  }
  return paper;
}

export const page = { width: 595.28, height: 841.89, margin: 48, top: 52, bottom: 54 } as const;
export const contentWidth = page.width - 2 * page.margin;

/** Dark enough on white for 7:1 (ink) and 5:1 (muted). Nothing is said by colour alone. */
export const colours = { ink: "#1a1f26", muted: "#55606e", line: "#b4bcc7", fill: "#eef1f5" } as const;

export type TextStyle = {
  readonly weight: (typeof typefaces)[number];
  readonly size: number;
  readonly colour: string;
};

export const styles = {
  title: { weight: "semibold", size: 18, colour: colours.ink },
  heading: { weight: "semibold", size: 12.5, colour: colours.ink },
  subheading: { weight: "semibold", size: 10.5, colour: colours.ink },
  body: { weight: "regular", size: 9.5, colour: colours.ink },
  strong: { weight: "semibold", size: 9.5, colour: colours.ink },
  mark: { weight: "semibold", size: 11.5, colour: colours.ink },
  label: { weight: "semibold", size: 8.5, colour: colours.muted },
  note: { weight: "regular", size: 8.5, colour: colours.muted },
} as const satisfies Record<string, TextStyle>;

export function lineHeightOf(style: TextStyle): number {
  return style.size * 1.35;
}
