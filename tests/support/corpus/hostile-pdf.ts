import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { HostileFile } from "./hostile.ts";
import { onePage, pdf, stream } from "./parts.ts";
import { tryRun } from "./programs.ts";

export async function hostilePdfs(address: string): Promise<HostileFile[]> {
  const sound = onePage("A letter from nobody");
  const text = sound.toString("latin1");
  return [
    ...(await locked(sound)),
    { name: "ten-thousand-pages.pdf", bytes: manyPages(10_000), shown: true, says: /first [\d,]+ of 10,000 pages/ },
    {
      name: "script.pdf",
      bytes: onePage("Hello", "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
      shown: true,
      says: /script or an action/,
    },
    {
      name: "launch.pdf",
      bytes: onePage("Hello", "/OpenAction << /S /Launch /F (calc.exe) >>"),
      shown: true,
      says: /script or an action/,
    },
    { name: "address.pdf", bytes: onePage("Hello", `/OpenAction << /S /URI /URI (${address}/opened) >>`), shown: true },
    {
      name: "submit.pdf",
      bytes: onePage("Hello", `/OpenAction << /S /SubmitForm /F << /FS /URL /F (${address}/form) >> >>`),
      shown: true,
    },
    {
      name: "remote-part.pdf",
      bytes: onePage("Hello", "", [`<< /Length 0 /F << /FS /URL /F (${address}/stream) >> >>\nstream\n\nendstream`]),
      shown: true,
    },
    {
      name: "embedded.pdf",
      bytes: onePage("Hello", "/Names << /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >>", [
        "<< /Type /Filespec /F (evil.exe) /EF << /F 7 0 R >> >>",
        stream("MZ", "/Type /EmbeddedFile"),
      ]),
      shown: true,
      says: /embedded/,
    },
    { name: "xfa.pdf", bytes: onePage("Hello", "/AcroForm << /XFA 6 0 R >>", [stream("<xdp:xdp/>")]), shown: "either" },
    { name: "no-end.pdf", bytes: Buffer.from(text.slice(0, text.indexOf("startxref")), "latin1"), shown: "either" },
    { name: "no-eof.pdf", bytes: Buffer.from(text.replace("%%EOF", ""), "latin1"), shown: true },
    {
      name: "broken-xref.pdf",
      bytes: Buffer.from(text.replace(/\d{10} 00000 n/g, "0000099999 00000 n"), "latin1"),
      shown: true,
    },
    { name: "no-xref.pdf", bytes: Buffer.from(text.replace(/xref[\s\S]*?trailer/, "trailer"), "latin1"), shown: true },
    { name: "late-header.pdf", bytes: Buffer.concat([Buffer.alloc(500, "x\n"), sound]), shown: true },
    { name: "twice.pdf", bytes: Buffer.concat([sound, sound]), shown: true },
    { name: "trailing-noise.pdf", bytes: Buffer.concat([sound, Buffer.alloc(5000, 0)]), shown: true },
    {
      name: "circle.pdf",
      bytes: pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
      shown: false,
      says: /damaged/,
    },
    { name: "no-pages.pdf", bytes: pdf(["<< /Type /Catalog >>"]), shown: false, says: /damaged/ },
    {
      name: "a-billion-pages.pdf",
      bytes: pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 1000000000 >>"]),
      shown: false,
    },
    {
      name: "circle-of-updates.pdf",
      bytes: Buffer.from(text.replace("/Root", "/Prev 15 /Root"), "latin1"),
      shown: "either",
    },
    { name: "deep.pdf", bytes: onePage("Hello", `/X ${"[".repeat(50_000)}${"]".repeat(50_000)}`), shown: "either" },
    {
      name: "vast-page.pdf",
      bytes: Buffer.from(text.replace("[0 0 595 842]", "[0 0 9999999999 9999999999]"), "latin1"),
      shown: "either",
    },
    { name: "packed-bomb.pdf", bytes: packedBomb(), shown: "either" },
    {
      name: "circle-of-outlines.pdf",
      bytes: onePage("Hello", "/Outlines 6 0 R", [
        "<< /First 7 0 R /Last 7 0 R >>",
        "<< /Title (A) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
      ]),
      shown: true,
    },
    { name: "form-in-itself.pdf", bytes: formInItself(), shown: true },
  ];
}

function manyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${index + 5} 0 R`).join(" ");
  return pdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    stream("BT /F1 12 Tf 72 720 Td (One page of many) Tj ET"),
    ...Array.from({ length: count }, () => "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"),
  ]);
}

/** A page whose few bytes of drawing unpack to hundreds of megabytes. */
function packedBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024, "q Q "), { level: 9 }).toString("latin1");
  return pdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    stream(packed, "/Filter /FlateDecode"),
  ]);
}

function formInItself(): Buffer {
  return pdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
    stream("/X Do"),
    stream("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"),
  ]);
}

/** Only where qpdf is there to lock one. */
async function locked(sound: Buffer): Promise<HostileFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "locked-"));
  try {
    await writeFile(join(folder, "open.pdf"), sound);
    const files: HostileFile[] = [];
    for (const bits of ["40", "128", "256"]) {
      const options = [...(bits === "256" ? [] : ["--allow-weak-crypto"]), "--encrypt", "secret", "owner", bits, "--"];
      if (!(await tryRun("qpdf", [...options, "open.pdf", "locked.pdf"], folder))) continue;
      files.push({
        name: `locked-${bits}.pdf`,
        bytes: await readFile(join(folder, "locked.pdf")),
        shown: false,
        says: /password/,
      });
      await rm(join(folder, "locked.pdf"));
    }
    return files;
  } finally {
    await rm(folder, { recursive: true });
  }
}
