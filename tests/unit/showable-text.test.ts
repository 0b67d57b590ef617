import { describe, expect, test } from "vitest";
import { makeShowable } from "../../electron/core/archive/pdf/showable-text.ts";

const latin = (codePoint: number) => codePoint < 0x250 || codePoint === 0x2022;

describe("a text as a font can show it", () => {
  test("stands as it was written where the font has its letters", () => {
    expect(makeShowable("Zoë Łukaszewicz\nwrote it.", latin)).toEqual({
      text: "Zoë Łukaszewicz\nwrote it.",
      replaced: false,
    });
  });

  test("spells out what was copied from a PDF or from Word in characters of their own", () => {
    expect(makeShowable("The \uFB01rst e\uFB00ort\u3000\uF0B7 clear \uF0A7 brief", latin)).toEqual({
      text: "The first effort • clear • brief",
      replaced: false,
    });
  });

  test("names by its number what the font can't show, and drops what nobody sees", () => {
    expect(makeShowable("so\u00ADft \u0639 \u{1F642}\u0007", latin)).toEqual({
      text: "soft [U+0639] [U+1F642][U+0007]",
      replaced: true,
    });
  });
});
