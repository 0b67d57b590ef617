import { expect, test } from "vitest";
import { countWords } from "../../shared/domain/words.ts";

test.each([
  ["isn't co-operate 15,000", 3],
  ["领导力辅导反思。", 7],
  ["コーチングの振り返り", 10],
  ["在2026年 we met", 5],
  ["안녕하세요 세계", 2],
  ["مرحبا بالعالم", 2],
  ["  –  ", 0],
])("%s has %i words", (text, words) => {
  expect(countWords(text)).toBe(words);
});

test("counts a line of millions of letters", () => {
  expect(countWords("x".repeat(4 * 1024 * 1024))).toBe(1);
  expect(countWords("漢".repeat(100_000))).toBe(100_000);
});
