import { LRUCache } from "lru-cache";
import type { Actor } from "../centre/actor.ts";
import type { ScriptFileRecord } from "../store/script-files.ts";
import { limits, type Picture } from "./convert/conversion.ts";
import { readScriptFile } from "./read-file.ts";

type Scan = readonly Picture[];

/**
 * Scans that somebody is reading, unsealed: their pages are asked for one by one, and a scan is sealed as a whole. Unsealing it
 * for each of its pages would hold up the thread that every key press waits for. As much as the largest scan that is shown,
 * for a minute after it was last asked for, and never beyond the session.
 */
const scans = new LRUCache<string, Scan>({
  // The last page of a scan may go beyond its limit.
  maxSize: limits.picture.scanBytes + limits.picture.bytes,
  sizeCalculation: (scan) => scan.reduce((sum, { png }) => sum + png.length, 1),
  ttl: 60_000,
  ttlAutopurge: true,
  updateAgeOnGet: true,
});
let sessions = 0;

/** The pages of a scan; undefined where the file is no scan, or can't be shown. @throws WorkstationError FILE_DAMAGED. */
export async function readScan(actor: Actor, file: ScriptFileRecord): Promise<Scan | undefined> {
  // Two centres never have one token: it is keyed.
  const key = `${file.contentToken.toString("hex")} ${file.kind}`;
  const held = scans.get(key);
  if (held) return held;
  const session = sessions;
  const { content } = await readScriptFile(actor, file);
  if (content?.as !== "pictures") return undefined;
  if (session === sessions) scans.set(key, content.pictures);
  return content.pictures;
}

/** How many bytes of scans lie unsealed in memory. For the tests that say how many may. */
export function countHeldScanBytes(): number {
  return scans.calculatedSize;
}

/** The session ends. */
export function forgetScans(): void {
  sessions += 1;
  scans.clear();
}
