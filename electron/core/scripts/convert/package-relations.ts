import { Unshowable } from "./conversion.ts";
import type { Package } from "./package.ts";
import { readXml } from "./xml.ts";

/** What a part of an Office Open XML document refers to. `type` as its last word: "image", "chart", "notesSlide". */
export type Relation = { readonly type: string; readonly target: string };

/** By their ids; what lies outside the package is left out. Of a damaged list, those before the damage. */
export async function relationsOf(parts: Package, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash);
  const found = new Map<string, Relation>();
  const bytes = await readSound(parts, `${folder}/_rels/${part.slice(slash + 1)}.rels`);
  if (!bytes) return found;
  forgiveDamage(() =>
    readXml(bytes, {
      open(tag) {
        if (tag.name !== "Relationship" || tag.attribute("TargetMode") === "External") return;
        const type = tag.attribute("Type") ?? "";
        const target = resolveTarget(tag.attribute("Target") ?? "", folder);
        if (target) found.set(tag.attribute("Id") ?? "", { type: type.slice(type.lastIndexOf("/") + 1), target });
      },
    }),
  );
  return found;
}

/** Resolved as an address, never as a path: what climbs out of the package is simply not in it. */
function resolveTarget(target: string, folder: string): string | undefined {
  try {
    return decodeURI(new URL(target, `zip:///${folder}/`).pathname.replace(/^\/+/, ""));
  } catch {
    return undefined;
  }
}

/** A part that a document can be read without; undefined where it isn't there or is damaged. */
export async function readSound(parts: Package, name: string): Promise<Buffer | undefined> {
  try {
    return await parts.readIfThere(name);
  } catch (error) {
    if (error instanceof Unshowable && error.problem === "damaged") return undefined;
    throw error;
  }
}

/** Reads as far as it goes. @returns whether it went to the end. @throws Unshowable for anything but damage. */
export function forgiveDamage(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof Unshowable && error.problem === "damaged") return false;
    throw error;
  }
}
