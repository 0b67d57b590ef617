/** A file of a cohort before it is matched: one that the person gave, or an entry of a ZIP that was sent already. */
export type CohortSource = {
  /** With the folders, separated by "/": they often carry the learner's name. */
  readonly path: string;
  readonly bytes: number;
  readonly from: { readonly file: File } | { readonly uploadId: string; readonly entry: string };
};

/** A folder that was dropped or chosen leaves the path on the file, in one of two places. */
export function pathOf(file: File & { readonly path?: string }): string {
  const path = file.webkitRelativePath || file.path || file.name;
  return path.replaceAll("\\", "/").replace(/^(\.?\/)+/, "") || file.name;
}

/** A ZIP that was given by itself is the cohort; one in a learner's folder is what the learner handed in. */
export function isCohortZip(file: File): boolean {
  return /\.zip$/i.test(file.name) && !pathOf(file).includes("/");
}

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Files in the order of their paths, each once: a folder that was chosen twice is one folder. */
export function mergeSources(known: readonly CohortSource[], added: readonly CohortSource[]): readonly CohortSource[] {
  const byPath = new Map([...known, ...added].map((source) => [source.path, source]));
  return [...byPath.values()].sort((one, other) => collator.compare(one.path, other.path));
}
