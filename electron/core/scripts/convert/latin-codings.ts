/** What the bytes 80 to FF mean to DOS (code page 850): no decoder that comes with the platform knows it. */
const dosSigns =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

/** The letters beside a to z of languages, by the codings that their texts were saved in. */
const western = [
  "àâæçéèêëîïôœùûüÿ",
  "äöüßé",
  "áéíóúüñçàèï",
  "áâãàçéêíóôõúü",
  "àèéìíîòóùú",
  "æøåéö",
  "åäöé",
  "éëïóöüáèíñ",
  "áéíóúýþæöð",
  "âêîôûŵŷäëïöü",
];
const central = ["ąćęłńóśźż", "áčďéěíňóřšťúůýžäôľĺŕ", "áéíóöőúüű", "ăâîşţ", "čćđšž"];
const turkish = ["çğıiöşüâîû"];

type Coding = { readonly decode: (bytes: Uint8Array) => string; readonly alphabets: readonly string[] };
const platform = (label: string, alphabets: readonly string[]): Coding => ({
  decode: (bytes) => new TextDecoder(label).decode(bytes),
  alphabets,
});

/** The first is what nearly every old text is in: another has to read clearly better. */
const usual = platform("windows-1252", western);
const others: readonly Coding[] = [
  platform("windows-1250", central),
  platform("iso-8859-2", central),
  platform("windows-1254", turkish),
  { decode: decodeDos, alphabets: western },
  platform("macintosh", western),
];

const sampleBytes = 64 * 1024;
/** Above this, chance is out of the question. */
export const clearly = 0.95;

/** How a text looks in the coding that fits it best: 1 where every sign stands where signs of one language do. */
export type LatinReading = { readonly looks: number; decode(bytes: Uint8Array): string };

/** In whichever old coding of the Latin alphabet its words look like words. */
export function readLatin(bytes: Uint8Array): LatinReading {
  const sample = bytes.subarray(0, sampleBytes);
  const read = ({ decode, alphabets }: Coding) => ({ decode, looks: looksLikeWords(decode(sample), alphabets) });
  const asUsual = read(usual);
  if (asUsual.looks >= 0.85) return asUsual;
  const best = others.map(read).reduce((most, one) => (one.looks > most.looks ? one : most));
  return best.looks > clearly ? best : asUsual;
}

function decodeDos(bytes: Uint8Array): string {
  const signs = [...dosSigns];
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\x80-\xff]/g, (byte) => signs[byte.charCodeAt(0) - 0x80] ?? "");
}

/** How many of the signs beyond ASCII, from 0 to 1, stand where signs of one language do. */
function looksLikeWords(text: string, alphabets: readonly string[]): number {
  const letters = new Map<string, number>();
  let all = 0;
  let signs = 0;
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    all += 1;
    const before = text[index - 1] ?? " ";
    const after = text[index + sign.length] ?? " ";
    if (!isLetter(sign)) signs += standsWell(sign, before, after) ? 1 : 0;
    else if (isPartOfWord(sign, before, after)) letters.set(sign, (letters.get(sign) ?? 0) + 1);
  }
  const read = alphabets.map((alphabet) =>
    [...letters].reduce(
      (sum, [letter, count]) => sum + (alphabet.includes(letter.toLowerCase()[0] ?? "") ? count : 0),
      0,
    ),
  );
  return all === 0 ? 1 : (signs + Math.max(...read)) / all;
}

const isLetter = (sign: string) => /\p{L}/u.test(sign) && !/[ªº]/.test(sign);

/** No large letter follows a small one, no letter touches a number, and none comes three times over. */
function isPartOfWord(letter: string, before: string, after: string): boolean {
  if (/\d/.test(before + after) || (before === letter && after === letter)) return false;
  return !(/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before));
}

/** What opens stands before a word, most other signs beside one; only a few inside. */
function standsWell(sign: string, before: string, after: string): boolean {
  if (/[\p{Cc}\ufffd]/u.test(sign)) return false;
  if (/[’´\u00a0\u00ad\u2010-\u2015]/.test(sign)) return true;
  const inWord = isLetter(before) && isLetter(after);
  return !inWord && !(/[“‘„‚«‹¿¡£€¥¢]/.test(sign) && isLetter(before));
}
