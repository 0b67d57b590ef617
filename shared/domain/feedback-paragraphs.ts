/** Shorter paragraphs ("Well done.", "See the notes in the margin.") are nobody's in particular. */
const fewestWords = 8;

export type Paragraph = {
  /** What is compared: the words alone, without case, accents, punctuation and line breaks. */
  readonly normalised: string;
  /** How it begins, as it was written, for a person to find it by. */
  readonly beginning: string;
};

/** The paragraphs of a feedback text that are long enough to be somebody's own words. */
export function paragraphsOf(text: string): Paragraph[] {
  return text.split(/\n\s*\n|\r\n\s*\r\n|\n/).flatMap((paragraph) => {
    const words =
      paragraph
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length < fewestWords) return [];
    const written = paragraph.trim().split(/\s+/);
    return [{ normalised: words.join(" "), beginning: `${written.slice(0, 6).join(" ")}…` }];
  });
}
