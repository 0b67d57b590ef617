export const warmUpLines = 60;
const line = "The quick brown fox jumps over the lazy dog, and 1234567890 more of them do (as they say).";

/** One page, A4, in the two standard typefaces that documents without any of their own are set in. */
export function makeWarmUpPdf(): Uint8Array {
  const shown = line.replace(/[()]/g, "\\$&");
  const text = Array.from({ length: warmUpLines }, (_, row) => `/F${row % 2} 10 Tf (${shown}) Tj T*`).join("\n");
  const content = `BT 12 TL 40 800 Td\n${text}\nET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F0 5 0 R/F1 6 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  return new TextEncoder().encode(
    `${file}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
