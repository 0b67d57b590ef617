/**
 * Who may judge what. Source: guidance of the field: the IQA of a sheet is not its assessor, and a declared interest bars
 * both from assessing, quality-assuring and signing.
 */
export type SheetPeople = {
  readonly assessorId: string | undefined;
  readonly iqaId: string | undefined;
  /** People with a declared interest in this sheet's learner. */
  readonly interestedIds: readonly string[];
  /**
   * People who saw the assessor's marks in another part: countersigning them, marking or checking a later attempt, or marking
   * an earlier one whose judgements this sheet carries.
   */
  readonly sawMarksIds?: readonly string[];
  /** People who have an earlier attempt in quality assurance and have not committed their marks: this sheet shows its marks. */
  readonly checksEarlierIds?: readonly string[];
};

export type Bar =
  | "declared-interest"
  | "own-marking"
  | "own-quality-assurance"
  | "other-iqa"
  | "other-assessor"
  | "trainee"
  | "saw-marks"
  | "checks-earlier";

/** Why this person may not mark the sheet as its assessor; undefined where nothing bars them. */
export function barToAssess(personId: string, people: SheetPeople): Bar | undefined {
  if (people.interestedIds.includes(personId)) return "declared-interest";
  if (people.iqaId === personId) return "own-quality-assurance";
  if (people.assessorId !== undefined && people.assessorId !== personId) return "other-assessor";
  // Whoever marks it already is past saving, and barred from beginning that check: see `sawMarksIds`.
  if (people.assessorId === undefined && people.checksEarlierIds?.includes(personId)) return "checks-earlier";
  return undefined;
}

/** Why this person may not quality-assure the sheet; undefined where nothing bars them. */
export function barToQualityAssure(personId: string, people: SheetPeople): Bar | undefined {
  if (people.assessorId === personId) return "own-marking";
  if (people.interestedIds.includes(personId)) return "declared-interest";
  if (people.iqaId !== undefined && people.iqaId !== personId) return "other-iqa";
  // Who has the sheet in hand already began blind: what they saw of a later attempt came after.
  if (people.iqaId === undefined && people.sawMarksIds?.includes(personId)) return "saw-marks";
  // Committing this one would show what it carries from the other.
  if (people.iqaId === undefined && people.checksEarlierIds?.includes(personId)) return "checks-earlier";
  return undefined;
}

/**
 * Why this person may not countersign a trainee's sheet; undefined where nothing bars them. A countersignature is an
 * experienced assessor's: not a trainee's, never the signer's own, and part of the assessor's side, so not the IQA's either.
 */
export function barToCountersign(personId: string, isTrainee: boolean, people: SheetPeople): Bar | undefined {
  if (people.assessorId === personId) return "own-marking";
  if (people.interestedIds.includes(personId)) return "declared-interest";
  if (people.iqaId === personId) return "own-quality-assurance";
  if (people.checksEarlierIds?.includes(personId)) return "checks-earlier";
  return isTrainee ? "trainee" : undefined;
}
