import { docx, odt, paragraph, pptx, xlsx } from "./corpus/parts.ts";

export type TextKind = { readonly name: string; readonly bytes: Uint8Array; readonly passage: string };

/** One small file of every kind that flows, each with a sentence of its own and paragraphs before and after it. */
export async function makeTextKinds(): Promise<TextKind[]> {
  const before = Array.from({ length: 30 }, (_, index) => `Paragraph ${index + 1} came first.`);
  const after = Array.from({ length: 30 }, (_, index) => `Paragraph ${index + 31} came later.`);
  const around = (passage: string, line: (text: string) => string, joint = "") =>
    [...before, passage, ...after].map(line).join(joint);
  const html = (text: string) => `<p>${text}</p>`;
  const texts: Record<string, (passage: string) => string> = {
    txt: (passage) => around(passage, String, "\n\n"),
    md: (passage) => `# Diary\n\n${around(passage, String, "\n\n")}`,
    html: (passage) => `<!doctype html><title>Diary</title>${around(passage, html)}`,
    csv: (passage) => around(passage, (text) => `"${text}",30`, "\n"),
    rtf: (passage) => `{\\rtf1\\ansi ${around(passage, (text) => `${text}\\par\n`)}}`,
    eml: (passage) =>
      `From: i.fenward@example.org\nTo: centre@example.org\nSubject: My diary\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${around(passage, String, "\n\n")}`,
  };
  const packages: Record<string, (passage: string) => Promise<Buffer>> = {
    docx: (passage) => docx(around(passage, paragraph)),
    odt: (passage) => odt(around(passage, (text) => `<text:p>${text}</text:p>`)),
    xlsx: (passage) =>
      xlsx(around(passage, (text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c><c><v>30</v></c></row>`)),
    pptx: (passage) => pptx([...before, passage, ...after]),
  };
  const passageOf = (kind: string) => `The ${kind} says that listening took more courage than advising.`;
  return [
    ...Object.entries(texts).map(([kind, make]) => ({
      name: `diary.${kind}`,
      bytes: Buffer.from(make(passageOf(kind)), "utf8"),
      passage: passageOf(kind),
    })),
    ...(await Promise.all(
      Object.entries(packages).map(async ([kind, make]) => ({
        name: `diary.${kind}`,
        bytes: await make(passageOf(kind)),
        passage: passageOf(kind),
      })),
    )),
  ];
}
