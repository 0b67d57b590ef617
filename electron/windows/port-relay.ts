import { MessageChannelMain, type WebContents } from "electron";
import type { CoreThread } from "../core-thread.ts";
import { isOwnPage } from "../security/sender.ts";

/**
 * Gives the window's page a port to the core when it asks. Electron's ports and Node's can't be joined, so messages are
 * passed on, unread, in both directions. A page that is loaded again gets a new port; its old one closes with it.
 */
export function relayPorts(contents: WebContents, core: CoreThread): void {
  contents.ipc.on("workstation:request-port", (event) => {
    if (isOwnPage(event, contents)) connectPage(contents, core);
  });
}

function connectPage(contents: WebContents, core: CoreThread): void {
  const { port1: page, port2: ours } = new MessageChannelMain();
  const corePort = core.connect();
  ours.on("message", ({ data }) =>
    corePort.postMessage(data, data instanceof Uint8Array ? [data.buffer as ArrayBuffer] : []),
  );
  corePort.on("message", (message) => ours.postMessage(message));
  ours.on("close", () => corePort.close());
  corePort.on("close", () => ours.close());
  contents.once("destroyed", () => corePort.close());
  contents.postMessage("workstation:port", null, [page]);
  ours.start();
}
