import { expect, test } from "vitest";
import { matchSections } from "../../renderer/features/reading/section-headings.ts";

const heading = (text: string) => ({ level: 1, text, anchor: null, page: 1, words: 10 });
const sections = [
  { id: "s1", title: "Contribution of mentoring and coaching" },
  { id: "s2", title: "Own commitment to mentoring and coaching" },
  { id: "s3", title: "Reflections on performance" },
];

function match(...texts: string[]): Record<string, string> {
  return Object.fromEntries([...matchSections(texts.map(heading), sections)].map(([id, { text }]) => [id, text]));
}

test("a heading that has the title's words in another order begins the section", () => {
  expect(match("The contribution of coaching and mentoring", "My own commitment to coaching and mentoring")).toEqual({
    s1: "The contribution of coaching and mentoring",
    s2: "My own commitment to coaching and mentoring",
  });
});

test("other forms of a word count as the word", () => {
  expect(match("Reflecting on my performance").s3).toBe("Reflecting on my performance");
});

test("a number alone is enough, a likeness of one word is not", () => {
  expect(match("Section 3").s3).toBe("Section 3");
  expect(match("Performance data of the firm", "Opening hours").s1).toBeUndefined();
});
