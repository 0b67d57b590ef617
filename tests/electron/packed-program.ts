import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "@playwright/test";
import { environment, type Places, sandboxArgument } from "../support/hosts.ts";

const productName = "Assessor Workstation";

export type PackedProgram = { readonly program: string; readonly resources: string };

export function packedProgram(): PackedProgram {
  const output = process.env.PACKED_FOLDER;
  if (!output) throw new Error("Run it by `npm run test:packed`, which packs first.");
  const folder = join(output, readdirSync(output).find((name) => /unpacked$|^mac/.test(name)) ?? "");
  if (process.platform === "darwin") {
    const contents = join(folder, `${productName}.app`, "Contents");
    return { program: join(contents, "MacOS", productName), resources: join(contents, "Resources") };
  }
  const name = process.platform === "win32" ? `${productName}.exe` : "assessor-workstation";
  return { program: join(folder, name), resources: join(folder, "resources") };
}

/** The packed program's fuses close Node's debugger, so Playwright drives its window through Chromium's. */
export async function runPacked(program: string, { dataFolder, home }: Places) {
  const args = [...sandboxArgument(), "--remote-debugging-port=0", "--data", dataFolder];
  const child = spawn(program, args, { env: environment(home), stdio: ["ignore", "ignore", "pipe"] });
  const exited = once(child, "exit");
  const address = await debuggerAddress(child);
  await windowIsLoaded(address);
  const browser = await chromium.connectOverCDP(address);
  return {
    page: onlyPage(browser),
    /** Closes the window, and answers the exit code. */
    async close(): Promise<number | null> {
      await onlyPage(browser).close();
      const [code] = (await exited) as [number | null];
      return code;
    },
    kill: () => child.kill("SIGKILL"),
  };
}

async function debuggerAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error("The program's errors are not piped.");
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (!address) continue;
    child.stderr.resume();
    return address;
  }
  throw new Error("The packed program ended at once.");
}

/** Playwright never ends a connection that it began while the page was still being made. */
async function windowIsLoaded(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const targets = (await (await fetch(list)).json()) as { url: string; title: string }[];
    if (targets.some(({ url, title }) => url.startsWith("app:") && title.includes(productName))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The packed program showed no window.");
}

function onlyPage(browser: Browser): Page {
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (!page) throw new Error("The packed program has no page.");
  return page;
}
