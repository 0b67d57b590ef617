import type { SignedDifference } from "../../../shared/contract/marking.ts";
import { criterionJudgementSchema, criterionJudgementTitles, nameCriterion } from "../../../shared/domain/criteria.ts";
import { flattenItems, type SheetSpecification } from "../../../shared/domain/qualification.ts";

type SignedChange = SignedDifference["changes"][number];

/** One field that changed, in the sheet's own words. */
export type ShownChange = {
  readonly key: string;
  readonly title: string;
  /** Null where there was nothing, or there is nothing any more. */
  readonly before: string | null;
  readonly after: string | null;
  /** Written text, of which single words are worth showing. */
  readonly prose: boolean;
};

export type ChangeGroup = { readonly title: string; readonly changes: readonly ShownChange[] };

const wholeSheet = "The whole sheet";

const titles: Readonly<Record<string, string>> = {
  mark: "Mark",
  outcome: "Outcome",
  strengths: "Strengths",
  improvements: "Areas for improvement",
  total: "Total",
  reason: "Decision in words",
  authenticityConfirmed: "Own work confirmed",
  standardisationRefused: "Use for standardisation refused",
  version: "Version of the specification",
  sha256: "Sum of the file (SHA-256)",
  bytes: "Size of the file in bytes",
  name: "Name of the file",
  note: "Note on the evidence",
  anchor: "Place of the evidence in the script",
  filePosition: "File of the evidence",
  order: "Order",
  date: "Date of a session",
  clientCode: "Client code of a session",
  minutes: "Minutes of a session",
  kind: "Kind of a session",
  source: "How a session came into the hours log",
};

const prose: readonly string[] = ["strengths", "improvements", "reason", "note", "feedback"];
/** What an element of a list is known by. Its other fields tell that it came or went; these alone say nothing more. */
const identity: readonly string[] = ["id", "itemId", "unit", "criterion", "position"];

/** What changed, section by section in the order of the sheet, then what concerns all of it. */
export function groupChanges(changes: readonly SignedChange[], specification: SheetSpecification): ChangeGroup[] {
  const places = placesOf(specification);
  const groups = new Map<string, ShownChange[]>([...places.values(), wholeSheet].map((title) => [title, []]));
  for (const change of changes) {
    if (isToldByOthers(change, changes)) continue;
    const title = (change.itemId !== null && places.get(change.itemId)) || wholeSheet;
    groups.get(title)?.push(inWords(change));
  }
  return [...groups]
    .filter(([, members]) => members.length > 0)
    .map(([title, members]) => ({ title, changes: members }));
}

function placesOf(specification: SheetSpecification): Map<string, string> {
  const places = new Map<string, string>();
  specification.sections.forEach((section, index) => {
    for (const item of flattenItems([section]))
      places.set(item.id, `${index + 1}. ${section.title}${item === section ? "" : `: ${item.title}`}`);
  });
  return places;
}

/** @returns true for a name that came or went with the rest of its element, which is shown. */
function isToldByOthers(change: SignedChange, changes: readonly SignedChange[]): boolean {
  if (!identity.includes(change.field)) return false;
  const element = change.path.slice(0, -1);
  return changes.some(
    (other) => !identity.includes(other.field) && element.every((name, index) => other.path[index] === name),
  );
}

function inWords(change: SignedChange): ShownChange {
  return {
    key: JSON.stringify(change.path),
    title: titleOf(change),
    before: valueWords(change.before),
    after: valueWords(change.after),
    prose: prose.includes(change.field),
  };
}

function titleOf({ criterion, field, path }: SignedChange): string {
  if (field === "judgement" && criterion) return `Criterion ${nameCriterion(criterion)}`;
  // A session of the hours log has a note of its own.
  const known = path[0] === "hours" && field === "note" ? "Note on a session" : titles[field];
  const title = known ?? path.join(", ");
  return criterion ? `${title}, criterion ${nameCriterion(criterion)}` : title;
}

function valueWords(value: string | number | boolean | null): string | null {
  if (value === true) return "Yes";
  if (value === false) return "No";
  if (value === null || value === "") return null;
  const judgement = criterionJudgementSchema.safeParse(value);
  return judgement.success ? criterionJudgementTitles[judgement.data] : String(value);
}
