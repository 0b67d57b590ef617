import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flattenItems } from "../../shared/domain/qualification.ts";
import { shipped } from "../support/shipped-qualification.ts";

const specificationFile = join(import.meta.dirname, "../../../shared/spec/ilm-l7-certificate-spec.txt");

/** Words in order, without the marks between them: bullets, tabs and line ends of the extracted text don't count. */
function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

/** The longest run of words that both texts share. */
function longestSharedRun(words: readonly string[], other: readonly string[]): string[] {
  const joined = ` ${other.join(" ")} `;
  let longest: string[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let end = start + longest.length + 1; end <= words.length; end += 1) {
      const run = words.slice(start, end);
      if (!joined.includes(` ${run.join(" ")} `)) break;
      longest = run;
    }
  }
  return longest;
}

describe("the wording", () => {
  const allowedRun = 5;
  const absent = "the specification is not beside this checkout (../shared/spec); it must not be circulated with it";

  const ownWords = [
    ...shipped.units.flatMap((unit) => [
      [unit.id, unit.title],
      ...unit.outcomes.flatMap((outcome) => [
        [`${unit.id} outcome ${outcome.id}`, outcome.title],
        ...outcome.criteria.map((criterion) => [`${unit.id} ${criterion.id}`, criterion.text]),
      ]),
    ]),
    ...shipped.assessments.flatMap((assessment) =>
      flattenItems(assessment.sheet.sections).map((item) => [`${assessment.id} ${item.id}`, item.title]),
    ),
  ] as [string, string][];

  it("shares no run of six or more words with the specification", ({ skip }) => {
    if (!existsSync(specificationFile)) skip(absent);
    const specification = wordsOf(readFileSync(specificationFile, "utf8"));
    // The measure finds a copied run, and one word fewer than a run that was broken: else it would prove nothing.
    const copied = specification.slice(400, 412);
    expect(longestSharedRun(copied, specification)).toEqual(copied);
    expect(longestSharedRun([...copied.slice(0, 7), "xyzzy", ...copied.slice(7)], specification)).toHaveLength(7);

    const copies = ownWords
      .map(([place, text]) => ({ place, run: longestSharedRun(wordsOf(text), specification) }))
      .filter(({ run }) => run.length > allowedRun)
      .map(({ place, run }) => `${place}: ${run.join(" ")}`);
    expect(copies).toEqual([]);
  });

  it("covers the titles and criteria of 3 units and the 5 sections", () => {
    expect(ownWords).toHaveLength(3 + 8 + 22 + 5);
  });
});
