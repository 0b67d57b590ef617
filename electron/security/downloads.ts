import type { Session } from "electron";
import { appOrigin } from "./app-protocol.ts";

/** A file is saved only from the program's own memory (an archive, a sheet), and only where the person says: Electron asks. */
export function allowOwnDownloads(session: Session): void {
  session.on("will-download", (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault();
  });
}
