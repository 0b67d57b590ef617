import { randomUUID } from "node:crypto";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { StandardRPCHandler } from "@orpc/server/standard";
import { packLoneBlob, unpackLoneBlob } from "../../shared/contract/lone-blob.ts";
import { logError } from "./log.ts";
import { router } from "./router.ts";
import { serveWindow } from "./window-port.ts";
import { type CoreOptions, Workstation } from "./workstation.ts";

/**
 * The core's thread. The host sends one port per window and relays nothing but messages: everything that a window can ask is
 * in the contract.
 */
type HostMessage = { type: "connect"; port: MessagePort } | { type: "lock" } | { type: "stop" };

process.on("uncaughtException", (error) => {
  logError(error);
  process.exit(1);
});

const workstation = new Workstation(workerData as CoreOptions);
const handler = new StandardRPCHandler(router, {
  rootInterceptors: [
    async ({ next, ...call }) => {
      const { request } = call;
      const body = async () => unpackLoneBlob(request.headers, await request.body());
      const result = await next({ ...call, request: { ...request, body } });
      return result.matched ? { ...result, response: packLoneBlob(result.response) } : result;
    },
  ],
});

parentPort?.on("message", (message: HostMessage) => {
  switch (message.type) {
    case "connect": {
      const connectionId = randomUUID();
      serveWindow(message.port, handler, { workstation, connectionId });
      message.port.on("close", () => workstation.closeConnection(connectionId));
      message.port.start();
      break;
    }
    case "lock":
      void workstation.inTurn(() => workstation.endSession());
      break;
    case "stop":
      void workstation.stop().then(() => {
        parentPort?.postMessage({ type: "stopped" });
        // Windows may still hold their ports; the thread ends all the same, once the message is on its way.
        setImmediate(() => process.exit(0));
      });
      break;
  }
});
parentPort?.postMessage({ type: "ready" });
