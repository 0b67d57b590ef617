import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  availableMarks,
  findAssessment,
  flattenItems,
  judgedItems,
  qualificationSchema,
  totalAvailable,
} from "../../shared/domain/qualification.ts";
import { criterionMarkedSheet, leavesOf, outcomeSheet, sheetArbitrary } from "../support/arbitraries.ts";

type QualificationInput = z.input<typeof qualificationSchema>;

const root = join(import.meta.dirname, "../..");
const folder = join(root, "resources/qualifications");
const shippedFile = join(folder, "ilm-l7-certificate-executive-coaching.json");
const specificationFile = join(root, "../shared/spec/ilm-l7-certificate-spec.txt");

const readShipped = (): unknown => JSON.parse(readFileSync(shippedFile, "utf8"));
const shipped = qualificationSchema.parse(readShipped());

function assessmentOf(id: string) {
  const assessment = findAssessment(shipped, id);
  if (!assessment) throw new Error(`No assessment ${id}.`);
  return assessment;
}

describe("every qualification that ships", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "qualification.schema.json");

  it.each(files)("%s parses, names its schema and is named after its id", (name) => {
    const qualification = qualificationSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
    expect(qualification.$schema).toBe("./qualification.schema.json");
    expect([`${qualification.id}.json`, `${qualification.id}.${qualification.version}.json`]).toContain(name);
  });

  it("is one file for each version", () => {
    const versions = files.map((name) => {
      const { id, version } = qualificationSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
      return `${id} ${version}`;
    });
    expect(versions).toContain("ilm-l7-certificate-executive-coaching 2011-10");
    expect(new Set(versions).size).toBe(versions.length);
  });
});

describe("the shipped qualification", () => {
  it("has the figures of the specification", () => {
    expect(shipped).toMatchObject({
      id: "ilm-l7-certificate-executive-coaching",
      version: "2011-10",
      title: "ILM Level 7 Certificate in Executive Coaching and Leadership Mentoring",
      number: "500/3568/X",
      awardingBody: "ILM",
      framework: "QCF",
      level: 7,
      credits: 15,
      guidedLearningHours: { total: 45, induction: 1, tutorialAtLeast: 2 },
      completeWithinYears: 3,
      wording: "own-words",
    });
    expect(shipped.progression).toContain("Level 7 Diploma");
  });

  it("adds its units up to its credits and guided learning hours", () => {
    const { total, induction, tutorialAtLeast } = shipped.guidedLearningHours;
    const hours = shipped.units.reduce((sum, unit) => sum + unit.guidedLearningHours, 0);
    expect(hours + induction + tutorialAtLeast).toBe(total);
    expect(shipped.units.reduce((sum, unit) => sum + unit.credits, 0)).toBe(shipped.credits);
  });

  it.each([
    ["D7.01", 10, { 1: ["1.1", "1.2"], 2: ["2.1", "2.2", "2.3"] }, [1, 3, 20]],
    [
      "D7.02",
      20,
      { 1: ["1.1", "1.2", "1.3"], 2: ["2.1", "2.2"], 3: ["3.1", "3.2", "3.3"] },
      [2, 3, 4, 5, 7, 8, 9, 11, 15, 16, 17, 18],
    ],
    [
      "D7.03",
      12,
      { 1: ["1.1", "1.2", "1.3"], 2: ["2.1", "2.2", "2.3"], 3: ["3.1", "3.2", "3.3"] },
      [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 20, 23],
    ],
  ])("has unit %s with its hours, outcomes, criteria and standards", (id, hours, outcomes, standards) => {
    const unit = shipped.units.find((one) => one.id === id);
    expect(unit).toMatchObject({
      level: 7,
      credits: 5,
      guidedLearningHours: hours,
      availableFrom: "2008-01-01",
      reviewDate: "2014-12-31",
      availability: "Restricted to ILM",
      sector: "Business Management",
      occupationalStandards: standards.map((number) => `CM${number}`),
    });
    const numbers = unit?.outcomes.map((outcome) => [outcome.id, outcome.criteria.map((criterion) => criterion.id)]);
    expect(numbers).toEqual(Object.entries(outcomes));
  });

  it("has three units, in order", () => {
    expect(shipped.units.map((unit) => unit.id)).toEqual(["D7.01", "D7.02", "D7.03"]);
  });

  it.each([
    [
      "work-based-assignment",
      ["D7.01"],
      [
        ["s1", 50, 25, "D7.01 1.1, D7.01 2.1, D7.01 1.2"],
        ["s2", 50, 25, "D7.01 2.3, D7.01 2.2"],
      ],
    ],
    [
      "reflective-review-and-diary",
      ["D7.02", "D7.03"],
      [
        ["s1", 34, 17, "D7.02 1.1, D7.02 1.2, D7.02 1.3, D7.02 2.1, D7.02 2.2"],
        ["s2", 30, 15, "D7.03 1.1, D7.03 1.2, D7.03 1.3, D7.03 2.1, D7.03 2.2, D7.03 2.3"],
        ["s3", 36, 18, "D7.02 3.1, D7.03 3.1, D7.02 3.2, D7.03 3.2, D7.02 3.3, D7.03 3.3"],
      ],
    ],
  ])("has the sheet of %s with its marks, minima and criteria", (id, units, sections) => {
    const assessment = assessmentOf(id);
    expect(assessment.units).toEqual(units);
    expect(assessment.sheet).toMatchObject({ minimumTotal: 50, combine: "all" });
    expect(totalAvailable(assessment.sheet)).toBe(100);
    const found = assessment.sheet.sections.map((section) => {
      if (section.judgedBy !== "marks") throw new Error("These sheets are marked by section.");
      expect(section.step).toBe(1);
      const criteria = section.criteria.map((reference) => `${reference.unit} ${reference.criterion}`);
      return [section.id, section.available, section.minimum, criteria.join(", ")];
    });
    expect(found).toEqual(sections);
  });

  it("asks for 12 recorded hours in the diary, and sets no guide words", () => {
    expect(assessmentOf("reflective-review-and-diary").requiredHours).toEqual({
      hours: 12,
      section: "s2",
      criterion: { unit: "D7.03", criterion: "2.2" },
    });
    expect(assessmentOf("work-based-assignment").requiredHours).toBeUndefined();
    expect(shipped.assessments.map((assessment) => assessment.guideWords)).toEqual([undefined, undefined]);
  });

  it("covers every criterion of every unit in exactly one section, of an assessment of that unit", () => {
    const listed = shipped.units.flatMap((unit) =>
      unit.outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => `${unit.id} ${criterion.id}`)),
    );
    const covered = shipped.assessments.flatMap((assessment) =>
      flattenItems(assessment.sheet.sections).flatMap((item) =>
        item.criteria.map((reference) => {
          expect(assessment.units).toContain(reference.unit);
          return `${reference.unit} ${reference.criterion}`;
        }),
      ),
    );
    expect(listed).toHaveLength(22);
    expect(covered.toSorted()).toEqual(listed.toSorted());
  });
});

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

describe("the tree of a sheet", () => {
  it("flattens with parents before their parts, in the order of the sheet", () => {
    expect(flattenItems(criterionMarkedSheet.sections).map((item) => item.id)).toEqual([
      "s1",
      "s1-1",
      "s1-2",
      "s1-3",
      "s2",
      "s2-1",
      "s2-2",
    ]);
    expect(judgedItems(outcomeSheet).map((item) => item.id)).toEqual(["s1-1", "s1-2", "s2"]);
  });

  it("makes available what its parts do, and nothing where there are no marks", () => {
    expect(criterionMarkedSheet.sections.map(availableMarks)).toEqual([60, 40]);
    expect(totalAvailable(criterionMarkedSheet)).toBe(100);
    expect(totalAvailable(outcomeSheet)).toBe(0);
  });

  it("makes available, whatever the tree, the sum over the items that people judge", () => {
    fc.assert(
      fc.property(sheetArbitrary, (sheet) => {
        const leaves = leavesOf(sheet.sections);
        expect(judgedItems(sheet)).toEqual(leaves);
        const sum = leaves.reduce((marks, leaf) => marks + (leaf.judgedBy === "marks" ? leaf.available : 0), 0);
        expect(totalAvailable(sheet)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it("finds an assessment by its id", () => {
    expect(findAssessment(shipped, "work-based-assignment")?.units).toEqual(["D7.01"]);
    expect(findAssessment(shipped, "no-such-assessment")).toBeUndefined();
  });
});
