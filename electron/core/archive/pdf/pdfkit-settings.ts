/** What pdfkit has and its types don't name. */
type Hidden = {
  _font: {
    /** Above the line that letters stand on, in thousandths of the size. */
    ascender: number;
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

/** How far the font in use reaches above the line that letters stand on, in thousandths of its size. */
export function ascenderOf(pdf: PDFKit.PDFDocument): number {
  return (pdf as unknown as Hidden)._font.ascender;
}

/** What a text of whole letters does without: it costs four fifths of the time of a whole sheet. */
const plainFeatures = Object.fromEntries(
  ["calt", "ccmp", "clig", "liga", "locl", "rclt", "rlig", "curs", "mark", "mkmk", "kern"].map((feature) => [
    feature,
    false,
  ]),
);

/**
 * Marks that belong over or under the letter before them need the font's own rules to be placed.
 * @returns which characters the font can show. The font in use stays the one that it was.
 */
export function addFont(pdf: PDFKit.PDFDocument, name: string, bytes: Buffer): (codePoint: number) => boolean {
  const hidden = pdf as unknown as Hidden;
  const inUse = hidden._font;
  const font = (pdf.registerFont(name, bytes).font(name) as unknown as Hidden)._font;
  const holds = hasGlyphs(pdf);
  hidden._font = inUse;
  const layOutFully = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => layOutFully(text, features ?? (/\p{M}/u.test(text) ? undefined : plainFeatures));
  return holds;
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
