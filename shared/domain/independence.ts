/**
 * Who may judge what. Source: guidance of the field: the IQA of a sheet is not its assessor, and a declared interest bars
 * both from assessing, quality-assuring and signing.
 */
export type SheetPeople = {
  readonly assessorId: string | undefined;
  readonly iqaId: string | undefined;
  /** People with a declared interest in this sheet's learner. */
  readonly interestedIds: readonly string[];
  /** People who saw the assessor's marks in another part: countersigning them, or marking or checking a later attempt. */
  readonly sawMarksIds?: readonly string[];
};

export type Bar =
  | "declared-interest"
  | "own-marking"
  | "own-quality-assurance"
  | "other-iqa"
  | "other-assessor"
  | "trainee"
  | "saw-marks";

/** Why this person may not mark the sheet as its assessor; undefined where nothing bars them. */
export function barToAssess(personId: string, people: SheetPeople): Bar | undefined {
  if (people.interestedIds.includes(personId)) return "declared-interest";
  if (people.iqaId === personId) return "own-quality-assurance";
  if (people.assessorId !== undefined && people.assessorId !== personId) return "other-assessor";
  return undefined;
}

/** Why this person may not quality-assure the sheet; undefined where nothing bars them. */
export function barToQualityAssure(personId: string, people: SheetPeople): Bar | undefined {
  if (people.assessorId === personId) return "own-marking";
  if (people.interestedIds.includes(personId)) return "declared-interest";
  if (people.iqaId !== undefined && people.iqaId !== personId) return "other-iqa";
  // Who has the sheet in hand already began blind: what they saw of a later attempt came after.
  if (people.iqaId === undefined && people.sawMarksIds?.includes(personId)) return "saw-marks";
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
  return isTrainee ? "trainee" : undefined;
}
