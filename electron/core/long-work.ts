import { WorkstationError } from "../../shared/errors/workstation-error.ts";
import type { Actor } from "./centre/actor.ts";
import { type CallContext, toAnswer } from "./procedures.ts";

/** Long work ends as soon as nobody waits for it, or the person who began it is no longer the one at the keyboard. */
export function stillWanted(
  workstation: CallContext["workstation"],
  actor: Actor,
  signal: AbortSignal | undefined,
): () => void {
  return () => {
    signal?.throwIfAborted();
    if (workstation.requireActor().person.id !== actor.person.id) throw new WorkstationError("NOT_SIGNED_IN");
  };
}

/** What a stream throws passes by the procedures' own translation, so it is turned into an answer here. */
export async function* withAnswers<Progress>(
  work: AsyncGenerator<Progress, void, void>,
): AsyncGenerator<Progress, void, void> {
  try {
    yield* work;
  } catch (error) {
    // Nobody waits for an answer to what they stopped themselves.
    throw error instanceof Error && error.name === "AbortError" ? error : toAnswer(error);
  }
}
