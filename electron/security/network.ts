import type { Session } from "electron";

const localSchemes = new Set(["app:", "blob:", "data:", "devtools:"]);

/** The program works offline and talks to nobody: whatever would leave the machine is cancelled, also where a policy missed it. */
export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
  // Chromium fetches its spelling dictionaries from a server; ours ship (see windows/spelling).
  session.setSpellCheckerEnabled(false);
}

function isLocal(address: string): boolean {
  try {
    return localSchemes.has(new URL(address).protocol);
  } catch {
    return false;
  }
}
