/** A file of a cohort before it is matched: one that the person gave, or an entry of a ZIP that was sent already. */
export type CohortSource = {
  /** Equal only for the same file given twice: two learners' files often have one path ("assignment.docx"). */
  readonly id: string;
  /** With the folders, separated by "/": they often carry the learner's name. */
  readonly path: string;
  readonly bytes: number;
  readonly from: { readonly file: File } | { readonly uploadId: string; readonly entry: string };
};

type GivenFile = File & { readonly path?: string };

/** A folder that was dropped or chosen leaves the path on the file, in one of two places. */
function pathOf(file: GivenFile): string {
  const path = file.webkitRelativePath || file.path || file.name;
  return path.replaceAll("\\", "/").replace(/^(\.?\/)+/, "") || file.name;
}

/** A ZIP that was given by itself is the cohort; one in a learner's folder is what the learner handed in. */
export function isCohortZip(file: File): boolean {
  return /\.zip$/i.test(file.name) && !pathOf(file).includes("/");
}

export function sourceOfFile(file: GivenFile): CohortSource {
  return { id: identify(file), path: pathOf(file), bytes: file.size, from: { file } };
}

export function sourceOfEntry(
  zip: File,
  uploadId: string,
  { path: entry, bytes }: { readonly path: string; readonly bytes: number },
): CohortSource {
  return { id: identify(zip, entry), path: pathInZip(zip, entry), bytes, from: { uploadId, entry } };
}

/** What the contract lets a path be long. */
const longestPath = 2000;

/** The ZIP's own name stands as a folder before what is in it: with a ZIP per learner, only there is the learner named. */
export function pathInZip(zip: File, entry: string): string {
  return `${zip.name.replace(/\.zip$/i, "")}/${entry}`.slice(-longestPath);
}

function identify(file: GivenFile, entry = ""): string {
  return JSON.stringify([pathOf(file), file.size, file.lastModified, entry]);
}

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Files in the order of their paths, each once: a folder that was chosen twice is one folder. */
export function mergeSources(known: readonly CohortSource[], added: readonly CohortSource[]): readonly CohortSource[] {
  const byId = new Map([...known, ...added].map((source) => [source.id, source]));
  return [...byId.values()].sort((one, other) => collator.compare(one.path, other.path));
}
