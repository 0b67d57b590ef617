import type { Problem } from "./convert/conversion.ts";

const kept = "It is kept exactly as it was handed in: save it to look at it elsewhere.";
const orAsk =
  "It is kept exactly as it was handed in: save it to look at it elsewhere, or ask the learner for it again.";

/** What a person reads where a file can't be shown: why, and what to do. */
export const unshownReasons: Readonly<Record<Problem, string>> = {
  damaged: `This document is damaged or incomplete, so it can't be shown. ${orAsk}`,
  encrypted:
    "This document is locked with a password, so it can't be shown. It is kept exactly as it was handed in: ask the learner for one without a password.",
  "too-large": `This document is larger than can be shown here. ${kept}`,
  "too-long": `This document takes too long to read, so it can't be shown. ${kept}`,
  "too-much-memory": `This document needs too much memory, so it can't be shown. ${kept}`,
  "too-deep": `This document is nested far deeper than any word processor writes, so it can't be shown. ${kept}`,
  entities: `This document defines text that expands itself, as documents made to do harm have, so it was not read. ${kept}`,
  "huge-picture": `This picture announces more pixels than can be shown here. ${kept}`,
  "not-what-it-says": `The contents are not what the file's name says, so it can't be shown. ${orAsk}`,
  "no-office":
    "This is an old office format. It can be shown once LibreOffice is installed on this computer. It is kept exactly as it was handed in: save it to open it elsewhere, or ask the learner for a PDF or DOCX.",
  "office-failed": `LibreOffice could not read this document, so it can't be shown. ${orAsk}`,
  empty: "The file is empty (0 bytes). Ask the learner for it again.",
  "unknown-kind": `This kind of file is not shown in the program. ${kept}`,
};

const byEnding: readonly (readonly [RegExp, string])[] = [
  [
    /\.(heic|heif)$/i,
    `Photographs in Apple's HEIC format are not shown in the program: ask the learner for JPEG or PDF. ${kept}`,
  ],
  [/\.pages$/i, `Apple Pages documents are not shown in the program: ask the learner for PDF or DOCX. ${kept}`],
  [/\.msg$/i, `Outlook messages (MSG) are not shown in the program: ask for the message as EML or PDF. ${kept}`],
  [/\.(mp[34]|m4a|mov|wav|avi|webm)$/i, `Recordings are not played in the program. ${kept}`],
  [/\.(zip|rar|7z|tar|gz)$/i, `This is a packed folder: unpack it and take its files in. ${kept}`],
];

export function reasonForUnknown(name: string): string {
  return byEnding.find(([ending]) => ending.test(name))?.[1] ?? unshownReasons["unknown-kind"];
}
