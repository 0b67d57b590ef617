import { client, connectionLost } from "../api/client.ts";
import { refreshStatus } from "../api/session.tsx";

type Listener = () => void;

const listeners = new Set<Listener>();
/** Typing saves at every keystroke: lists elsewhere follow a moment later instead of at each. */
const settleMilliseconds = 400;
let settling = false;

/** Calls back after records changed, in this window or another. Answers with how to stop. */
export function noteRecordsChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announceRecords() {
  if (settling) return;
  settling = true;
  setTimeout(() => {
    settling = false;
    for (const listener of listeners) listener();
  }, settleMilliseconds);
}

/** Follows what the core says has changed, for as long as it can be reached. A broken stream is taken up again. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  let lost = false;
  void connectionLost.then(() => {
    lost = true;
  });
  while (!lost && !signal.aborted) {
    try {
      const changes = await client.system.changes(undefined, { signal });
      // What happened while nobody listened.
      void refreshStatus();
      announceRecords();
      for await (const change of changes) {
        if (change.kind === "status") void refreshStatus();
        else announceRecords();
      }
    } catch {
      // Whatever broke it, the answer is the same: ask again in a moment, or stop if the core is gone.
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
