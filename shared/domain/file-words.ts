/** The words of a file's or a person's name, for comparing: lower case, without accents, cut at every sign. */
export function wordsOf(text: string): string[] {
  return fold(text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A whole name in one word: how "O'Brien-Smith" and "obriensmith" become the same. */
export function compactWords(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join("");
}

const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}|['’`]/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? letter);
}

/** The folders of a path, outermost first, and the name of the file without its ending. */
export function splitPath(path: string): { readonly folders: readonly string[]; readonly stem: string } {
  const parts = path.split(/[/\\]/).filter((part) => part !== "" && part !== ".");
  const name = parts.pop() ?? "";
  return { folders: parts, stem: name.replace(/(?<=.)\.[\p{L}\p{N}]{1,8}$/u, "") };
}
