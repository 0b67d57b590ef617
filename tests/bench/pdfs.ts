import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { figure, type Group } from "./figure.ts";
import type { Made } from "./pdf-maker.ts";

const documents = 1_000;
const maker = join(import.meta.dirname, "pdf-maker.ts");
const mebibyte = 1024 * 1024;

/**
 * A thousand mark sheets with both columns and their signatures checked, beside as many documents of as many pages of plain
 * text by the bare PDF library. Each in a process of its own, half of the plain ones before and half after, so that what else
 * the machine does hits both.
 */
export const pdfs: Group = async (report) => {
  const pages = (await make("sheets", 10)).pages / 10;
  const before = await make("plain", documents / 2, Math.round(pages));
  const sheets = await make("sheets", documents);
  const after = await make("plain", documents / 2, Math.round(pages));
  const plainSeconds = before.seconds + after.seconds;
  const plainPeak = Math.max(before.peakBytes, after.peakBytes);
  report(figure("pdfs-1000-mark-sheets", sheets.seconds, "s", plainSeconds));
  report(
    figure(
      "pdfs-1000-mark-sheets-a-page",
      (sheets.seconds / sheets.pages) * 1000,
      "ms",
      (plainSeconds / (before.pages + after.pages)) * 1000,
    ),
  );
  report(figure("pdfs-1000-mark-sheets-peak-memory", sheets.peakBytes / mebibyte, "MiB", plainPeak / mebibyte));
};

async function make(what: "sheets" | "plain", count: number, pages = 0): Promise<Made> {
  const { stdout } = await promisify(execFile)(process.execPath, [maker, what, String(count), String(pages)]);
  return JSON.parse(stdout);
}
