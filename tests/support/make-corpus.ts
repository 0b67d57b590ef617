import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { hasProgram, tryRun } from "./corpus/programs.ts";

/**
 * Documents of every kind, written by real programs from the sources in `fixtures/corpus-sources`. Made once into a folder of
 * the temporary files, and again when this file or a source changes. What is missing on this machine is left out, by name.
 */
export type Corpus = {
  readonly folder: string;
  readonly files: readonly string[];
  readonly missing: readonly string[];
};

const fixtures = join(import.meta.dirname, "..", "fixtures");
const sources = join(fixtures, "corpus-sources");
const markdowns = ["assignment", "diary", "letters", "slides", "short"];

export async function makeCorpus(): Promise<Corpus> {
  const folder = join(tmpdir(), `assessor-workstation-corpus-${await fingerprint()}`);
  if (!(await stat(join(folder, "missing.json")).catch(() => undefined))) {
    const unfinished = await mkdtemp(`${folder}-`);
    const missing = await write(unfinished);
    await writeFile(join(unfinished, "missing.json"), JSON.stringify(missing));
    // Another run may have made the same in the meantime.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  }
  const missing = JSON.parse(await readFile(join(folder, "missing.json"), "utf8")) as string[];
  const files = (await readdir(folder)).filter((name) => name !== "missing.json").sort();
  return { folder, files: files.map((name) => join(folder, name)), missing };
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(import.meta.filename));
  for (const name of (await readdir(sources)).sort()) hash.update(await readFile(join(sources, name)));
  return hash.digest("hex").slice(0, 12);
}

async function write(folder: string): Promise<string[]> {
  const missing: string[] = [];
  const withProgram = async (program: string, needed: string, work: () => Promise<void>) => {
    if (await hasProgram(program)) await work();
    else missing.push(`${program}: ${needed}`);
  };
  for (const name of await readdir(sources)) await cp(join(sources, name), join(folder, name));
  for (const name of ["assignment.docx", "assignment.pdf", "diary.odt", "scan.png", "scan.jpg", "notes.txt"]) {
    await cp(join(fixtures, name), join(folder, `fixture-${name}`));
  }
  await writeTexts(folder);
  await withProgram("pandoc", "DOCX, ODT, RTF, HTML, PPTX as it writes them", () => withPandoc(folder));
  await withProgram("soffice", "most office kinds, PDF", () => withOffice(folder));
  await withProgram("convert", "pictures and TIFF", () => withImageMagick(folder));
  await withProgram("gs", "PDF of old versions", () => withGhostscript(folder));
  await withProgram("qpdf", "PDF in other shapes", () => withQpdf(folder));
  // A program that may not write a kind on this machine leaves an empty file behind.
  for (const name of await readdir(folder)) {
    if ((await stat(join(folder, name))).size === 0) await rm(join(folder, name));
  }
  return missing;
}

async function writeTexts(folder: string): Promise<void> {
  const text = await readFile(join(sources, "letters.md"), "utf8");
  const latin = "Café, naïve, 5 £: text as an old word processor saved it.\r\n\r\nSecond paragraph.\r\n";
  const mark = Buffer.from([0xff, 0xfe]);
  await writeFile(join(folder, "utf8.txt"), text);
  await writeFile(join(folder, "utf8-mark.txt"), `\uFEFF${text}`);
  await writeFile(join(folder, "utf16le.txt"), Buffer.concat([mark, Buffer.from(text, "utf16le")]));
  await writeFile(join(folder, "utf16be.txt"), Buffer.concat([mark, Buffer.from(text, "utf16le")]).swap16());
  await writeFile(join(folder, "utf16-unmarked.txt"), Buffer.from(latin, "utf16le"));
  await writeFile(join(folder, "latin1.txt"), Buffer.from(latin, "latin1"));
  const csv = await readFile(join(sources, "hours-semicolon.csv"), "utf8");
  await writeFile(join(folder, "utf16.csv"), Buffer.concat([mark, Buffer.from(csv, "utf16le")]));
  await writeFile(join(folder, "latin1.csv"), Buffer.from(csv, "latin1"));
  await writeFile(join(folder, "upper-case.TXT"), text);
  const head =
    "From: Ana Díaz <ana@centre.example>\r\nTo: desk@centre.example\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n";
  const mails: Record<string, string> = {
    "plain.eml": `${head}Subject: My diary\r\n\r\nPlease find my diary below.\r\n\r\nSession one went well.\r\n`,
    "html.eml": `${head}Subject: =?utf-8?B?${Buffer.from("Tagebuch – März").toString("base64")}?=\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hello <b>there</b></p>\r\n`,
    "attached.eml": `${head}Subject: With a file\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="work.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n`,
    "quoted.eml": `${head}Subject: Quoted\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 and a long line that is =\r\nbroken.\r\n`,
  };
  for (const [name, mail] of Object.entries(mails)) await writeFile(join(folder, name), mail);
}

async function withPandoc(folder: string): Promise<void> {
  const targets = ["docx", "odt", "rtf", "pptx", "html", "epub", "tex", "ipynb"];
  for (const name of markdowns) {
    for (const target of targets) {
      await tryRun(
        "pandoc",
        ["-s", "--metadata", "title=Corpus", `${name}.md`, "-o", `pandoc-${name}.${target}`],
        folder,
      );
    }
    await tryRun("pandoc", [`${name}.md`, "-t", "plain", "-o", `pandoc-${name}.txt`], folder);
    await tryRun("pandoc", [`${name}.md`, "-t", "gfm", "-o", `pandoc-${name}.markdown`], folder);
  }
}

/** LibreOffice takes seconds to start: all files of a kind go through it together. */
async function withOffice(folder: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "corpus-office-"));
  const convert = async (inputs: readonly string[], target: string, filter = target) => {
    const out = await mkdtemp(join(tmpdir(), "corpus-out-"));
    const there = (await readdir(folder)).filter((name) => inputs.includes(name));
    const options = [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", filter, "--outdir", out];
    if (there.length > 0) await tryRun("soffice", [...options, ...there], folder);
    for (const name of await readdir(out)) {
      // "x.docx" and "x.odt" would both become "x.pdf": the input's ending stays in the name.
      const from = there.find((input) => basename(input, extname(input)) === basename(name, `.${target}`)) ?? name;
      await cp(join(out, name), join(folder, `office-${from.replaceAll(".", "-")}.${target}`));
    }
    await rm(out, { recursive: true, force: true });
  };
  const documents = [...markdowns.map((name) => `pandoc-${name}.docx`), "fixture-diary.odt"];
  const slides = markdowns.map((name) => `pandoc-${name}.pptx`);
  const tables = ["hours.csv", "hours-tabs.csv", "latin1.csv"];
  for (const target of ["pdf", "odt", "doc", "rtf", "fodt", "docm"]) await convert(documents, target);
  await convert(documents, "html", "html:XHTML Writer File:UTF8");
  await convert(documents, "txt", "txt:Text (encoded):UTF8");
  await convert(
    markdowns.map((name) => `pandoc-${name}.odt`),
    "docx",
    "docx:MS Word 2007 XML",
  );
  for (const target of ["odp", "ppt", "pdf", "pptx"]) await convert(slides, target);
  for (const target of ["xlsx", "ods", "xls", "pdf", "html"]) await convert(tables, target);
  await rm(profile, { recursive: true, force: true });
}

async function withImageMagick(folder: string): Promise<void> {
  const source = "fixture-scan.png";
  const recipes: Readonly<Record<string, readonly string[]>> = {
    "grey16.png": ["-depth", "16"],
    "palette.png": ["-colors", "8", "-type", "Palette"],
    "alpha.png": ["-alpha", "set"],
    "interlaced.png": ["-interlace", "PNG"],
    "one-bit.png": ["-monochrome"],
    "large.png": ["-resize", "500%"],
    "progressive.jpg": ["-interlace", "JPEG"],
    "cmyk.jpg": ["-colorspace", "CMYK"],
    "grey.jpeg": ["-colorspace", "Gray"],
    "tiny.jpg": ["-resize", "1x1!"],
    "lossy.webp": [],
    "lossless.webp": ["-define", "webp:lossless=true"],
    "plain.gif": [],
    "plain.bmp": [],
    "plain.tiff": ["-compress", "None"],
    "lzw.tiff": ["-compress", "LZW"],
    "zip.tif": ["-compress", "Zip"],
    "fax.tif": ["-monochrome", "-compress", "Group4"],
    "rle.tif": ["-compress", "RLE"],
    "photo.tif": ["-type", "TrueColor", "-compress", "JPEG"],
    "cmyk.tif": ["-colorspace", "CMYK", "-compress", "LZW"],
    "scan.pdf": ["-compress", "JPEG"],
  };
  for (const [name, options] of Object.entries(recipes))
    await tryRun("convert", [source, ...options, `magick-${name}`], folder);
  await tryRun("convert", [source, source, source, "-compress", "LZW", "magick-pages.tiff"], folder);
}

async function listPdfs(folder: string): Promise<string[]> {
  const made = (await readdir(folder)).filter((name) =>
    /^(office-pandoc-\w+-docx|fixture-assignment)\.pdf$/.test(name),
  );
  return made.slice(0, 6);
}

async function withGhostscript(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await listPdfs(folder)) {
    for (const version of ["1.3", "1.5", "2.0"]) {
      const out = `gs-${version.replace(".", "")}-${name}`;
      const quiet = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite"];
      await tryRun("gs", [...quiet, `-dCompatibilityLevel=${version}`, `-sOutputFile=${out}`, name], folder);
    }
  }
}

async function withQpdf(folder: string): Promise<void> {
  const shapes: Readonly<Record<string, readonly string[]>> = {
    linear: ["--linearize"],
    objects: ["--object-streams=generate"],
    plain: ["--qdf", "--object-streams=disable"],
    turned: ["--rotate=+90"],
    owner: ["--encrypt", "", "owner", "256", "--"],
  };
  for (const name of await listPdfs(folder)) {
    for (const [shape, options] of Object.entries(shapes)) {
      await tryRun("qpdf", [...options, name, `qpdf-${shape}-${name}`], folder);
    }
  }
}

if (import.meta.main) {
  const { folder, files, missing } = await makeCorpus();
  process.stdout.write(`${files.length} files in ${folder}\n${missing.map((line) => `not made, ${line}\n`).join("")}`);
}
