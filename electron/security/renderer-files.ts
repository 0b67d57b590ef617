import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { lookup } from "mrmime";

export type RendererFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Its name holds a hash of what is in it, as the build names what it makes: it may be kept for good. */
  readonly unchanging: boolean;
};

/**
 * The file of the built renderer that a request's path names, or null. Nothing outside `folder` is ever read. Which screen
 * is shown stands behind the # of the address, which no host sees: there is one page, at "/".
 */
export async function rendererFile(folder: string, requestPath: string): Promise<RendererFile | null> {
  const file = requestPath === "/" ? join(folder, "index.html") : containedPath(folder, requestPath);
  if (file === null) return null;
  const type = lookup(file) ?? "application/octet-stream";
  try {
    const bytes = new Uint8Array(await readFile(file));
    const unchanging = relative(folder, file).startsWith(`assets${sep}`);
    return { bytes, type: type === "text/html" ? "text/html; charset=utf-8" : type, unchanging };
  } catch {
    return null;
  }
}

/** Contained by path.relative: comparing beginnings of strings would let a sibling such as "renderer-old" through. */
function containedPath(folder: string, requestPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  const path = resolve(folder, `.${decoded.startsWith("/") ? "" : "/"}${decoded}`);
  const inside = relative(folder, path);
  return inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? null : path;
}
