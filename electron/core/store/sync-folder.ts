import { closeSync, fsyncSync, openSync } from "node:fs";

/** A file's new name is durable only once its folder is; Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
