import { isLeftBySystem } from "../../../shared/domain/cohort-files.ts";
import type { Problem } from "./convert/conversion.ts";

const kept = "It is kept exactly as it was handed in: save it to look at it elsewhere.";
const orAsk =
  "It is kept exactly as it was handed in: save it to look at it elsewhere, or ask the learner for it again.";

/** What a person reads where a file can't be shown: why, and what to do. */
export const unshownReasons: Readonly<Record<Problem, string>> = {
  damaged: `This document is damaged or incomplete, so it can't be shown. ${orAsk}`,
  encrypted:
    "This document is locked, with a password or for certain readers only, so it can't be shown. It is kept exactly as it was handed in: ask the learner for one without a password.",
  "too-large": `This document is larger than can be shown here. ${kept}`,
  "too-long": `This document takes too long to read, so it can't be shown. ${kept}`,
  "too-much-memory": `This document needs too much memory, so it can't be shown. ${kept}`,
  "too-deep": `This document is nested far deeper than any word processor writes, so it can't be shown. ${kept}`,
  entities: `This document defines text that expands itself, as documents made to do harm have, so it was not read. ${kept}`,
  "huge-picture": `This picture announces more pixels than can be shown here. ${kept}`,
  "rare-picture": `This picture is stored in a way that the program doesn't read. ${kept} Or ask the learner for it as PDF or JPEG.`,
  "rare-packing": `This document is packed in a way that the program doesn't read. ${kept} Or ask the learner for it as PDF.`,
  "not-what-it-says": `The contents are not what the file's name says, so it can't be shown. ${orAsk}`,
  "no-office":
    "This is an old office format. It can be shown once LibreOffice is installed on this computer. It is kept exactly as it was handed in: save it to open it elsewhere, or ask the learner for a PDF or DOCX.",
  "office-failed": `LibreOffice could not read this document, so it can't be shown. ${orAsk}`,
  empty: "The file is empty (0 bytes). Ask the learner for it again.",
  "unknown-kind": `This kind of file is not shown in the program. ${kept}`,
};

const byWhat: readonly (readonly [RegExp, string])[] = [
  [
    /\.(heic|heif)$|^image\/hei[cf]/i,
    `Photographs in Apple's HEIC format are not shown in the program: ask the learner for JPEG or PDF. ${kept}`,
  ],
  [
    /^image\/|\.(svgz?|psd|ai|eps|tga|pcx|p[bgpn]m|xpm|ico|jp2|jxl|avif|[ew]mf|dng|cr2|nef|arw|djvu?)$/i,
    `Pictures of this kind are not shown in the program: ask for JPEG or PDF. ${kept}`,
  ],
  [/\.pages$/i, `Apple Pages documents are not shown in the program: ask the learner for PDF or DOCX. ${kept}`],
  [
    /\.(numbers|key|wps|wpd|pub|one|epub|fod[gpst]|od[fg]|tex|xps)$/i,
    `Documents of this kind are not shown in the program: ask the learner for PDF or DOCX. ${kept}`,
  ],
  [
    /\.(gdoc|gsheet|gslides|url|webloc|lnk)$/i,
    `This is only a link to a document that lies elsewhere: ask the learner for the document itself. ${kept}`,
  ],
  [/\.msg$/i, `Outlook messages (MSG) are not shown in the program: ask for the message as EML or PDF. ${kept}`],
  [
    /winmail[^/]*\.dat$|\.tnef$|ms-tnef$/i,
    `This is Outlook's own wrapping (winmail.dat) around what was attached to a message: ask the learner to send the document itself, or the message as PDF. ${kept}`,
  ],
  [/\.(mp[34]|m4a|mov|wav|avi|webm)$|^(audio|video)\//i, `Recordings are not played in the program. ${kept}`],
  [/\.(zip|rar|7z|tar|gz)$/i, `This is a packed folder: unpack it and take its files in. ${kept}`],
];

/** @param mediaType what the file's contents were recognised as. */
export function reasonForUnknown(name: string, mediaType: string): string {
  if (isLeftBySystem(name)) {
    return "This is a file that a computer or an office program leaves beside documents; it holds no work of a learner's. It is kept exactly as it was handed in.";
  }
  const found = byWhat.find(([what]) => what.test(mediaType) || what.test(name));
  return found?.[1] ?? unshownReasons["unknown-kind"];
}
