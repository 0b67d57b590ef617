import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { limits } from "./conversion.ts";
import { findData } from "./data-files.ts";

/**
 * ImageMagick as WebAssembly, with libtiff in it: whatever a picture does to it stays inside the memory that WebAssembly gives
 * it, which reaches no file and no network. Loaded when the first scan comes: it takes longer than most scans.
 */
export type PictureLibrary = typeof import("@imagemagick/magick-wasm");

let loading: Promise<PictureLibrary> | undefined;

export function loadPictureLibrary(): Promise<PictureLibrary> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PictureLibrary> {
  const library = await import("@imagemagick/magick-wasm");
  await library.initializeImageMagick(await readFile(join(findData("pictures"), "magick.wasm")));
  const { side, pageBytes } = limits.picture;
  library.ResourceLimits.width = BigInt(side);
  library.ResourceLimits.height = BigInt(side);
  library.ResourceLimits.memory = BigInt(pageBytes);
  library.ResourceLimits.maxMemoryRequest = BigInt(pageBytes);
  // It would go on in a file, which is memory here as well.
  library.ResourceLimits.disk = 0n;
  return library;
}
