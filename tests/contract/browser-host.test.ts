import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type BrowserHost, startBrowserHost } from "../../electron/browser-host/browser-host.ts";
import { type CoreThread, startCore } from "../../electron/core-thread.ts";

/** Stands in for the core: sends back what it gets. */
const echo = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", (message) => {
    if (message.type === "connect") message.port.on("message", (data) => message.port.postMessage(data));
    if (message.type === "stop") parentPort.postMessage({ type: "stopped" });
  });
  parentPort.postMessage({ type: "ready" });
`;

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

let folder: string;
let core: CoreThread;
let host: BrowserHost;
let port: number;
let token: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "browser-host-"));
  const workerFile = join(folder, "echo.cjs");
  await writeFile(workerFile, echo);
  await writeFile(join(folder, "secret.txt"), "not for the browser");
  const renderer = join(folder, "renderer");
  await mkdir(renderer);
  await writeFile(join(renderer, "index.html"), "<h1>Workstation</h1>");
  await writeFile(join(renderer, "page.js"), "1;");
  core = startCore({ dataFolder: folder, resourcesFolder: folder, version: "0", host: "browser", workerFile });
  await core.ready;
  host = await startBrowserHost(core, renderer);
  const address = new URL(host.address);
  port = Number(address.port);
  token = address.searchParams.get("launch") ?? "";
});

afterEach(async () => {
  await core.stop();
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

/** Node's own client: unlike fetch, it sends any Host and Origin, and a path as it is written. */
function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on("error", reject).end();
  });
}

async function launch(): Promise<string> {
  const answer = await get(`/?launch=${token}`);
  return answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

/** The first message that comes back, or the reason the handshake was refused. */
function socketAnswer(
  headers: Record<string, string>,
  send: string | Uint8Array = "hello",
  path = `/rpc/${randomUUID()}`,
) {
  return new Promise<string | Uint8Array>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on("error", (error) => resolve(error.message));
    socket.on("open", () => socket.send(send));
    socket.on("message", (data, binary) => {
      socket.terminate();
      resolve(binary ? new Uint8Array(data as Buffer) : data.toString());
    });
  });
}

describe("the launch token", () => {
  test("is swapped once for a cookie that scripts and other sites never see", async () => {
    const first = await get(`/?launch=${token}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe("/");
    expect(first.headers["set-cookie"]?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await get(`/?launch=${token}`)).status).toBe(403);
  });

  test("leads the person who has the cookie to the program again", async () => {
    const cookie = await launch();
    const again = await get(`/?launch=${token}`, { cookie });
    expect([again.status, again.headers.location]).toEqual([303, "/"]);
    expect((await get("/", { cookie })).text).toBe("<h1>Workstation</h1>");
    expect((await get("/", { cookie })).status).toBe(200);
  });

  test.each(["", "x", "A".repeat(43)])("does nothing when it is wrong: %j", async (wrong) => {
    const answer = await get(`/?launch=${wrong}`);
    expect([answer.status, answer.headers["set-cookie"]]).toEqual([403, undefined]);
    expect((await get(`/?launch=${token}`)).status).toBe(303);
  });
});

describe("a request", () => {
  test.each([
    ["without the cookie", {}],
    ["with another cookie", { cookie: "workstation=1" }],
  ])("%s gets nothing of the program", async (_case, headers) => {
    for (const path of ["/", "/page.js"]) expect((await get(path, headers)).status).toBe(403);
  });

  test.each([
    ["a name that resolves here (DNS rebinding)", () => ({ host: `attacker.example:${port}` })],
    ["localhost, which is a name too", () => ({ host: `localhost:${port}` })],
    ["another port", () => ({ host: "127.0.0.1:1" })],
    ["another page's Origin", () => ({ origin: "https://attacker.example" })],
    ["an Origin without a name", () => ({ origin: "null" })],
    ["another site's link", () => ({ "sec-fetch-site": "cross-site" })],
  ])("from %s is refused, cookie or not", async (_case, headers) => {
    const cookie = await launch();
    expect((await get("/", { cookie, ...headers() })).status).toBe(403);
  });

  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/..%5csecret.txt",
    "/%00",
    "/%",
    "/renderer",
  ])("for %s reads nothing outside the renderer", async (path) => {
    const answer = await get(path, { cookie: await launch() });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("not for the browser");
  });

  test("is answered with the policy, and a type that can't be guessed away", async () => {
    const { headers, status } = await get("/page.js", { cookie: await launch() });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/javascript");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';");
    expect(headers["content-security-policy"]).not.toContain("'unsafe-eval'");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("can only read", async () => {
    const cookie = await launch();
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
      expect((await get("/", { cookie }, method)).status).toBe(405);
  });
});

describe("a socket", () => {
  const origin = () => `http://127.0.0.1:${port}`;

  test("with the cookie and our own Origin speaks to the core, in text and in bytes", async () => {
    const headers = { cookie: await launch(), origin: origin() };
    expect(await socketAnswer(headers)).toBe("hello");
    const bytes = new Uint8Array(4 * 1024 * 1024).map((_, index) => index % 251);
    expect(Buffer.compare(Buffer.from((await socketAnswer(headers, bytes)) as Uint8Array), Buffer.from(bytes))).toBe(0);
  });

  test("is refused without the cookie, without an Origin, from another, and elsewhere", async () => {
    const cookie = await launch();
    const refusal = "Unexpected server response: 403";
    expect(await socketAnswer({ origin: origin() })).toBe(refusal);
    expect(await socketAnswer({ cookie })).toBe(refusal);
    expect(await socketAnswer({ cookie, origin: "https://attacker.example" })).toBe(refusal);
    expect(await socketAnswer({ cookie, origin: origin(), host: `attacker.example:${port}` })).toBe(refusal);
    for (const path of ["/other", "/rpc", "/rpc/..", `/rpc/${randomUUID()}/more`])
      expect(await socketAnswer({ cookie, origin: origin() }, "hello", path)).toBe(refusal);
  });

  test("that sends more than 8 MiB at once is closed, and the program goes on", async () => {
    const headers = { cookie: await launch(), origin: origin() };
    const closed = new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc/${randomUUID()}`, { headers });
      socket.on("error", () => undefined);
      socket.on("open", () => socket.send(new Uint8Array(8 * 1024 * 1024 + 1)));
      socket.on("close", (code) => resolve(code));
    });
    expect(await closed).toBe(1009);
    expect(await socketAnswer(headers)).toBe("hello");
  });
});

describe("a piece of a file", () => {
  const origin = () => `http://127.0.0.1:${port}`;

  function post(path: string, headers: Record<string, string>, body: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on("error", reject).end(body);
    });
  }

  async function openWindow() {
    const headers = { cookie: await launch(), origin: origin() };
    const path = `/rpc/${randomUUID()}`;
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    const came: (string | Uint8Array)[] = [];
    socket.on("message", (data, binary) => came.push(binary ? new Uint8Array(data as Buffer) : data.toString()));
    await once(socket, "open");
    return { headers, path, socket, came };
  }

  test("reaches the core as a message of its window, whose socket gets the answer", async () => {
    const { headers, path, socket, came } = await openWindow();
    const bytes = new Uint8Array(4 * 1024 * 1024).map((_, index) => index % 251);
    expect(await post(path, headers, bytes)).toBe(204);
    await expect.poll(() => came.length).toBe(1);
    expect(Buffer.compare(Buffer.from(came[0] as Uint8Array), Buffer.from(bytes))).toBe(0);
    socket.terminate();
  });

  test("is refused for a window that is not there, without the cookie, and from another page", async () => {
    const { headers, path, socket, came } = await openWindow();
    const bytes = new Uint8Array(10);
    expect(await post(`/rpc/${randomUUID()}`, headers, bytes)).toBe(403);
    expect(await post(path, { origin: origin() }, bytes)).toBe(403);
    expect(await post(path, { cookie: headers.cookie }, bytes)).toBe(403);
    expect(await post(path, { ...headers, origin: "https://attacker.example" }, bytes)).toBe(403);
    socket.terminate();
    await once(socket, "close");
    await expect.poll(() => post(path, headers, bytes)).toBe(403);
    expect(came).toEqual([]);
  });

  test("of more than 8 MiB, or of unknown length, is refused before it is read; a second window can't take a name", async () => {
    const { headers, path, socket } = await openWindow();
    expect(await post(path, headers, new Uint8Array(8 * 1024 * 1024 + 1)).catch(() => 413)).toBe(413);
    expect(await post(path, { ...headers, "transfer-encoding": "chunked" }, new Uint8Array(10))).toBe(411);
    expect(await socketAnswer(headers, "hello", path)).toBe("Unexpected server response: 403");
    socket.terminate();
  });
});
