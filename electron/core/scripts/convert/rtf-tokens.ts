import { limits, Unshowable } from "./conversion.ts";

export type RtfHandlers = {
  openGroup(): void;
  closeGroup(): void;
  control(word: string, parameter: number | undefined): void;
  /** Bytes of text in the document's code page, one character each. */
  run(bytes: string): void;
  /** The group that begins here may be left out by a reader that doesn't know it. */
  optionalGroup(): void;
};

const plainRun = /[^{}\\\r\n]+/y;
const control = /\\([a-z]{1,32})(-?\d{1,10})? ?/y;

/**
 * Reads the tokens of an RTF file, which is 7-bit text: groups in braces, control words, bytes as `\'hh`.
 * @returns whether the outermost group was closed. @throws Unshowable too-deep.
 */
export function readRtf(source: string, start: number, handlers: RtfHandlers): "whole" | "cut" {
  let depth = 0;
  for (let at = start; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code === 0x7b) {
      depth += 1;
      if (depth > limits.xml.depth) throw new Unshowable("too-deep");
      handlers.openGroup();
      at += 1;
    } else if (code === 0x7d) {
      depth -= 1;
      handlers.closeGroup();
      at += 1;
      if (depth <= 0) return "whole";
    } else if (code === 0x5c) {
      at = readControl(source, at, handlers);
    } else {
      plainRun.lastIndex = at;
      const run = plainRun.exec(source)?.[0];
      if (run) handlers.run(run);
      at += run?.length ?? 1;
    }
  }
  return "cut";
}

function readControl(source: string, at: number, handlers: RtfHandlers): number {
  control.lastIndex = at;
  const found = control.exec(source);
  if (found?.[1]) {
    const parameter = found[2] === undefined ? undefined : Number(found[2]);
    // Raw bytes that follow are not RTF: skipped by their announced number.
    if (found[1] === "bin") return control.lastIndex + Math.min(Math.max(0, parameter ?? 0), source.length);
    handlers.control(found[1], parameter);
    return control.lastIndex;
  }
  const symbol = source[at + 1] ?? "";
  if (symbol === "'") {
    const code = Number.parseInt(source.slice(at + 2, at + 4), 16);
    if (!Number.isNaN(code)) handlers.run(String.fromCharCode(code));
    return at + 4;
  }
  if (symbol === "*") handlers.optionalGroup();
  else if (symbol === "~") handlers.run(" ");
  else if (symbol === "_") handlers.run("-");
  else if (symbol === "\n" || symbol === "\r") handlers.control("par", undefined);
  else if (symbol === "\\" || symbol === "{" || symbol === "}") handlers.run(symbol);
  return at + 2;
}
