import { join } from "node:path";
import { expect, test } from "vitest";
import { Ideographs, splitAtIdeographs } from "../../electron/core/archive/pdf/ideographs.ts";
import { wrapText } from "../../electron/core/archive/pdf/wrap-text.ts";

const ideographs = new Ideographs(join(import.meta.dirname, "../../resources/fonts/noto-sans-sc"));
const sliceOf = (character: string) => ideographs.sliceOf(character.codePointAt(0) ?? 0);

test.each([..."王欧陽山田さくらカナ。「」！"])("%s stands in a slice that is there", (character) => {
  const slice = sliceOf(character);
  expect(slice).toBeDefined();
  expect(
    ideographs
      .read(slice ?? 0)
      .subarray(0, 4)
      .toString(),
  ).toBe("wOFF");
});

/** Their letters join, stack or run the other way: a font alone would print them wrongly. */
test.each([..."عשकกඅ한😀é\u3099"])("%s is left to others", (character) => expect(sliceOf(character)).toBeUndefined());

test("a line ends beside an ideograph, but not before what closes or after what opens", () => {
  expect(splitAtIdeographs("feedback")).toEqual(["feedback"]);
  expect(splitAtIdeographs("")).toEqual([]);
  expect(splitAtIdeographs("很好。")).toEqual(["很", "好。"]);
  expect(splitAtIdeographs("「王」（ABC）说PDF好")).toEqual(["「王」", "（ABC）", "说", "PDF", "好"]);
});

test("lines of ideographs are filled, and nothing is put between them", () => {
  const measure = (piece: string) => piece.length;
  expect(wrapText("See 这是一份很好的反馈。 Well done", 8, measure)).toEqual([
    "See 这是一份",
    "很好的反馈。 ",
    "Well ",
    "done",
  ]);
  expect(wrapText("这是一份很好的反馈。", 4, measure)).toEqual(["这是一份", "很好的反", "馈。"]);
});
