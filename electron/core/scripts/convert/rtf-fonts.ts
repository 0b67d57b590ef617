/** Windows code pages by the number of a character set in an RTF's table of fonts. */
const pageOfCharset: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

const labelOfPage: Readonly<Record<number, string>> = {
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  65001: "utf-8",
  10000: "macintosh",
};

export function decoderOfPage(page: number): TextDecoder {
  try {
    return new TextDecoder(labelOfPage[page] ?? `windows-${page}`);
  } catch {
    return new TextDecoder("windows-1252");
  }
}

/** The fonts of an RTF: each may write in a code page of its own, whatever the document's is. */
export class RtfFonts {
  readonly #decoders = new Map<number, TextDecoder>();
  #font = 0;

  read(word: string, parameter: number | undefined): void {
    if (word === "f") this.#font = parameter ?? 0;
    // Character set 1 is "whichever is usual": the document's own.
    const page = word === "fcharset" ? pageOfCharset[parameter ?? 1] : word === "cpg" ? parameter : undefined;
    if (page) this.#decoders.set(this.#font, decoderOfPage(page));
  }

  decoderOf(font: number | undefined): TextDecoder | undefined {
    return font === undefined ? undefined : this.#decoders.get(font);
  }
}
