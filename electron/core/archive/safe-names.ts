/**
 * Names inside an archive: plain ASCII, so that every unpacker on every system writes the same name, and `sha256sum -c` finds
 * it. What the name was before stands in the JSON.
 */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/i;
/** Together with the folders above it a path stays below 200 characters: older Windows programs end at 260. */
const longestName = 60;

/** Letters that don't fall apart into a base letter and an accent. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  ø: "o",
  Ø: "O",
  œ: "oe",
  Œ: "OE",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ı: "i",
};

/** Letters, digits, dots, hyphens and underscores; never empty, hidden, or a name that Windows keeps for itself. */
export function makeSafeName(text: string, fallback: string): string {
  const plain = [...text]
    .map((letter) => letters[letter] ?? letter)
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/-*\.[.-]*/g, ".")
    .replace(/-{2,}/g, "-")
    .replace(/^[.-]+|[.-]+$/g, "");
  const name = plain === "" ? fallback : plain;
  // Windows reserves "con.txt" just as it does "con".
  const free = reserved.test(name.split(".")[0] ?? "") ? `${fallback}-${name}` : name;
  return shorten(free);
}

/** As `makeSafeName`, keeping a short ending whatever happens to the stem: "Эссе.docx" becomes "file.docx". */
export function makeSafeFileName(name: string, fallback: string): string {
  const match = /^(.*)\.([A-Za-z0-9]{1,8})$/s.exec(name);
  if (!match) return makeSafeName(name, fallback);
  const stem = makeSafeName(match[1] ?? "", fallback);
  return `${stem.slice(0, longestName - 9)}.${match[2]}`;
}

function shorten(name: string): string {
  return name.length <= longestName ? name : name.slice(0, longestName).replace(/[.-]+$/, "");
}

/** Gives each name in one folder once; case makes no difference, as on Windows and macOS. */
export class Names {
  readonly #given = new Set<string>();

  give(name: string): string {
    const dot = name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let free = name;
    for (let number = 2; this.#given.has(free.toLowerCase()); number += 1) free = `${stem}-${number}${ending}`;
    this.#given.add(free.toLowerCase());
    return free;
  }
}
