import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { qualificationSchema } from "../../shared/domain/qualification.ts";
import { sheetArbitrary } from "../support/arbitraries.ts";

type QualificationInput = z.input<typeof qualificationSchema>;

/** A small valid qualification, with one of everything that a reference can point to. */
function smallQualification() {
  const criterion = (id: string) => ({ id, text: `Criterion ${id}.` });
  return {
    format: "assessor-workstation/qualification/1" as const,
    id: "small",
    version: "1",
    title: "Small",
    number: "1",
    awardingBody: "Nobody",
    framework: "None",
    level: 1,
    credits: 1,
    guidedLearningHours: { total: 1, induction: 0, tutorialAtLeast: 0 },
    completeWithinYears: 1,
    progression: "",
    wording: "own-words" as const,
    units: [
      {
        id: "U1",
        title: "Unit",
        level: 1,
        credits: 1,
        guidedLearningHours: 1,
        availableFrom: "2020-01-01",
        reviewDate: "2030-01-01",
        availability: "",
        sector: "",
        occupationalStandards: [] as string[],
        outcomes: [
          { id: "1", title: "One", criteria: [criterion("1.1"), criterion("1.2")] },
          { id: "2", title: "Two", criteria: [criterion("2.1")] },
        ],
      },
    ],
    assessments: [
      {
        id: "a1",
        title: "Assessment",
        units: ["U1"],
        guideWords: { from: 100, to: 200 },
        requiredHours: { hours: 1, section: "s1", criterion: { unit: "U1", criterion: "1.1" } },
        sheet: {
          minimumTotal: 50,
          combine: "all" as "all" | { atLeast: number },
          sections: [
            {
              id: "s1",
              title: "Marked",
              judgedBy: "marks" as const,
              available: 50,
              minimum: 25,
              step: 1,
              criteria: [{ unit: "U1", criterion: "1.1" }],
            },
            {
              id: "s2",
              title: "Parts",
              judgedBy: "parts" as const,
              minimum: 10,
              combine: "all" as "all" | { atLeast: number },
              criteria: [] as { unit: string; criterion: string }[],
              parts: [
                { id: "s2-1", title: "Part", judgedBy: "marks" as const, available: 50, minimum: 10 },
                {
                  id: "s2-2",
                  title: "Part",
                  judgedBy: "outcome" as const,
                  criteria: [{ unit: "U1", criterion: "2.1" }],
                },
              ],
            },
          ],
        },
      },
    ],
  } satisfies QualificationInput;
}
type Small = ReturnType<typeof smallQualification>;

/** Deep enough to spoil one value by its path, whatever its type. */
function spoil(path: readonly (string | number)[], value: unknown): unknown {
  const qualification: unknown = smallQualification();
  let holder = qualification as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = path.at(-1) as string | number;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return qualification;
}

describe("qualificationSchema", () => {
  const sheet = ["assessments", 0, "sheet"] as const;
  const marked = [...sheet, "sections", 0] as const;
  const group = [...sheet, "sections", 1] as const;
  const small: Small = smallQualification();
  const unit = small.units[0];
  const assessment = small.assessments[0];
  if (!unit || !assessment) throw new Error("The small qualification has a unit and an assessment.");

  it("parses a small qualification, filling what may be left out", () => {
    const parsed = qualificationSchema.parse(small);
    const second = parsed.assessments[0]?.sheet.sections[1];
    expect(second).toMatchObject({ parts: [{ id: "s2-1", step: 1, criteria: [] }, { id: "s2-2" }] });
    const bare = qualificationSchema.parse(spoil([...sheet, "combine"], undefined));
    expect(bare.assessments[0]?.sheet.combine).toBe("all");
  });

  it("accepts every random sheet of the property tests", () => {
    fc.assert(
      fc.property(sheetArbitrary, (random) => {
        const { requiredHours: _hours, ...plain } = assessment;
        const result = qualificationSchema.safeParse({ ...small, assessments: [{ ...plain, sheet: random }] });
        expect(result.error).toBeUndefined();
      }),
    );
  });

  it("takes a minimum of everything there is, also where no binary number holds the sum", () => {
    const sections = ["s1", "s2", "s3"].map((id) => ({
      ...{ id, title: id, judgedBy: "marks" as const },
      ...{ available: 8.1, minimum: 4.1, step: 0.1 },
    }));
    const tenths = spoil(sheet, { minimumTotal: 24.3, sections });
    expect(qualificationSchema.safeParse(tenths).error).toBeUndefined();
  });

  it.each<[string, readonly (string | number)[], unknown, string]>([
    ["a unit listed twice", ["units"], [unit, unit], "The unit id U1 is used more than once."],
    [
      "an outcome id used twice",
      ["units", 0, "outcomes", 1, "id"],
      "1",
      "The outcome of U1 id 1 is used more than once.",
    ],
    [
      "a criterion id used twice, in two outcomes",
      ["units", 0, "outcomes", 0, "criteria", 1, "id"],
      "2.1",
      "The criterion of U1 id 2.1 is used more than once.",
    ],
    [
      "an assessment listed twice",
      ["assessments"],
      [assessment, assessment],
      "The assessment id a1 is used more than once.",
    ],
    [
      "an assessment of a unit that is not listed",
      ["assessments", 0, "units"],
      ["U1", "U9"],
      "Assessment a1 names unit U9, which is not listed.",
    ],
    [
      "an item id used twice, a section's and a part's",
      [...group, "parts", 0, "id"],
      "s1",
      "The item of a1 id s1 is used more than once.",
    ],
    [
      "a criterion that is not listed",
      [...marked, "criteria", 0, "criterion"],
      "9.9",
      "a1/s1 names criterion U1 9.9, which is not listed.",
    ],
    [
      "a criterion of a part that is not listed",
      [...group, "parts", 1, "criteria", 0, "unit"],
      "U9",
      "a1/s2-2 names criterion U9 2.1, which is not listed.",
    ],
    ["a minimum above what is available", [...marked, "minimum"], 51, "a1/s1 has a minimum above the marks available."],
    [
      "a section's minimum above what its parts make available",
      [...group, "minimum"],
      51,
      "a1/s2 has a minimum above the marks available.",
    ],
    ["marks that the steps never reach", [...marked, "step"], 3, "a1/s1 cannot award all its marks in its steps."],
    [
      "more passing parts than there are",
      [...group, "combine"],
      { atLeast: 3 },
      "a1/s2 asks for more passing parts than it has.",
    ],
    [
      "more passing sections than there are",
      [...sheet, "combine"],
      { atLeast: 3 },
      "a1 asks for more passing sections than it has.",
    ],
    [
      "a minimum total above what is available",
      [...sheet, "minimumTotal"],
      101,
      "a1 has a minimum total above the marks available.",
    ],
    [
      "guide words the wrong way round",
      ["assessments", 0, "guideWords"],
      { from: 200, to: 100 },
      "a1 has guide words from more than to.",
    ],
    [
      "required hours in a section that is not listed",
      ["assessments", 0, "requiredHours", "section"],
      "s9",
      "a1 requires hours in section s9, which is not listed.",
    ],
    [
      "required hours for a criterion that is not listed",
      ["assessments", 0, "requiredHours", "criterion", "criterion"],
      "9.9",
      "a1 requires hours for criterion U1 9.9, which is not listed.",
    ],
    ["a step finer than a thousandth", [...marked, "step"], 0.0005, "At most three decimals."],
    ["a minimum finer than a thousandth", [...marked, "minimum"], 24.9996, "At most three decimals."],
  ])("refuses %s", (_case, path, value, message) => {
    const result = qualificationSchema.safeParse(spoil(path, value));
    expect(result.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it.each<[string, readonly (string | number)[], unknown]>([
    ["another format", ["format"], "assessor-workstation/qualification/2"],
    ["an id with capitals", ["id"], "Small"],
    ["an id that begins with a hyphen", ["assessments", 0, "id"], "-a1"],
    ["an id of more than 64 characters", ["id"], "a".repeat(65)],
    ["an empty version", ["version"], ""],
    ["no number", ["number"], undefined],
    ["a field that the format does not have", ["colour"], "blue"],
    ["a field that a section does not have", [...marked, "weight"], 2],
    ["an unknown wording", ["wording"], "theirs"],
    ["no units", ["units"], []],
    ["no assessments", ["assessments"], []],
    ["no credits", ["credits"], 0],
    ["a fraction of a year", ["completeWithinYears"], 0.5],
    ["a date that does not exist", ["units", 0, "reviewDate"], "2014-02-30"],
    ["a date in British form", ["units", 0, "reviewDate"], "31/12/2014"],
    ["a unit without outcomes", ["units", 0, "outcomes"], []],
    ["an outcome without criteria", ["units", 0, "outcomes", 0, "criteria"], []],
    ["a criterion without words", ["units", 0, "outcomes", 0, "criteria", 0, "text"], ""],
    ["an assessment without units", ["assessments", 0, "units"], []],
    ["guide words of nothing", ["assessments", 0, "guideWords"], { from: 0, to: 10 }],
    ["required hours of nothing", ["assessments", 0, "requiredHours", "hours"], 0],
    ["a sheet without sections", [...sheet, "sections"], []],
    ["an unknown way of judging", [...marked, "judgedBy"], "stars"],
    ["a section with no marks available", [...marked, "available"], 0],
    ["a section without its marks available", [...marked, "available"], undefined],
    ["marks as text", [...marked, "available"], "50"],
    ["a negative minimum", [...marked, "minimum"], -1],
    ["a step of nothing", [...marked, "step"], 0],
    ["a step above ten", [...marked, "step"], 25],
    ["marks beyond ten thousand", [...marked, "available"], 10_001],
    ["a section of no parts", [...group, "parts"], []],
    ["a rule of at least none", [...group, "combine"], { atLeast: 0 }],
    ["a rule of at least one and a half", [...group, "combine"], { atLeast: 1.5 }],
    ["an unknown rule", [...sheet, "combine"], "any"],
    ["marks on an item judged by outcome", [...group, "parts", 1, "available"], 10],
  ])("refuses %s, at that place", (_case, path, value) => {
    const result = qualificationSchema.safeParse(spoil(path, value));
    // What follows from the fault, such as a minimum above nothing, is reported beside it as a problem of the whole.
    const faults = result.error?.issues.filter((issue) => issue.code !== "custom") ?? [];
    const places = faults.map((issue) => issue.path);
    expect(places.length).toBeGreaterThan(0);
    // An unknown field is reported at its owner, a part of a value inside it: never elsewhere.
    const holder = path.slice(0, -1);
    for (const place of places) expect(place.slice(0, path.length)).toBeOneOf([holder, [...path]]);
  });
});
