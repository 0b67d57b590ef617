import type { ClientContext } from "@orpc/client";
import { type StandardLinkClient, type StandardLinkOptions, StandardRPCLink } from "@orpc/client/standard";
import {
  decodeResponseMessage,
  encodeRequestMessage,
  MessageType,
  experimental_ClientPeerWithoutCodec as Peer,
  serializeRequestMessage,
} from "@orpc/standard-server-peer";

/** What stands between a message's JSON and the bytes that it carries; JSON in UTF-8 never holds it. */
const delimiter = new Uint8Array([255]);

type Call = Parameters<StandardLinkClient<ClientContext>["call"]>[0];

/**
 * Calls the core over the browser host's socket. A piece of a file goes as the body of a request beside it, under the same
 * address: the browser reads that from the disk by itself, where a socket would have the page read it, and copies it from
 * process to process five times. What comes back comes by the socket.
 */
export class SocketLink extends StandardRPCLink<ClientContext> {
  /** @param address of the socket, `ws:`, with this window's own name as its last part. */
  constructor(websocket: WebSocket, address: URL, options: StandardLinkOptions<ClientContext>) {
    const pieces = new URL(address.pathname, window.location.href);
    super(new SocketClient(websocket, pieces), { ...options, url: "http://orpc" });
  }
}

class SocketClient implements StandardLinkClient<ClientContext> {
  readonly #peer: Peer;

  constructor(websocket: WebSocket, pieces: URL) {
    websocket.binaryType = "arraybuffer";
    this.#peer = new Peer(async ([id, type, payload]) => {
      await opened(websocket);
      if (type === MessageType.REQUEST && "body" in payload && payload.body instanceof Blob)
        await sendPiece(pieces, id, payload, payload.body);
      else websocket.send((await encodeRequestMessage(id, type, payload)) as string | Uint8Array<ArrayBuffer>);
    });
    websocket.addEventListener("message", async ({ data }: MessageEvent<string | ArrayBuffer>) => {
      await this.#peer.message(await decodeResponseMessage(data));
    });
    websocket.addEventListener("close", () => this.#peer.close());
  }

  async call(request: Call) {
    const response = await this.#peer.request(request);
    return { ...response, body: () => Promise.resolve(response.body) };
  }
}

/** @throws DOMException NotReadableError where the file was moved or changed since it was chosen. */
async function sendPiece(address: URL, id: string, request: Omit<Call, "signal">, piece: Blob): Promise<void> {
  const { type } = piece;
  const headers = { ...request.headers, "content-type": type, "content-disposition": 'attachment; filename="piece"' };
  const message = serializeRequestMessage(id, MessageType.REQUEST, { ...request, headers, body: undefined });
  const body = new Blob([JSON.stringify(message), delimiter, piece]);
  const { ok, status } = await fetch(address, { method: "POST", body }).catch(async (error: unknown) => {
    // The browser says no more than that nothing was sent: the file itself tells whether it was its fault.
    await piece.slice(0, 1).arrayBuffer();
    throw error;
  });
  if (!ok) throw new Error(`The program did not take a piece of a file (${status}).`);
}

function opened(websocket: WebSocket): Promise<void> {
  if (websocket.readyState === WebSocket.OPEN) return Promise.resolve();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  websocket.addEventListener("open", () => resolve(), { once: true });
  for (const name of ["close", "error"]) websocket.addEventListener(name, () => reject(closedError()), { once: true });
  if (websocket.readyState > WebSocket.OPEN) reject(closedError());
  return promise;
}

const closedError = () => new Error("The program can't be reached any more.");
