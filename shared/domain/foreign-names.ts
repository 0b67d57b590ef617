/**
 * Names in a text that belong to other learners. First names and surnames are looked for as whole words, written as names
 * are (with their capital); a name that is also an English word (Mark, Will, Grace) counts only together with the rest of
 * the full name, because the sentence would start with it too often.
 */
const commonWords = new Set(
  (
    "a able abbey amber angel april art august autumn baker banks bell best bill bird bishop black blue bond bridge brook " +
    "brooks brown bush butler carter chance chase christian clay cliff close cook cooper core cross crystal daisy " +
    "dale dawn day dean dell destiny drew duke earl east england english faith farmer field fields fish fisher ford " +
    "forest fox frank free french gale gay gold good grace grant gray green grey guy hale hall harmony hay heath " +
    "heather hill holly honour hope house hunt hunter iris iron ivy jack jade jewel joy judge june justice kay king " +
    "knight lake lane law lee light lily little long love low major may march mark marks marsh mason may melody mercy " +
    "mill miller moon moor more morning moss noble north oak olive page park parks parish patience pat penny " +
    "piper pool poole pope porter potter power price prince price pride prior prudence quest quick ray read reed rich rite " +
    "river rivers rob robin rock rose rowan ruby rush rust sage sandy savage scholar sharp shepherd short sky sloan small " +
    "smart smith snow south spring star stone street strong summer summers sunday swan sweet taylor temple thorn tiger " +
    "trinity true turner unity van vale violet wade walker wall ward warren waters weaver webb wells west white " +
    "will wills winter wise wolf wood woods worth wright young"
  ).split(" "),
);

/** Names shorter than this are words of many languages (Al, Jo, Ng). */
const shortestAlone = 3;
const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

/** @returns each name once, as it is registered, in the order of the text. */
export function findForeignNames(text: string, learnerName: string, otherNames: readonly string[]): string[] {
  if (otherNames.length === 0 || text.trim() === "") return [];
  const own = new Set(wordsOf(learnerName).map(fold));
  const words = wordsOf(text);
  const present = new Set(words);
  const found = new Map<string, number>();
  for (const name of otherNames) {
    const parts = wordsOf(name);
    if (fold(name) === fold(learnerName)) continue;
    const alone = parts.filter(
      (part) =>
        part.length >= shortestAlone &&
        startsWithCapital(part) &&
        !own.has(fold(part)) &&
        !commonWords.has(fold(part)) &&
        present.has(part),
    );
    // The full name is sure, even where its words alone would not be.
    const whole = parts.length > 1 && startOf(words, parts) >= 0 ? parts.join(" ") : undefined;
    for (const part of whole === undefined ? alone : [whole])
      found.set(part, whole === undefined ? words.indexOf(part) : startOf(words, parts));
  }
  return [...found].sort(([, one], [, other]) => one - other).map(([name]) => name);
}

/** The words of a text, possessives without their ending, so that "Amara's" is Amara. */
function wordsOf(text: string): string[] {
  return (text.match(word) ?? []).map((found) => found.replace(/['’]s$/u, ""));
}

function startOf(words: readonly string[], parts: readonly string[]): number {
  return words.findIndex((_, index) => parts.every((part, offset) => words[index + offset] === part));
}

function startsWithCapital(part: string): boolean {
  return /^\p{Lu}/u.test(part);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
