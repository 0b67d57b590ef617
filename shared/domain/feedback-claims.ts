/**
 * What a feedback text claims about the decision, by the phrases that assessors use. A phrase after a negation ("not fully
 * met", "does not yet meet all criteria") claims nothing; areas for improvement speak of what is not met all the time, so
 * only plain statements count. A warning that is wrong costs a look, so the lists are short rather than clever.
 */
export type Claims = {
  /** The words that say that the section, or the work, passes. */
  readonly ofPass: string | undefined;
  /** The words that say that it is referred. */
  readonly ofReferral: string | undefined;
  /** The words that say that every criterion is met; they are among those of a pass. */
  readonly ofAllMet: string | undefined;
};

const allMet = [
  /\bfully (?:met|meets|satisf(?:ied|ies)|achieved)\b/i,
  /\b(?:all|every|each)(?: (?:of )?(?:the|these|your))?(?: assessment)? criteri(?:a|on) (?:(?:has|have|is|are|was|were) )?(?:been )?(?:fully )?(?:met|achieved|satisfied)\b/i,
  /\b(?:meets?|met|achieve[sd]?|satisf(?:y|ies|ied)) (?:all|every|each)(?: (?:of )?(?:the|these))?(?: assessment)? criteri(?:a|on)\b/i,
];
const pass = [
  ...allMet,
  // Capitals: the sheet's own word. "Pass on your notes" is another verb.
  /\b(?:a |is )?PASS(?:ED)?\b/,
  /\b(?:this|the|your) (?:section|assignment|work|script|review|diary) (?:has |is a )?(?:clear |clearly )?pass(?:es|ed)?\b/i,
];
const referral = [
  /\b(?:a |is )?REFER(?:RAL|RED)\b/,
  /\b(?:this|the|your) (?:section|assignment|work|script|review|diary) (?:is|has been|must be) (?:a referral|referred)\b/i,
  /\b(?:does|do|did) not (?:yet )?(?:pass|reach the minimum)\b/i,
  /\b(?:below|short of) the minimum\b/i,
];

/** Up to six words before a phrase, in its own sentence, decide whether it is denied. */
const denied =
  /(?:\b(?:not|never|no|without|almost|nearly|yet to|isn['’]t|aren['’]t|hasn['’]t|haven['’]t|doesn['’]t|don['’]t|cannot|can['’]t|would|could|should|if|once|when|until|needed to|need to|order to)\b)(?:\s+\S+){0,6}\s*$/i;

export function findClaims(text: string): Claims {
  return { ofPass: find(text, pass), ofReferral: find(text, referral), ofAllMet: find(text, allMet) };
}

function find(text: string, phrases: readonly RegExp[]): string | undefined {
  for (const phrase of phrases) {
    for (const match of text.matchAll(new RegExp(phrase, `${phrase.flags}g`))) {
      // A sentence before does not deny this one.
      const before =
        text
          .slice(Math.max(0, match.index - 80), match.index)
          .split(/[.!?;\n]/)
          .at(-1) ?? "";
      if (!denied.test(before)) return match[0];
    }
  }
  return undefined;
}
