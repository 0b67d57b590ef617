import { constants, inflateRawSync } from "node:zlib";

const endSign = "PK\x05\x06";
const endBytes = 22;
const entrySign = 0x02014b50;
const entryBytes = 46;
const localSign = 0x04034b50;

/**
 * A ZIP as its readers want it: mail programs and web servers put lines of their own before or behind a file, and then its
 * directory isn't where it says it is. Where nothing is amiss, or no directory is left, the very bytes that were given.
 */
export function straightenZip(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(endSign, undefined, "latin1");
  if (end === -1 || end + endBytes > file.length) return bytes;
  const start = end - file.readUInt32LE(end + 12);
  const said = file.readUInt32LE(end + 16);
  const isLarge = said === 0xffff_ffff || file.readUInt16LE(end + 10) === 0xffff;
  if (isLarge || !hasSign(file, start, entrySign)) return bytes;
  const entries = countEntries(file, start, end);
  const first = file.readUInt32LE(start + 42);
  const before = hasSign(file, first, localSign) || !hasSign(file, first + start - said, localSign) ? 0 : start - said;
  const isSound =
    before === 0 &&
    said === start &&
    file.readUInt16LE(end + 10) === entries &&
    end + endBytes + file.readUInt16LE(end + 20) === file.length;
  if (isSound || before < 0) return bytes;
  const straight = Buffer.from(file.subarray(before, end + endBytes));
  const tail = straight.subarray(end - before);
  tail.writeUInt16LE(entries, 8);
  tail.writeUInt16LE(entries, 10);
  tail.writeUInt32LE(start - before, 16);
  tail.writeUInt16LE(0, 20);
  return straight;
}

function hasSign(file: Buffer, at: number, sign: number): boolean {
  return at >= 0 && at + entryBytes <= file.length && file.readUInt32LE(at) === sign;
}

function countEntries(file: Buffer, start: number, end: number): number {
  let entries = 0;
  for (let at = start; at < end && hasSign(file, at, entrySign); entries += 1) {
    at += entryBytes + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** What unpacks of a part that was cut off or is damaged further on; empty where it unpacks to more than `most` bytes. */
export function inflateAsFar(packed: Uint8Array, most: number): Buffer {
  const whole = tryInflate(packed, most);
  if (whole) return whole;
  let sound = 0;
  let best = Buffer.alloc(0);
  // The longest beginning that unpacks: whether one does is the same for all shorter ones.
  for (let step = 2 ** Math.floor(Math.log2(packed.length + 1)); step >= 1; step /= 2) {
    const tried = sound + step <= packed.length ? tryInflate(packed.subarray(0, sound + step), most) : undefined;
    if (!tried) continue;
    sound += step;
    best = tried;
  }
  return best;
}

function tryInflate(packed: Uint8Array, most: number): Buffer<ArrayBuffer> | undefined {
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most });
  } catch {
    return undefined;
  }
}
