import { describe, expect, test } from "vitest";
import { assessmentsByHand, type ByHand, makeRows, planScripts } from "../../renderer/features/cohort/cohort-rows.ts";
import {
  type CohortSource,
  mergeSources,
  sourceOfEntry,
  sourceOfFile,
} from "../../renderer/features/cohort/cohort-sources.ts";
import type { CohortMatch } from "../../shared/contract/intake.ts";
import { FileMatcher } from "../../shared/domain/file-matching.ts";

const learners = [
  { id: "rhys", name: "Rhys Jones", registrationNumber: "012345" },
  { id: "siân", name: "Siân Patel", registrationNumber: "012346" },
];

/** As the core answers, without an assessment. */
function matchAll(sources: readonly CohortSource[]): CohortMatch[] {
  const matcher = new FileMatcher(learners);
  return sources.map(({ path, bytes }) => {
    const { learnerId, ...match } = matcher.match(path);
    const learner = learners.find(({ id }) => id === learnerId) ?? null;
    return { path, bytes, learner, assessmentId: null, latestAttempts: {}, problem: null, ...match };
  });
}

function rowsOf(sources: readonly CohortSource[], byHand: ReadonlyMap<string, ByHand> = new Map()) {
  const matches = matchAll(sources);
  return makeRows(sources, matches, byHand, assessmentsByHand(matches, new Map(), "wba"));
}

const file = (name: string, text: string, lastModified: number) => new File([text], name, { lastModified });

describe("files of one path", () => {
  test("a ZIP per learner, each with the same file in it, stays a learner's each", () => {
    const zips = [
      file("R Jones-AB4711-012345-8697-530(1).zip", "one", 1),
      file("S Patel-AB4711-012346-8697-530(1).ZIP", "two", 1),
    ];
    const sources = zips.reduce<readonly CohortSource[]>(
      (known, zip, at) =>
        mergeSources(known, [sourceOfEntry(zip, `upload-${at}`, { path: "assignment.docx", bytes: 3 })]),
      [],
    );
    const rows = rowsOf(sources);
    expect(rows.map(({ learnerId, standing }) => [learnerId, standing])).toEqual([
      ["rhys", "ready"],
      ["siân", "ready"],
    ]);
    expect(planScripts(rows).map(({ files }) => files.map(({ from }) => from))).toEqual([
      [{ uploadId: "upload-0", entry: "assignment.docx" }],
      [{ uploadId: "upload-1", entry: "assignment.docx" }],
    ]);
  });

  test("what was said of one by hand does not pass to another that comes later", () => {
    const first = sourceOfFile(file("assignment.docx", "Rhys's", 1));
    const second = sourceOfFile(file("assignment.docx", "Siân's", 2));
    const hand = new Map([[first.id, { learnerId: "rhys", assessmentId: "wba", leftOut: false }]]);
    const rows = rowsOf(mergeSources([first], [second]), hand);
    expect(rows.map(({ source, standing }) => [source, standing])).toEqual([
      [first, "by-hand"],
      [second, "no-learner"],
    ]);
  });

  test("an empty one is left out, as it is refused by itself", () => {
    const rows = rowsOf([sourceOfFile(file("Rhys Jones.docx", "", 1)), sourceOfFile(file("Siân Patel.docx", "x", 1))]);
    expect(rows.map(({ standing }) => standing)).toEqual(["left-out", "ready"]);
  });

  test("the same file or ZIP given twice is one", () => {
    const given = () => file("assignment.docx", "the same", 1);
    const zip = () => file("cohort.zip", "the same", 1);
    const entry = { path: "a/b.docx", bytes: 3 };
    const once = [sourceOfFile(given()), sourceOfEntry(zip(), "upload-0", entry)];
    const twice = mergeSources(once, [sourceOfFile(given()), sourceOfEntry(zip(), "upload-1", entry)]);
    expect(twice.map(({ path }) => path)).toEqual(["assignment.docx", "cohort/a/b.docx"]);
  });
});
