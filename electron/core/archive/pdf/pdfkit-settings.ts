import type { TextStyle } from "./paper.ts";

/** What pdfkit has and its types don't name. */
type Hidden = {
  _font: {
    font: { hasGlyphForCodePoint(codePoint: number): boolean };
    layoutRun(text: string, features?: Readonly<Record<string, boolean>>): unknown;
  };
  _root: { data: Record<string, unknown> };
  _addColorOutputIntent: () => void;
};

/** Tells which characters the font in use can show. */
export function hasGlyphs(pdf: PDFKit.PDFDocument): (codePoint: number) => boolean {
  const { font } = (pdf as unknown as Hidden)._font;
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}

/** What a text of whole letters does without: it costs four fifths of the time of a whole sheet. */
const plainFeatures = Object.fromEntries(
  ["calt", "ccmp", "clig", "liga", "locl", "rclt", "rlig", "curs", "mark", "mkmk", "kern"].map((feature) => [
    feature,
    false,
  ]),
);

/** Marks that belong over or under the letter before them need the font's own rules to be placed. */
export function addFont(pdf: PDFKit.PDFDocument, name: TextStyle["weight"], bytes: Buffer): void {
  const font = (pdf.registerFont(name, bytes).font(name) as unknown as Hidden)._font;
  const layOutFully = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => layOutFully(text, features ?? (/\p{M}/u.test(text) ? undefined : plainFeatures));
}

/** pdfkit looks for its colour profile beside its own file, where it isn't once the program is bundled. */
export function setColourProfile(pdf: PDFKit.PDFDocument, profile: Buffer): void {
  const hidden = pdf as unknown as Hidden;
  hidden._addColorOutputIntent = () => {
    const stream = pdf.ref({ Length: profile.length, N: 3 });
    stream.write(profile);
    stream.end(undefined as never);
    // pdfkit writes a String object as a PDF string and a plain one as a PDF name.
    const name: unknown = Object("sRGB IEC61966-2.1");
    const intent = pdf.ref({
      Type: "OutputIntent",
      S: "GTS_PDFA1",
      Info: name,
      OutputConditionIdentifier: name,
      DestOutputProfile: stream,
    });
    intent.end(undefined as never);
    hidden._root.data.OutputIntents = [intent];
  };
}
