import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "@playwright/test";

/** Resident memory of a process in MB (10^6 bytes); NaN where the system doesn't say (only Linux does so plainly). */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return (Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024) / 1e6;
}

/** What a process holds before and how much more at most while this goes on, looked at ten times a second. */
export async function peakMemoryWhile(
  pid: number,
  work: () => Promise<void>,
): Promise<{ readonly before: number; readonly growth: number }> {
  const before = await residentMemory(pid);
  let peak = before;
  let going = true;
  const watching = (async () => {
    while (going) {
      peak = Math.max(peak, await residentMemory(pid));
      await wait(100);
    }
  })();
  try {
    await work();
  } finally {
    going = false;
    await watching;
  }
  return { before, growth: peak - before };
}

/** Resident memory of the browser's largest page process in MB. */
export async function rendererMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return Math.max(...(await Promise.all(renderers.map(({ id }) => residentMemory(id)))));
}
