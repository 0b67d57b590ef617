import type { MessagePort } from "node:worker_threads";
import type { WebSocket } from "ws";

/** Passes messages, unread, between a page's socket and a port of its own to the core. Either end's close closes the other. */
export function relaySocket(socket: WebSocket, port: MessagePort): void {
  // A Node Buffer is a view of a shared pool: sent to a thread, it would take its neighbours along.
  socket.binaryType = "arraybuffer";
  socket.on("message", (data, binary) => {
    if (!binary) port.postMessage(data.toString());
    else port.postMessage(new Uint8Array(data as ArrayBuffer), [data as ArrayBuffer]);
  });
  port.on("message", (message: string | Uint8Array) => socket.send(message));
  port.on("close", () => socket.close());
  socket.on("close", () => port.close());
  // The socket closes right after an error; without a listener the error would end the process.
  socket.on("error", () => undefined);
}
