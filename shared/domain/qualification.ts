import { z } from "zod";
import { checkMark, sumMarks } from "./marks.ts";

/**
 * A qualification as data. The published JSON Schema is generated from this module, so the file format, the parser and
 * the types cannot drift apart. Criteria carry their official numbers and the project's own words; a centre's regulated
 * wording is loaded by the centre and never ships.
 */

const isoDate = z.iso.date();
const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .describe("Lower-case letters, digits and hyphens; never changes once released.");
/** Marks are exact to a thousandth: what can be typed, and what sums of marks are rounded to. */
const inThousandths = (value: number): boolean => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;
const thousandths = "At most three decimals.";
const marks = z.number().nonnegative().max(10_000).refine(inThousandths, thousandths);

export const criterionRefSchema = z
  .strictObject({ unit: z.string().min(1), criterion: z.string().min(1) })
  .describe("A criterion by its official numbers, for example unit D7.02, criterion 1.1.");
export type CriterionRef = z.infer<typeof criterionRefSchema>;

/** A leaf judged with marks, or with PASS/REFERRAL and no marks at all. */
const leafBase = {
  id: slug,
  title: z.string().min(1),
  criteria: z.array(criterionRefSchema).default([]),
};
const markedItemSchema = z.strictObject({
  ...leafBase,
  judgedBy: z.literal("marks"),
  available: marks.positive().describe("The most that can be awarded."),
  minimum: marks.optional().describe("The least that passes this item. Absent: the item has no minimum of its own."),
  step: z
    .number()
    .positive()
    .max(10)
    .refine(inThousandths, thousandths)
    .default(1)
    .describe("The smallest difference between two marks; 1 allows whole marks only."),
});
const outcomeItemSchema = z.strictObject({ ...leafBase, judgedBy: z.literal("outcome") });

const combineSchema = z
  .union([z.literal("all"), z.strictObject({ atLeast: z.number().int().positive() })])
  .describe("How many direct parts must pass: all of them, or at least so many.");
export type CombineRule = z.infer<typeof combineSchema>;

const groupItemSchema = z.strictObject({
  id: slug,
  title: z.string().min(1),
  criteria: z.array(criterionRefSchema).default([]),
  judgedBy: z.literal("parts"),
  minimum: marks.optional().describe("The least that the marks of all parts must add up to."),
  combine: combineSchema.default("all"),
  get parts() {
    return z.array(sheetItemSchema).min(1);
  },
});
export const sheetItemSchema = z.discriminatedUnion("judgedBy", [markedItemSchema, outcomeItemSchema, groupItemSchema]);
export type SheetItem = z.infer<typeof sheetItemSchema>;
export type MarkedItem = z.infer<typeof markedItemSchema>;
export type OutcomeItem = z.infer<typeof outcomeItemSchema>;
export type GroupItem = z.infer<typeof groupItemSchema>;
export type LeafItem = MarkedItem | OutcomeItem;

export const sheetSpecificationSchema = z.strictObject({
  minimumTotal: marks.optional().describe("The least that the marks of the whole sheet must add up to."),
  combine: combineSchema.default("all"),
  sections: z.array(sheetItemSchema).min(1),
});
export type SheetSpecification = z.infer<typeof sheetSpecificationSchema>;

const assessmentSchema = z.strictObject({
  id: slug,
  title: z.string().min(1),
  units: z.array(z.string().min(1)).min(1),
  guideWords: z
    .strictObject({ from: z.number().int().positive(), to: z.number().int().positive() })
    .optional()
    .describe("Guidance only: a script outside these bounds never fails for it."),
  requiredHours: z
    .strictObject({ hours: z.number().positive(), section: slug, criterion: criterionRefSchema })
    .optional()
    .describe("Hours of practice that the script must record, and the section beside which a gap shows."),
  sheet: sheetSpecificationSchema,
});
export type Assessment = z.infer<typeof assessmentSchema>;

const unitSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  level: z.number().int(),
  credits: z.number().int().positive(),
  guidedLearningHours: z.number().positive(),
  availableFrom: isoDate,
  reviewDate: isoDate,
  availability: z.string(),
  sector: z.string(),
  occupationalStandards: z.array(z.string()),
  outcomes: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        criteria: z.array(z.strictObject({ id: z.string().min(1), text: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});
export type Unit = z.infer<typeof unitSchema>;

export const qualificationSchema = z
  .strictObject({
    $schema: z.string().optional(),
    format: z.literal("assessor-workstation/qualification/1"),
    id: slug,
    version: z.string().min(1).describe("The version of the awarding body's specification that this file follows."),
    title: z.string().min(1),
    number: z.string().min(1),
    awardingBody: z.string().min(1),
    framework: z.string().min(1),
    level: z.number().int(),
    credits: z.number().int().positive(),
    guidedLearningHours: z.strictObject({
      total: z.number().positive(),
      induction: z.number().nonnegative(),
      tutorialAtLeast: z.number().nonnegative(),
    }),
    completeWithinYears: z.number().int().positive(),
    progression: z.string(),
    wording: z
      .enum(["own-words", "regulated"])
      .describe(
        "own-words: criteria are stated in the project's words. regulated: a centre loaded the awarding body's.",
      ),
    units: z.array(unitSchema).min(1),
    assessments: z.array(assessmentSchema).min(1),
  })
  .superRefine((qualification, context) => {
    for (const problem of findQualificationProblems(qualification)) {
      context.addIssue({ code: "custom", message: problem });
    }
  });
export type Qualification = z.infer<typeof qualificationSchema>;

/** What a schema alone can't say: references resolve, ids are unique, minima can be reached. */
function findQualificationProblems(qualification: {
  units: readonly Unit[];
  assessments: readonly Assessment[];
}): string[] {
  const problems: string[] = [];
  const criteria = new Set(
    qualification.units.flatMap((unit) =>
      unit.outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => `${unit.id} ${criterion.id}`)),
    ),
  );
  const unitIds = new Set(qualification.units.map((unit) => unit.id));
  reportRepeats(
    qualification.units.map((unit) => unit.id),
    "unit",
    problems,
  );
  reportRepeats(
    qualification.assessments.map((assessment) => assessment.id),
    "assessment",
    problems,
  );
  for (const unit of qualification.units) {
    const outcomes = unit.outcomes.map((outcome) => outcome.id);
    reportRepeats(outcomes, `outcome of ${unit.id}`, problems);
    const ids = unit.outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => criterion.id));
    reportRepeats(ids, `criterion of ${unit.id}`, problems);
  }
  for (const assessment of qualification.assessments) {
    for (const unit of assessment.units) {
      if (!unitIds.has(unit)) problems.push(`Assessment ${assessment.id} names unit ${unit}, which is not listed.`);
    }
    const items = flattenItems(assessment.sheet.sections);
    reportRepeats(
      items.map((item) => item.id),
      `item of ${assessment.id}`,
      problems,
    );
    for (const item of items) {
      for (const reference of item.criteria) {
        if (!criteria.has(`${reference.unit} ${reference.criterion}`)) {
          problems.push(
            `${assessment.id}/${item.id} names criterion ${reference.unit} ${reference.criterion}, which is not listed.`,
          );
        }
      }
      if (item.judgedBy === "marks" && !checkMark(item.available, item).ok) {
        problems.push(`${assessment.id}/${item.id} cannot award all its marks in its steps.`);
      }
      if ("minimum" in item && item.minimum !== undefined && item.minimum > availableMarks(item)) {
        problems.push(`${assessment.id}/${item.id} has a minimum above the marks available.`);
      }
      if (item.judgedBy === "parts" && item.combine !== "all" && item.combine.atLeast > item.parts.length) {
        problems.push(`${assessment.id}/${item.id} asks for more passing parts than it has.`);
      }
    }
    const { guideWords, requiredHours, sheet } = assessment;
    if (guideWords && guideWords.from > guideWords.to) {
      problems.push(`${assessment.id} has guide words from more than to.`);
    }
    if (requiredHours && !sheet.sections.some((section) => section.id === requiredHours.section)) {
      problems.push(`${assessment.id} requires hours in section ${requiredHours.section}, which is not listed.`);
    }
    if (requiredHours && !criteria.has(`${requiredHours.criterion.unit} ${requiredHours.criterion.criterion}`)) {
      const { unit, criterion } = requiredHours.criterion;
      problems.push(`${assessment.id} requires hours for criterion ${unit} ${criterion}, which is not listed.`);
    }
    if (sheet.minimumTotal !== undefined && sheet.minimumTotal > totalAvailable(sheet)) {
      problems.push(`${assessment.id} has a minimum total above the marks available.`);
    }
    if (sheet.combine !== "all" && sheet.combine.atLeast > sheet.sections.length) {
      problems.push(`${assessment.id} asks for more passing sections than it has.`);
    }
  }
  return problems;
}

function reportRepeats(ids: readonly string[], noun: string, problems: string[]): void {
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) {
    problems.push(`The ${noun} id ${id} is used more than once.`);
  }
}

/** Every item of the tree, parents before their parts, in the order of the sheet. */
export function flattenItems(items: readonly SheetItem[]): SheetItem[] {
  return items.flatMap((item) => (item.judgedBy === "parts" ? [item, ...flattenItems(item.parts)] : [item]));
}

/** The items that a person judges, in the order of the sheet. */
export function judgedItems(sheet: SheetSpecification): LeafItem[] {
  return flattenItems(sheet.sections).filter((item): item is LeafItem => item.judgedBy !== "parts");
}

/** Marks available for an item: its own, or the sum of its parts; 0 where nothing in it carries marks. */
export function availableMarks(item: SheetItem): number {
  if (item.judgedBy === "marks") return item.available;
  if (item.judgedBy === "outcome") return 0;
  return sumMarks(item.parts.map(availableMarks));
}

export function totalAvailable(sheet: SheetSpecification): number {
  return sumMarks(sheet.sections.map(availableMarks));
}

export function findAssessment(qualification: Qualification, assessmentId: string): Assessment | undefined {
  return qualification.assessments.find((assessment) => assessment.id === assessmentId);
}
