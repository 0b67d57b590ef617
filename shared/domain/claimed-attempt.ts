/**
 * What doesn't fit where a file's name says which attempt it is ("…(2)" is an awarding body's sign for the resubmission) and
 * the centre's records say another; undefined where both agree or the name says nothing. The records decide: a script is always
 * the attempt after the latest. Says nothing of how an attempt was decided, which not everybody who takes scripts in may know.
 * @param claimed from 1, or null.
 * @param latest the latest attempt that the centre has; 0 for none.
 */
export function doubtAttempt(claimed: number | null, latest: number): string | undefined {
  if (claimed === null || claimed === latest + 1) return undefined;
  if (claimed <= latest) {
    return `Its name says attempt ${claimed}, and attempt ${latest} was taken in already: perhaps it is the same file again.`;
  }
  return latest === 0
    ? `Its name says attempt ${claimed}, but no attempt 1 was taken in: it would become attempt 1.`
    : `Its name says attempt ${claimed}, but only attempt ${latest} was taken in: it would become attempt ${latest + 1}.`;
}
