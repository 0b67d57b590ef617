import type { MessagePort } from "node:worker_threads";
import type { SupportedMessagePort } from "@orpc/client/message-port";
import { freeBytes } from "./store/free-bytes.ts";

/** What oRPC puts between a message's own JSON and the bytes that it carries; JSON in UTF-8 never holds it. */
const delimiter = 255;

/**
 * A window's port, as oRPC takes it. A message that carries bytes is opened here: oRPC would copy them into a blob, and the
 * blob's reader once more, which for the pieces of a cohort took as long as sealing and storing them.
 */
export function windowPort(port: MessagePort): SupportedMessagePort {
  return {
    on: (event: string, listener: (event?: { data: unknown }) => void) =>
      port.on(event, (message: unknown) => listener({ data: message instanceof Uint8Array ? open(message) : message })),
    postMessage: (message: string | Uint8Array) => port.postMessage(message),
  };
}

type RequestMessage = { p?: { h?: Record<string, string>; b?: unknown } };

/** @returns the message as an object, which oRPC takes as it is; one that is not understood here is left to oRPC. */
function open(message: Uint8Array): unknown {
  const end = message.indexOf(delimiter);
  if (end === -1) return message;
  const request = JSON.parse(new TextDecoder().decode(message.subarray(0, end))) as RequestMessage;
  const headers = request.p?.h;
  if (!request.p || !headers?.["content-disposition"]) return message;
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
