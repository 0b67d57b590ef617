import PdfDocument from "pdfkit";

export const longPdf = {
  pages: 40,
  /** Stands once, near the top of its page. */
  passage: { page: 33, words: "the tide table hung beside the rota", next: "Nobody had read either." },
  address: "https://example.org/a/source?edition=2&page=7#note",
} as const;

/** Forty pages, with a link to a source and one to a later page on the first. */
export async function makeLongPdf(): Promise<Buffer> {
  const document = new PdfDocument({ size: "A4", margin: 72, compress: true });
  const pieces: Buffer[] = [];
  document.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => document.on("end", resolve));
  document.fontSize(12);
  document.text("A source", { link: longPdf.address, underline: true }).moveDown();
  document.text("To the appendix", { goTo: "appendix", underline: true }).moveDown();
  // An address that runs code is no address.
  document.text("A trick", { link: "javascript:alert(1)", underline: true }).moveDown();
  for (let page = 1; page <= longPdf.pages; page += 1) {
    if (page > 1) document.addPage();
    if (page === 20) document.addNamedDestination("appendix");
    document.text(`Leaf ${page} of the diary.`).moveDown();
    if (page === longPdf.passage.page)
      document.text(`In the office ${longPdf.passage.words}. ${longPdf.passage.next}`).moveDown();
    for (let line = 1; line <= 20; line += 1)
      document.text(`On leaf ${page} the client said for the ${line}. time that listening is work.`);
  }
  document.end();
  await ended;
  return Buffer.concat(pieces);
}
