import { crc32 } from "node:zlib";
import type { Entry } from "yauzl";

const isUtf8 = 0x800;
/** Info-ZIP's field with the name in UTF-8, and the sum of the name that it stands for. */
const unicodePath = 0x7075;

/**
 * The upper half of code page 850, in which Windows' Explorer in Western Europe writes names without the sign for UTF-8. The
 * platform's own decoder knows no such page.
 */
const upperHalf =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

type NamedEntry = Pick<Entry, "generalPurposeBitFlag" | "fileNameRaw" | "extraFields">;

/** The name as it is written; a path that leads outside is for the caller to refuse, not for a library to repair. */
export function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: NamedEntry): string {
  if ((generalPurposeBitFlag & isUtf8) !== 0) return new TextDecoder().decode(fileNameRaw);
  for (const { id, data } of extraFields) {
    // A field whose sum is another's was left behind when the entry was given a new name.
    if (id !== unicodePath || data.length < 6 || data[0] !== 1 || data.readUInt32LE(1) !== crc32(fileNameRaw)) continue;
    return new TextDecoder().decode(data.subarray(5));
  }
  try {
    // Many programs write UTF-8 and don't say so; a name in a code page is hardly ever valid as such.
    return new TextDecoder("utf-8", { fatal: true }).decode(fileNameRaw);
  } catch {
    return Array.from(fileNameRaw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : upperHalf[byte - 0x80])).join(
      "",
    );
  }
}
