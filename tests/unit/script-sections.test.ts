import { expect, test } from "vitest";
import { type FoundHeading, placeSections, wordsFrom } from "../../shared/domain/script-sections.ts";
import { countWords } from "../../shared/domain/words.ts";

const sections = [
  { id: "self", title: "Self-assessment" },
  { id: "plan", title: "Planning and undertaking sessions" },
  { id: "reflect", title: "Reflections on performance" },
];
const heading = (level: number, text: string, words = 100) => ({ level, text, words });
/** Which heading of a script of one file begins each section; null where none does. */
const placesIn = (headings: readonly FoundHeading[], titles = sections) =>
  placeSections([headings], titles).map(({ parts }) => parts[0]?.heading ?? null);

test("sections begin at the headings that a person would take for them", () => {
  const headings = [
    heading(1, "Introduction", 10),
    heading(1, "1. My self-assessment"),
    heading(2, "Values"),
    heading(1, "Planning and undertaking the sessions"),
    heading(1, "Reflection on my own performance"),
    heading(1, "Bibliography", 50),
  ];
  expect(placeSections([headings], sections)).toEqual([
    { sectionId: "self", parts: [{ file: 0, heading: 1, words: 200 }] },
    { sectionId: "plan", parts: [{ file: 0, heading: 3, words: 100 }] },
    { sectionId: "reflect", parts: [{ file: 0, heading: 4, words: 100 }] },
  ]);
});

test("a number that the heading tells counts before its words", () => {
  expect(placesIn([heading(1, "Section 2: self-assessment"), heading(1, "Section 1")])).toEqual([1, 0, null]);
});

test("a heading that has the title's words in another order, or other forms of them, begins the section", () => {
  const titles = [
    "Contribution of mentoring and coaching",
    "Own commitment to mentoring and coaching",
    "Reflections on performance",
  ];
  const headings = [
    "Reflecting on my performance",
    "The contribution of coaching and mentoring",
    "My own commitment to coaching and mentoring",
  ].map((text) => heading(1, text));
  expect(
    placesIn(
      headings,
      titles.map((title) => ({ id: title, title })),
    ),
  ).toEqual([1, 2, 0]);
});

test("a likeness of one word is not enough", () => {
  expect(placesIn([heading(1, "Performance data of the firm"), heading(1, "Opening hours")])).toEqual([
    null,
    null,
    null,
  ]);
});

test("without a heading that fits there is no place", () => {
  expect(placesIn([heading(1, "Chapter")])).toEqual([null, null, null]);
  expect(placesIn([])).toEqual([null, null, null]);
  expect(placeSections([], sections)).toHaveLength(3);
});

test("a section is found in whichever file it stands, and is as long as its part of that file", () => {
  const first = [heading(1, "Self-assessment"), heading(2, "Values"), heading(1, "Sources", 30)];
  const second = [heading(2, "Planning and undertaking sessions"), heading(3, "The contract", 7)];
  expect(placeSections([first, second], sections)).toEqual([
    { sectionId: "self", parts: [{ file: 0, heading: 0, words: 200 }] },
    { sectionId: "plan", parts: [{ file: 1, heading: 0, words: 107 }] },
    { sectionId: "reflect", parts: [] },
  ]);
});

test("a section that goes on in another file is counted there as well, unless another heading fits it better", () => {
  const review = [heading(1, "Section 1"), heading(1, "Reflections on performance")];
  const more = [heading(1, "Section 1, continued", 40)];
  const diary = [heading(1, "Part 1 of the diary"), heading(2, "Reflections"), heading(2, "Reflections")];
  const [self, , reflect] = placeSections([review, more, diary], sections);
  expect(self?.parts).toEqual([
    { file: 0, heading: 0, words: 100 },
    { file: 1, heading: 0, words: 40 },
  ]);
  expect(reflect?.parts).toEqual([{ file: 0, heading: 1, words: 100 }]);
});

test("a heading is as long as all its parts, up to the next of its own rank", () => {
  const script = [
    { level: 1, text: "Introduction", words: 3 },
    { level: 2, text: "Aims", words: 100 },
    { level: 3, text: "Mine", words: 20 },
    { level: 2, text: "Methods", words: 50 },
    { level: 1, text: "Discussion", words: 400 },
  ];
  expect(script.map((_, index) => wordsFrom(script, index))).toEqual([173, 120, 20, 50, 400]);
  expect(wordsFrom(script, 0, new Set([3]))).toBe(123);
});

test.each([
  ["It isn't co-operative: 15,000 words – or so.", 7],
  ["", 0],
  ["   \n\t", 0],
  ["Zoë Ó Súilleabháin’s naïve café", 5],
  ["— … !", 0],
])("%j has %i words", (text, words) => expect(countWords(text)).toBe(words));
