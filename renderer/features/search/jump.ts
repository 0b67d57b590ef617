import type { TextPlace } from "../../../shared/contract/search.ts";

/**
 * A passage to open a script at. `start` is a place in the text as the index holds it, which is not the text as it is shown:
 * the words and their surroundings find the passage, the place only chooses among several.
 */
export type ScriptJump = {
  readonly fileId: string;
  readonly page: number | null;
  readonly start: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
};

export function jumpTo(place: TextPlace, exact: string, prefix: string, suffix: string): ScriptJump {
  return { fileId: place.fileId, page: place.page, start: place.start, exact, prefix, suffix };
}

/** Travels in the history entry, not in the address: the words are a learner's, and coming back finds the passage again. */
export function jumpState(jump: ScriptJump): { readonly scriptJump: ScriptJump } {
  return { scriptJump: jump };
}

/** @param state of the history entry, which an earlier version of the program may have written. */
export function readJump(state: unknown): ScriptJump | undefined {
  if (typeof state !== "object" || state === null || !("scriptJump" in state)) return undefined;
  const { scriptJump } = state;
  return isJump(scriptJump) ? scriptJump : undefined;
}

function isJump(value: unknown): value is ScriptJump {
  if (typeof value !== "object" || value === null) return false;
  const jump = value as Partial<Record<keyof ScriptJump, unknown>>;
  return (
    typeof jump.fileId === "string" &&
    (jump.page === null || typeof jump.page === "number") &&
    typeof jump.start === "number" &&
    typeof jump.exact === "string" &&
    typeof jump.prefix === "string" &&
    typeof jump.suffix === "string"
  );
}
