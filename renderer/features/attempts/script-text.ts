import type { ScriptFile, ScriptSummary } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { openPdf } from "../reading/pdf-engine.ts";
import { pdfSource } from "../reading/pdf-source.ts";
import { joinLines, type PlacedText, textOfHtml } from "./text-of-document.ts";

export type ScriptText = {
  readonly text: string;
  /** Files without text to compare, and why. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
};

/** The words of a script, file after file in the order of handing in, a paragraph to a line. */
export async function readScriptText(script: ScriptSummary): Promise<ScriptText> {
  const texts: string[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const file of script.files) {
    const read = await readFileText(file);
    if (typeof read === "string" && read.trim() !== "") texts.push(read.trim());
    else leftOut.push({ name: file.name, reason: typeof read === "string" ? "it holds no text" : read.reason });
  }
  return { text: texts.join("\n"), leftOut };
}

async function readFileText(file: ScriptFile): Promise<string | { readonly reason: string }> {
  const shown = await client.scripts.show({ fileId: file.id });
  switch (shown.as) {
    case "html":
      return textOfHtml(shown.html);
    case "text":
      return shown.text;
    case "pdf":
      return readPdfText(file).catch(() => ({ reason: "its text can't be read" }));
    case "image":
    case "pictures":
      return { reason: "it is a picture" };
    case "unshown":
      return shown.text ?? { reason: "it can't be shown" };
  }
}

async function readPdfText(file: ScriptFile): Promise<string> {
  const failed = Promise.withResolvers<never>();
  const pdf = await openPdf(pdfSource(file, failed.reject));
  try {
    return await Promise.race([readPages(pdf.document), failed.promise]);
  } finally {
    pdf.close();
  }
}

async function readPages(document: Awaited<ReturnType<typeof openPdf>>["document"]): Promise<string> {
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item): PlacedText[] =>
      "str" in item
        ? [{ text: item.str, endsLine: item.hasEOL, top: Number(item.transform[5]), height: item.height }]
        : [],
    );
    pages.push(joinLines(placed));
    page.cleanup();
  }
  return pages.filter((page) => page !== "").join("\n");
}
