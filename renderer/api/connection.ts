import { createORPCClient } from "@orpc/client";
import { encodeRequestMessage } from "@orpc/standard-server-peer";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { type Channel, PeerLink } from "../../shared/contract/peer-link.ts";
import { socketChannel } from "./socket-channel.ts";

declare global {
  interface Window {
    /** Exposed by Electron's preload; absent in the browser host. */
    readonly workstation?: {
      requestPort(): void;
      openWindow(): void;
      openLink(address: string): void;
      knowWords(words: readonly string[]): void;
      ownWords(words: readonly string[]): void;
      /** Calls back with a word that is to be learnt, until what it answers with is called. */
      onAddWord(listener: (word: string) => void): () => void;
    };
  }
}

export type Connection = {
  readonly client: WorkstationClient;
  /** Resolves when the core can no longer be reached: the program was closed or its process ended. */
  readonly lost: Promise<void>;
};

/** Connects this window to the core: by message port in Electron, by a loopback socket in the browser host. */
export async function connect(): Promise<Connection> {
  if (window.workstation) {
    const port = await receivePort(window.workstation.requestPort);
    const lost = new Promise<void>((resolve) => port.addEventListener("close", () => resolve()));
    const client: WorkstationClient = createORPCClient(new PeerLink(portChannel(port)));
    port.start();
    return { client, lost };
  }
  const address = new URL(`ws://${window.location.host}/rpc/${crypto.randomUUID()}`);
  const websocket = new WebSocket(address);
  const lost = new Promise<void>((resolve) => websocket.addEventListener("close", () => resolve()));
  return { client: createORPCClient(new PeerLink(socketChannel(websocket, address))), lost };
}

function portChannel(port: MessagePort): Channel {
  return {
    send: async ([id, type, payload]) => port.postMessage(await encodeRequestMessage(id, type, payload)),
    listen: (received, closed) => {
      port.addEventListener("message", ({ data }) => received(data));
      port.addEventListener("close", closed);
    },
  };
}

function receivePort(requestPort: () => void): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== "workstation:port" || !port) return;
      window.removeEventListener("message", receive);
      resolve(port);
    };
    window.addEventListener("message", receive);
    requestPort();
  });
}
