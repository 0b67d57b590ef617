import mammoth from "mammoth";
import { type Converted, Unshowable } from "./conversion.ts";
import { commentsNote, notesOfPackage } from "./office-package.ts";
import type { Package } from "./package.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { finishHtml } from "./safe-html.ts";
import { checkXml } from "./xml.ts";

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  // Without a break, the last word of a page would run into the first of the next.
  "br[type='page'] => br",
  "br[type='column'] => br",
];

/** What mammoth leaves out, or shows as if it were nothing special. An assessor has to know of it. */
const unseen: readonly (readonly [RegExp, string])[] = [
  [/<m:oMath\b/, "Equations in this document can't be shown here: save it to see them."],
  [
    /<w:altChunk\b/,
    "Another document is inserted in this one: its text can't be shown here. Save it to see the whole.",
  ],
  [/<w:(ins|del|moveFrom)\s/, "Changes were tracked in this document: it is shown with all of them accepted."],
  [/<w:vanish\s*\/>/, "This document has hidden text: it is shown, and its words are counted."],
];

/** What mammoth asks of a ZIP. Given ours, it reads only parts whose size and shape were checked. */
type MammothFile = {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
};

/** @throws Unshowable. */
export async function convertDocx(parts: Package): Promise<Converted> {
  const shelf = new PictureShelf();
  const file: MammothFile = {
    exists: (name) => parts.has(name),
    read: async (name, encoding) => {
      const part = await parts.read(name);
      if (encoding === "base64") return part.toString("base64");
      return encoding ? checkXml(part) : part;
    },
  };
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.readAsBuffer().catch(() => Buffer.alloc(0));
    return { src: shelf.add(image.contentType ?? "", bytes) };
  });
  try {
    // mammoth's types leave out the input in which the caller has opened the ZIP already.
    const input = { file } as unknown as { buffer: Buffer };
    const result = await mammoth.convertToHtml(input, { styleMap, convertImage, externalFileAccess: false });
    const lost = result.messages.some((message) => message.type === "error");
    const text = (await parts.readIfThere(mainPart(parts)))?.toString("utf8") ?? "";
    const notes = [
      ...unseen.filter(([sign]) => sign.test(text)).map(([, note]) => note),
      ...((await hasComments(parts)) ? [commentsNote] : []),
      ...(lost ? ["Some parts of this document could not be shown."] : []),
      ...(await notesOfPackage(parts)),
    ];
    return finishHtml(result.value, { shelf, notes });
  } catch (error) {
    throw error instanceof Unshowable ? error : new Unshowable("damaged");
  }
}

function mainPart(parts: Package): string {
  return parts.names.find((name) => /^word\/document\d*\.xml$/.test(name)) ?? "";
}

async function hasComments(parts: Package): Promise<boolean> {
  return (await parts.readIfThere("word/comments.xml"))?.includes("<w:comment ") ?? false;
}
