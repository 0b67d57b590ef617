/** A file of a cohort that was matched to its learner and assessment. */
export type MatchedFile = { readonly path: string; readonly learnerId: string; readonly assessmentId: string };

export type CohortScript<File extends MatchedFile> = {
  readonly learnerId: string;
  readonly assessmentId: string;
  readonly files: readonly File[];
};

/**
 * What a computer leaves beside the files of a person: Finder's and Explorer's notes, the locks of open documents. Left out of
 * a cohort, by name, in the report.
 */
export function isLeftBySystem(path: string): boolean {
  return /(^|[/\\])(__MACOSX([/\\]|$)|\.DS_Store$|\._[^/\\]*$|Thumbs\.db$|desktop\.ini$|~\$[^/\\]*$|\.~lock\.[^/\\]*#$)/i.test(
    path,
  );
}

const byPath = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Files of one learner for one assessment are one script, in the order that a person would put them: page 2 before page 10. */
export function groupIntoScripts<File extends MatchedFile>(files: readonly File[]): CohortScript<File>[] {
  const groups = Map.groupBy(files, ({ learnerId, assessmentId }) => `${learnerId} ${assessmentId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { learnerId, assessmentId } = first;
    const ordered = group.toSorted(
      (one, other) => byPath.compare(one.path, other.path) || (one.path < other.path ? -1 : 1),
    );
    return [{ learnerId, assessmentId, files: ordered }];
  });
}
