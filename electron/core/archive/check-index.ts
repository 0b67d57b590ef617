import type { Findings } from "./findings.ts";
import type { ArchiveIndex, LearnerForArchive } from "./records.ts";

/** Where a learner's records lie in an archive. */
export function isLearner(path: string): boolean {
  return /^learners\/[^/]+\/learner\.json$/.test(path);
}

/** Whether the archive holds what its list of contents names, and no learner besides. */
export function checkIndex(index: ArchiveIndex, present: ReadonlySet<string>, findings: Findings): void {
  const named = new Set([
    ...index.learners.map(({ record }) => record),
    ...index.qualifications.map(({ path }) => path),
  ]);
  for (const path of named) if (!present.has(path)) findings.add(path, "Missing: the list of contents has it.");
  for (const path of present)
    if (isLearner(path) && !named.has(path)) findings.add(path, "The list of contents doesn't have this learner.");
}

/** Whose records they are stands in both places, and no signature covers a name: neither may say otherwise. */
export function findListingProblems(
  path: string,
  learner: LearnerForArchive,
  index: ArchiveIndex | undefined,
): string[] {
  const listed = index?.learners.find(({ record }) => record === path);
  if (!listed) return [];
  const parts = { id: "id", name: "name", registrationNumber: "registration number" } as const;
  return Object.entries(parts)
    .filter(([part]) => listed[part as keyof typeof parts] !== learner[part as keyof typeof parts])
    .map(([, name]) => `The learner's ${name} is not the one in the list of contents.`);
}
