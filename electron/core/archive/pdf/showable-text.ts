/** Joiners, direction marks, variation selectors, soft hyphens: nothing of their own to see. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** fi, fl and the like in one character, as text that is copied out of a PDF has them: the letters say the same. */
const ligatures = /[\uFB00-\uFB06]/g;

/** Bullets in Word's symbol fonts, as text that is pasted from there has them. */
const symbolBullets = /[\uF0A7\uF0B7]/g;

export type ShowableText = { readonly text: string; readonly replaced: boolean };

/**
 * A text as the font can show it. A character that it can't show stands as its code, [U+0639]: a name must never turn into
 * empty boxes that nobody can read back.
 */
export function makeShowable(text: string, hasGlyph: (codePoint: number) => boolean): ShowableText {
  const plain = text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(/[\t\u00A0\u202F\u3000]/g, " ")
    .replace(ligatures, (letters) => letters.normalize("NFKC"))
    .replace(symbolBullets, "•")
    .replace(invisible, "");
  let replaced = false;
  let shown = "";
  for (const character of plain) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === "\n" || (codePoint >= 32 && codePoint !== 127 && hasGlyph(codePoint))) {
      shown += character;
      continue;
    }
    replaced = true;
    shown += `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
  }
  return { text: shown, replaced };
}
