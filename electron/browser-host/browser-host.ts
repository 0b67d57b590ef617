import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";
import { WebSocketServer } from "ws";
import type { CoreThread } from "../core-thread.ts";
import { contentPolicyHeaders } from "../security/content-policy.ts";
import { rendererFile } from "../security/renderer-files.ts";
import { type Access, createAccess } from "./access.ts";
import { relayPiece } from "./piece-relay.ts";
import { relaySocket } from "./socket-relay.ts";

/** Above the largest piece of a file that the core takes at once. */
const messageBytes = 8 * 1024 * 1024;

/** Where one window speaks to the core: its socket, and the pieces of files that it sends beside it. */
const windowAddress = /^\/rpc\/([0-9a-f-]{36})$/;

export type BrowserHost = {
  /** The address that opens the program, once. */
  readonly address: string;
  close(): Promise<void>;
};

/** Serves the renderer and the core to one browser on this machine: loopback only, on a port that the system picks. */
export async function startBrowserHost(core: CoreThread, rendererFolder: string): Promise<BrowserHost> {
  const server = createServer();
  await listenOnLoopback(server);
  const { port } = server.address() as AddressInfo;
  const access = createAccess(port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageBytes, perMessageDeflate: false });

  const windows = new Map<string, MessagePort>();

  server.on("request", (request, response) => {
    const id = windowOf(request);
    const answered =
      request.method === "POST" && id !== undefined
        ? relayPiece(request, response, mayConnect(request, access) ? windows.get(id) : undefined, messageBytes)
        : respond(request, response, access, rendererFolder, port);
    answered.catch(() => response.destroy());
  });
  server.on("upgrade", (request, stream, head) => {
    const id = windowOf(request);
    if (id === undefined || windows.has(id) || !mayConnect(request, access)) return refuse(stream);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const corePort = core.connect();
      windows.set(id, corePort);
      corePort.on("close", () => windows.delete(id));
      relaySocket(socket, corePort);
    });
  });

  return {
    address: `http://127.0.0.1:${port}/?launch=${access.launchToken}`,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listenOnLoopback(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, () => resolve());
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  rendererFolder: string,
  port: number,
): Promise<void> {
  const headers = contentPolicyHeaders(`ws://127.0.0.1:${port}`);
  const say = (status: number, text: string, more: Record<string, string> = {}) => {
    response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8", ...more }).end(text);
  };
  if (!access.isOwnAddress(request)) return say(403, "This address belongs to a program on this computer.");
  if (request.method !== "GET" && request.method !== "HEAD") return say(405, "Not allowed.", { Allow: "GET, HEAD" });

  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const token = pathname === "/" ? searchParams.get("launch") : null;
  const admitted = access.hasCookie(request);
  // The redirect takes the token out of the address bar and the history. The address given once more, by a person already
  // let in, leads to the program too.
  if (token !== null && admitted) return say(303, "", { Location: "/" });
  const cookie = token === null ? null : access.exchange(token);
  if (cookie) return say(303, "", { Location: "/", "Set-Cookie": cookie });
  if (!admitted) return say(403, "This address has been used already, or is not complete. Start the program again.");

  const file = await rendererFile(rendererFolder, pathname);
  if (!file) return say(404, "Not found.");
  // pdf.js starts two threads for each script that is opened: without this their megabytes of code are read and compiled anew.
  const kept = file.unchanging ? { "Cache-Control": "private, max-age=31536000, immutable" } : {};
  const about = { "Content-Type": file.type, "Content-Length": file.bytes.byteLength };
  response.writeHead(200, { ...headers, ...kept, ...about });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
}

function windowOf({ url = "" }: IncomingMessage): string | undefined {
  return windowAddress.exec(url)?.[1];
}

function mayConnect(request: IncomingMessage, access: Access): boolean {
  return access.isOwnAddress(request) && access.isOwnPage(request) && access.hasCookie(request);
}

function refuse(stream: Duplex): void {
  stream.on("error", () => undefined);
  stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}
