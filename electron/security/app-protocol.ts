import { protocol, type Session } from "electron";
import { contentPolicyHeaders } from "./content-policy.ts";
import { rendererFile } from "./renderer-files.ts";

export const appOrigin = "app://workstation";

/** Must run before Electron is ready: a privileged scheme has an origin of its own, unlike file:, and keeps crypto.subtle. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer, and nothing else, at app://workstation/. */
export function serveAppProtocol(session: Session, folder: string): void {
  const headers = contentPolicyHeaders();
  session.protocol.handle("app", async (request) => {
    const { host, pathname } = new URL(request.url);
    const known = host === "workstation" && request.method === "GET";
    const file = known ? await rendererFile(folder, pathname) : null;
    if (!file) return new Response("Not found", { status: 404, headers });
    return new Response(file.bytes, { headers: { ...headers, "Content-Type": file.type } });
  });
}
