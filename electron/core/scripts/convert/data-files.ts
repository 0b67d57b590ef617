import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file by which each folder of data is found in the package that it comes from. */
const packaged = {
  pictures: "@imagemagick/magick-wasm/magick.wasm",
  cmaps: "pdfjs-dist/cmaps/Identity-H.bcmap",
} as const;

/** Data that a library reads while it works: in a folder beside the built programs, or where its package has it. */
export function findData(folder: keyof typeof packaged): string {
  if (!import.meta.url.endsWith(".ts")) return join(import.meta.dirname, folder);
  return dirname(fileURLToPath(import.meta.resolve(packaged[folder])));
}
