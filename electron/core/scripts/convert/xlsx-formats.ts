import { readXml } from "./xml.ts";

/** How the cells of a workbook are shown: which styles are dates or times, as a log of coaching hours has them. */
export type CellFormats = { readonly codes: readonly string[]; readonly from1904: boolean };

/** The formats that every program knows by number alone (ECMA-376, 18.8.30), as far as they are dates, times or per cent. */
const builtIn: Readonly<Record<number, string>> = {
  9: "0%",
  10: "0.00%",
  14: "d/m/y",
  15: "d-mmm-y",
  16: "d-mmm",
  17: "mmm-y",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "d/m/y h:mm",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss",
};

export function readFormats(styles: Buffer | undefined, from1904: boolean): CellFormats {
  const custom = new Map<number, string>();
  const codes: string[] = [];
  let inCells = false;
  if (styles) {
    readXml(styles, {
      open(tag) {
        if (tag.name === "numFmt") custom.set(Number(tag.attribute("numFmtId")), tag.attribute("formatCode") ?? "");
        if (tag.name === "cellXfs") inCells = true;
        if (tag.name !== "xf" || !inCells) return;
        const number = Number(tag.attribute("numFmtId") ?? 0);
        codes.push(custom.get(number) ?? builtIn[number] ?? "");
      },
      close(name) {
        if (name === "cellXfs") inCells = false;
      },
    });
  }
  return { codes, from1904 };
}

const dayMilliseconds = 86_400_000;

/** A number the way its format means it: a date in British form, a time, a span of hours, per cent, or a plain number. */
export function formatCell(value: string, style: number, formats: CellFormats): string {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  // What stands in quotes or brackets of colours is no part of a date.
  const code = (formats.codes[style] ?? "").replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, "").split(";")[0] ?? "";
  if (/\[h+\]/i.test(code)) return hours(number);
  if (code.includes("%")) return `${round(number * 100)}%`;
  const date = /[dy]/i.test(code) || /mmm/i.test(code);
  const time = /h|:s|mm:ss/i.test(code);
  if (!date && !time) return String(round(number));
  return [date ? dateOf(number, formats.from1904) : "", time ? timeOf(number) : ""].filter(Boolean).join(" ");
}

function round(number: number): number {
  return Number(number.toPrecision(12));
}

function dateOf(serial: number, from1904: boolean): string {
  // Day 60 of the 1900 count is a 29 February that never was; dates before it are a day out, as in every spreadsheet.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const date = new Date(epoch + Math.floor(serial) * dayMilliseconds);
  if (Number.isNaN(date.getTime())) return String(serial);
  return date.toLocaleDateString("en-GB", { timeZone: "UTC" });
}

function timeOf(serial: number): string {
  const minutes = Math.round((serial - Math.floor(serial)) * 24 * 60) % (24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function hours(serial: number): string {
  const minutes = Math.round(Math.abs(serial) * 24 * 60);
  return `${serial < 0 ? "-" : ""}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
