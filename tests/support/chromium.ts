import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import bundledChromium from "@sparticuz/chromium";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome.exe", "msedge.exe"];

const usualFolders: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** A browser that is installed, else the one that came with the npm packages. */
export async function chromiumProgram(): Promise<string> {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const installed = [...onPath, ...(usualFolders[process.platform] ?? [])].find(isProgram);
  return installed ?? (await bundledChromium.executablePath());
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
