import type { IncomingMessage, ServerResponse } from "node:http";
import type { MessagePort } from "node:worker_threads";

/**
 * Passes a message with a piece of a file, unread, to the core, as if it had come by the window's socket. The answer goes by
 * the socket.
 * @param port of the window that sends it; undefined where there is none, or where the request is no window's.
 */
export async function relayPiece(
  request: IncomingMessage,
  response: ServerResponse,
  port: MessagePort | undefined,
  maximumBytes: number,
): Promise<void> {
  const announced = Number(request.headers["content-length"] ?? Number.NaN);
  const refusal = !port ? 403 : Number.isNaN(announced) ? 411 : announced > maximumBytes ? 413 : undefined;
  if (!port || refusal !== undefined) {
    response.writeHead(refusal ?? 403, { Connection: "close" }).end();
    return;
  }
  const message = new Uint8Array(announced);
  let received = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    message.set(part, received);
    received += part.length;
  }
  port.postMessage(message, [message.buffer]);
  response.writeHead(204).end();
}
