import { existsSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { encodeRequestMessage } from "@orpc/standard-server-peer";
import type { CoreOptions } from "../../electron/core/workstation.ts";
import { makeCoreWorker } from "../../electron/core-thread.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { type Channel, PeerLink } from "../../shared/contract/peer-link.ts";

const root = join(import.meta.dirname, "..", "..");
const built = join(root, "out", "core-worker.js");
const source = join(root, "electron", "core", "worker.ts");

/**
 * The core in its thread, with a client at the other end of a port: what a window has. The built core where there is one, as
 * `npm test` and `npm run bench` see to; the sources take seconds to load.
 */
export async function startCoreThread(
  options: CoreOptions,
): Promise<{ client: WorkstationClient; connect(): MessagePort; stop(): Promise<void> }> {
  const worker = makeCoreWorker(existsSync(built) ? built : source, options);
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", reject);
  });
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ type: "connect", port: port2 }, [port2]);
    return port1;
  };
  const port1 = connect();
  const channel: Channel = {
    // As both hosts' relays do: what was read from the window is handed to the core's thread, not copied.
    send: async ([id, type, payload]) => {
      const message = (await encodeRequestMessage(id, type, payload)) as string | Uint8Array<ArrayBuffer>;
      port1.postMessage(message, typeof message === "string" ? [] : [message.buffer]);
    },
    listen: (received, closed) => {
      port1.on("message", received);
      port1.on("close", closed);
    },
  };
  return {
    client: createORPCClient<WorkstationClient>(new PeerLink(channel)),
    connect,
    stop: async () => {
      const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      worker.postMessage({ type: "stop" });
      await ended;
      port1.close();
    },
  };
}
