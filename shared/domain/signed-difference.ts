import type { CriterionRef } from "./qualification.ts";

/**
 * What changed between what was signed and what a sheet says now, field by field. It compares everything that a signature
 * covers, also what is added to it later: a field that this module has never heard of is compared all the same.
 */
export type SignedChange = {
  /** The names on the way to the field: ["assessor", "entries", "s1", "strengths"]. */
  readonly path: readonly string[];
  /** The judged item and the criterion that it belongs to, where it belongs to one. */
  readonly itemId: string | null;
  readonly criterion: CriterionRef | null;
  /** The last name of the path; "order" where only the order of a list changed. */
  readonly field: string;
  /** Null where there was nothing, or there is nothing any more. */
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
};

type Leaf = Omit<SignedChange, "before" | "after"> & { readonly value: string | number | boolean | null };
type Context = { readonly itemId: string | null; readonly criterion: CriterionRef | null };

/** Who signed, and when, differs between any two signatures; it is no change of what they cover. */
const ofTheSigner: readonly string[] = ["format", "role", "signerId", "signedAt"];
const nowhere: Context = { itemId: null, criterion: null };

/** @param before and `after`: what two signatures cover, as plain JSON. @returns the changes in the order of the payload. */
export function differenceOfSigned(before: unknown, after: unknown): SignedChange[] {
  const old = leavesOf(withoutSigner(before), [], nowhere);
  const now = leavesOf(withoutSigner(after), [], nowhere);
  const changes: SignedChange[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const one = old.get(key);
    const other = now.get(key);
    const leaf = other ?? one;
    const [was, is] = [one?.value ?? null, other?.value ?? null];
    // A field that appears with null says as little as one that is not there, but the bytes that were signed differ.
    if (!leaf || (was === is && (one === undefined) === (other === undefined))) continue;
    const { value: _, ...place } = leaf;
    changes.push({ ...place, before: was, after: is });
  }
  return changes.filter((change) => !isOrderOf(change, changes));
}

/** A list's order is told only where nothing else in the list changed: a new element changes both. */
function isOrderOf(change: SignedChange, changes: readonly SignedChange[]): boolean {
  if (change.field !== "order") return false;
  const list = change.path.slice(0, -1);
  return changes.some(
    (other) => other !== change && other.path.length > list.length && list.every((name, at) => other.path[at] === name),
  );
}

function withoutSigner(payload: unknown): unknown {
  if (!isRecord(payload)) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !ofTheSigner.includes(name)));
}

function leavesOf(value: unknown, path: readonly string[], context: Context): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const add = (under: readonly string[], leafValue: Leaf["value"]) =>
    leaves.set(JSON.stringify(under), { path: under, field: under.at(-1) ?? "", ...context, value: leafValue });
  if (Array.isArray(value)) {
    const names = namesOf(value);
    add([...path, "order"], names.join(", "));
    value.forEach((element: unknown, index) => {
      const under = [...path, names[index] ?? String(index)];
      for (const [key, leaf] of leavesOf(element, under, contextOf(element, context))) leaves.set(key, leaf);
    });
  } else if (isRecord(value)) {
    for (const [name, field] of Object.entries(value)) {
      for (const [key, leaf] of leavesOf(field, [...path, name], context)) leaves.set(key, leaf);
    }
  } else {
    add(path, isLeaf(value) ? value : null);
  }
  return leaves;
}

/** What an element of a list is called: by what makes it that element, so that one more in front moves nothing. */
function namesOf(list: readonly unknown[]): string[] {
  const names = list.map((element, index) => identityOf(element) ?? String(index));
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} (${index})`));
}

function identityOf(element: unknown): string | undefined {
  if (!isRecord(element)) return undefined;
  const { id, itemId, unit, criterion, position } = element;
  if (typeof id === "string") return id;
  if (typeof unit === "string" && typeof criterion === "string") return `${unit} ${criterion}`;
  if (typeof itemId === "string") return itemId;
  return typeof position === "number" ? String(position) : undefined;
}

function contextOf(element: unknown, context: Context): Context {
  if (!isRecord(element)) return context;
  const { itemId, unit, criterion } = element;
  return {
    itemId: typeof itemId === "string" ? itemId : context.itemId,
    criterion: typeof unit === "string" && typeof criterion === "string" ? { unit, criterion } : context.criterion,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLeaf(value: unknown): value is Leaf["value"] {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
