import type { Keepsake } from "../../shared/contract/session.ts";
import { client } from "./client.ts";

/**
 * What windows keep for whoever is signed in, held by the core beside the records: no host keeps a browser's own storage
 * from one start to the next.
 */
const held = new Map<string, string>();
const listeners = new Set<() => void>();
const unsaved = new Map<string, string>();
let owner: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Scrolling reports many times a second. */
const writeMilliseconds = 400;
/** The core takes no more at once. */
const mostAtOnce = 50;

/** Takes up what was kept for this person, in place of anybody before. */
export async function takeUpKeepsakes(personId: string): Promise<void> {
  if (owner === personId) return;
  // Without what was kept the work goes on all the same, as on the first day.
  const kept = await client.session.keepsakes({}).catch((): Keepsake[] => []);
  held.clear();
  unsaved.clear();
  owner = personId;
  for (const { name, value } of kept) held.set(name, value);
  tellListeners();
}

function tellListeners(): void {
  for (const listener of listeners) listener();
}

/** Calls back when something was kept, or somebody else's things were taken up. */
export function onKeepsakes(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function keepsake(name: string): string | undefined {
  return held.get(name);
}

export function keepKeepsake(name: string, value: string): void {
  if (held.get(name) === value) return;
  held.set(name, value);
  unsaved.set(name, value);
  timer ??= setTimeout(settleKeepsakes, writeMilliseconds);
  tellListeners();
}

/** Answers once what is still on its way is kept: the core takes nothing more from whoever has signed out. */
export async function settleKeepsakes(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const entries = [...unsaved].map(([name, value]) => ({ name, value }));
  unsaved.clear();
  const batches = Array.from({ length: Math.ceil(entries.length / mostAtOnce) }, (_, batch) =>
    entries.slice(batch * mostAtOnce, (batch + 1) * mostAtOnce),
  );
  // A place that can't be kept is no reason to disturb whoever reads.
  await Promise.all(batches.map((batch) => client.session.keep(batch).catch(() => undefined)));
}

window.addEventListener("pagehide", () => void settleKeepsakes());

/** For libraries that keep things in a storage like the browser's. */
export const keepsakeStorage = {
  getItem: (name: string): string | null => held.get(name) ?? null,
  setItem: keepKeepsake,
};
