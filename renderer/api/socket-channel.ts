import {
  type DecodedRequestMessage,
  encodeRequestMessage,
  MessageType,
  serializeRequestMessage,
} from "@orpc/standard-server-peer";
import type { Channel } from "../../shared/contract/peer-link.ts";

/** What stands between a message's JSON and the bytes that it carries; JSON in UTF-8 never holds it. */
const delimiter = new Uint8Array([255]);

/**
 * The browser host's socket to the core. A piece of a file goes as the body of a request beside it, under the same
 * address: the browser reads that from the disk by itself, where a socket would have the page read it, and copies it from
 * process to process five times. What comes back comes by the socket.
 * @param address of the socket, `ws:`, with this window's own name as its last part.
 */
export function socketChannel(websocket: WebSocket, address: URL): Channel {
  const pieces = new URL(address.pathname, window.location.href);
  websocket.binaryType = "arraybuffer";
  return {
    send: async (message) => {
      await opened(websocket);
      const [id, type, payload] = message;
      if (type === MessageType.REQUEST && payload.body instanceof Blob)
        await sendPiece(pieces, id, payload, payload.body);
      else websocket.send((await encodeRequestMessage(id, type, payload)) as string | Uint8Array<ArrayBuffer>);
    },
    listen: (received, closed) => {
      websocket.addEventListener("message", ({ data }: MessageEvent<string | ArrayBuffer>) => received(data));
      websocket.addEventListener("close", closed);
    },
  };
}

type Request = Extract<DecodedRequestMessage, readonly [string, typeof MessageType.REQUEST, unknown]>[2];

/** @throws DOMException NotReadableError where the file was moved or changed since it was chosen. */
async function sendPiece(address: URL, id: string, request: Request, piece: Blob): Promise<void> {
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
