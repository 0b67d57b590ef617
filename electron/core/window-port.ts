import type { MessagePort } from "node:worker_threads";
import type { StandardRPCHandler } from "@orpc/server/standard";
import { createServerPeerHandleRequestFn } from "@orpc/server/standard-peer";
import {
  type BaseMessageFormat,
  type DecodedRequestMessage,
  decodeRequestMessage,
  deserializeRequestMessage,
  type EncodedMessage,
  encodeResponseMessage,
  experimental_ServerPeerWithoutCodec,
  type ServerPeerCloseOptions,
} from "@orpc/standard-server-peer";
import { logError } from "./log.ts";
import type { CallContext } from "./procedures.ts";
import { freeBytes } from "./store/free-bytes.ts";

/** What oRPC puts between a message's own JSON and the bytes that it carries; JSON in UTF-8 never holds it. */
const delimiter = 255;

/**
 * Answers what a window asks over its port. oRPC's own handler for ports would do, but for a message that is no request: that
 * one ends in an unhandled rejection, which is to say the core's thread, and with it every other window and all work. Here a
 * window that sends one loses its port.
 */
export function serveWindow(port: MessagePort, handler: StandardRPCHandler<CallContext>, context: CallContext): void {
  const peer = new Peer(async ([id, type, payload]) =>
    port.postMessage(await encodeResponseMessage(id, type, payload)),
  );
  const answer = createServerPeerHandleRequestFn(handler, { context });
  port.on("message", (message: unknown) => {
    readRequest(message)
      .then((request) => peer.message(request, answer))
      .catch((error: unknown) => {
        logError(error);
        port.close();
      });
  });
  port.on("close", () => peer.close());
}

class Peer extends experimental_ServerPeerWithoutCodec {
  /** oRPC makes an error, stack and all, for every call that ends, also where nobody is left to see it. */
  override close(options: ServerPeerCloseOptions = {}): void {
    super.close({ reason: ended, ...options });
  }
}

const ended = new DOMException("The window's call has ended.", "AbortError");

async function readRequest(message: unknown): Promise<DecodedRequestMessage> {
  const opened = message instanceof Uint8Array ? open(message) : undefined;
  return opened ? deserializeRequestMessage(opened) : decodeRequestMessage(message as EncodedMessage);
}

type RequestMessage = BaseMessageFormat & { p?: { h?: Record<string, string>; b?: unknown } };

/**
 * A message that carries bytes is opened here: oRPC would copy them into a blob, and the blob's reader once more, which for
 * the pieces of a cohort took as long as sealing and storing them.
 * @returns undefined for one that is not understood here: it is left to oRPC.
 */
function open(message: Uint8Array): RequestMessage | undefined {
  const end = message.indexOf(delimiter);
  if (end === -1) return undefined;
  const request = JSON.parse(new TextDecoder().decode(message.subarray(0, end))) as RequestMessage;
  const headers = request.p?.h;
  if (!request.p || !headers?.["content-disposition"]) return undefined;
  request.p.b = new ReceivedPiece(message, end + 1, headers["content-type"] ?? "");
  return request;
}

/** A blob over bytes that are there already: those of a message, from `start` on. */
export class ReceivedPiece extends File {
  readonly #message: Uint8Array;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(message: Uint8Array, start: number, type: string) {
    super([], "piece", { type });
    this.#message = message;
    this.#bytes = message.subarray(start) as Uint8Array<ArrayBuffer>;
  }

  /** Nobody reads it any more: its memory goes back at once. */
  free(): void {
    freeBytes(this.#message);
  }

  override get size(): number {
    return this.#bytes.byteLength;
  }

  override bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve(this.#bytes);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.#copied().arrayBuffer();
  }

  override text(): Promise<string> {
    return this.#copied().text();
  }

  override stream(): ReturnType<File["stream"]> {
    return this.#copied().stream();
  }

  override slice(start?: number, end?: number, type?: string): Blob {
    return this.#copied().slice(start, end, type);
  }

  #copied(): Blob {
    return new Blob([this.#bytes], { type: this.type });
  }
}
