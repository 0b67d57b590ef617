import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  findAssessment,
  flattenItems,
  qualificationSchema,
  totalAvailable,
} from "../../shared/domain/qualification.ts";
import { qualificationsFolder, shipped } from "../support/shipped-qualification.ts";

function assessmentOf(id: string) {
  const assessment = findAssessment(shipped, id);
  if (!assessment) throw new Error(`No assessment ${id}.`);
  return assessment;
}

describe("every qualification that ships", () => {
  const files = readdirSync(qualificationsFolder).filter(
    (name) => name.endsWith(".json") && name !== "qualification.schema.json",
  );

  it.each(files)("%s parses, names its schema and is named after its id", (name) => {
    const qualification = qualificationSchema.parse(JSON.parse(readFileSync(join(qualificationsFolder, name), "utf8")));
    expect(qualification.$schema).toBe("./qualification.schema.json");
    expect([`${qualification.id}.json`, `${qualification.id}.${qualification.version}.json`]).toContain(name);
  });

  it("is one file for each version", () => {
    const versions = files.map((name) => {
      const { id, version } = qualificationSchema.parse(
        JSON.parse(readFileSync(join(qualificationsFolder, name), "utf8")),
      );
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
