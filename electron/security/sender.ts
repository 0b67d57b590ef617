import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from "electron";
import { appOrigin } from "./app-protocol.ts";

/** True only for the top frame of this window, while it shows the program's own page. Any doubt is a refusal. */
export function isOwnPage(event: IpcMainEvent | IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  if (!frame || contents.isDestroyed()) return false;
  return event.sender.id === contents.id && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
}
