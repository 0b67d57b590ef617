import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuotations } from "../../shared/domain/quotations.ts";
import { foldWord, scanWords } from "../../shared/domain/scan-words.ts";
import { readSearchWords } from "../../shared/domain/search-words.ts";

function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanWords(text, (start, end) => {
    words.push(text.slice(start, end));
    return undefined;
  });
  return words;
}

describe("the words of a text", () => {
  test.each([
    ["The coach's client (Zoë) isn't “here”.", ["The", "coach's", "client", "Zoë", "isn't", "here"]],
    ["one-to-one, 12.5 hours; CPD'19", ["one", "to", "one", "12", "5", "hours", "CPD'19"]],
    ["learners' work 'quoted'", ["learners", "work", "quoted"]],
    ["co\u00adoperate nai\u0308ve", ["co\u00adoperate", "nai\u0308ve"]],
    ["𝐀 日本語 Ελλάδα", ["𝐀", "日本語", "Ελλάδα"]],
    ["", []],
    ["— … ’ ’’", []],
  ])("%j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test("are in order, whole, and nothing but what lies between is left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        let last = 0;
        scanWords(text, (start, end) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start)).not.toMatch(/[\p{L}\p{N}]/u);
          last = end;
          return undefined;
        });
        expect(text.slice(last)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  test("are one whatever their case, accents and rendering", () => {
    expect(new Set(["Zoë’s", "ZOE'S", "zoe\u0308's", "Zo\u00ade’s"].map(foldWord)).size).toBe(1);
    expect(foldWord("eﬃcient")).toBe("efficient");
  });
});

/** Whatever marks and letters in whatever order. */
const typing = fc
  .array(fc.constantFrom(...'""“”„--− \n\t*()^:aé’\'9😀'), { maxLength: 300 })
  .map((characters) => characters.join(""));

describe("what somebody looks for", () => {
  test.each([
    ["coaching contract", [["coaching"], ["contract"]], []],
    ['"the contract" coach', [["the", "contract"], ["coach"]], []],
    ["“curly marks” -not -“at all”", [["curly", "marks"]], [["not"], ["at", "all"]]],
    ["one-to-one", [["one", "to", "one"]], []],
    ['never "closed phrase', [["never"], ["closed", "phrase"]], []],
    ["- alone", [["alone"]], []],
    ["   ", [], []],
  ])("%s", (typed, wanted, unwanted) => {
    expect(readSearchWords(typed)).toEqual({ wanted, unwanted });
  });

  test("is read whatever was typed, and never more than sixteen things", () => {
    fc.assert(
      fc.property(typing, (typed) => {
        const { wanted, unwanted } = readSearchWords(typed);
        expect(wanted.length + unwanted.length).toBeLessThanOrEqual(16);
        for (const words of [...wanted, ...unwanted]) expect(words.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("quotations", () => {
  const quotedIn = (text: string) => findQuotations(text).map(({ start, end }) => text.slice(start, end));
  test.each([
    ["He said “listen first” and left.", ["“listen first”"]],
    ['As "Whitmore wrote", it is.', ['"Whitmore wrote"']],
    ["As ‘the client’s own words’ show.", ["‘the client’s own words’"]],
    ["As 'the client's own words' show.", ["'the client's own words'"]],
    ["The learners' diary and the coach's notes, the clients' own.", []],
    ["It’s the learners’ own work.", []],
    ["Never “closed.\n\nThe next paragraph.”", []],
    ["> quoted line\nown line", ["> quoted line"]],
    ["A 6\" ruler and 5' of rope.", []],
    ["“outer ‘inner’ outer”", ["“outer ‘inner’ outer”"]],
  ])("%j", (text, found) => {
    expect(quotedIn(text)).toEqual(found);
  });

  test("take no time to speak of in a text made to slow them down", () => {
    const hostile = [
      `${"‘a".repeat(50_000)}`,
      `${"'a ".repeat(50_000)}`,
      `${'"a '.repeat(50_001)}`,
      "“".repeat(100_000),
      "'a'b".repeat(30_000),
    ];
    for (const text of hostile) {
      const started = performance.now();
      findQuotations(text);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});
