import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { showableText } from "./showable-text.ts";

/** What every PDF is printed with: the fonts that it embeds and the colour profile that PDF/A asks for. */
export type Paper = { readonly regular: Buffer; readonly semibold: Buffer; readonly colourProfile: Buffer };

const papers = new Map<string, Paper>();

/** Read once: a cohort's sheets share them. */
export function readPaper(resourcesFolder: string): Paper {
  let paper = papers.get(resourcesFolder);
  if (!paper) {
    const read = (name: string) => readFileSync(join(resourcesFolder, "fonts", name));
    paper = {
      regular: read("Inter-Regular.ttf"),
      semibold: read("Inter-SemiBold.ttf"),
      colourProfile: read("sRGB_IEC61966_2_1.icc"),
    };
    papers.set(resourcesFolder, paper);
  }
  return paper;
}

/** pdfkit looks for its colour profile beside its own file, where it isn't once the program is bundled. */
class Document extends PDFDocument {
  readonly #colourProfile: Buffer;

  constructor(options: PDFKit.PDFDocumentOptions, colourProfile: Buffer) {
    super(options);
    this.#colourProfile = colourProfile;
  }

  /** In place of pdfkit's own, which differs only in where the profile comes from. */
  _addColorOutputIntent(): void {
    const profile = this.ref({ Length: this.#colourProfile.length, N: 3 });
    profile.write(this.#colourProfile);
    profile.end();
    const name = "sRGB IEC61966-2.1";
    // biome-ignore lint/complexity/useArrowFunction: see below
    const text = (value: string) => new String(value);
    const intent = this.ref({
      Type: "OutputIntent",
      S: "GTS_PDFA1",
      Info: text(name),
      OutputConditionIdentifier: text(name),
      DestOutputProfile: profile,
    });
    intent.end();
    (this as unknown as { _root: { data: Record<string, unknown> } })._root.data["OutputIntents"] = [intent];
  }
}
