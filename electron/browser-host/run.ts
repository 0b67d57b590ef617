import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { defaultDataFolder, productName, startCore } from "../core-thread.ts";
import { startBrowserHost } from "./browser-host.ts";
import { openBrowser } from "./open-browser.ts";

export type BrowserHostOptions = {
  readonly dataFolder: string | undefined;
  /** Holds out/ and resources/. */
  readonly programFolder: string;
  readonly openBrowser: boolean;
};

/** Runs the program for a browser until it is told to stop: Ctrl+C, a closed terminal, or the end of the core. */
export async function runBrowserHost(options: BrowserHostOptions): Promise<void> {
  const core = startCore({
    dataFolder: options.dataFolder ?? defaultDataFolder(),
    resourcesFolder: join(options.programFolder, "resources"),
    version: packageJson.version,
    host: "browser",
  });
  void core.died.then((error) => {
    console.error(
      `${productName} has to close: the part that keeps the records ended (${error.name}). What was saved is safe.`,
    );
    process.exit(1);
  });

  await core.ready;
  const host = await startBrowserHost(core, join(options.programFolder, "out", "renderer"));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await core.stop();
    await host.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

  console.log(`${productName} is at ${host.address}`);
  if (!options.openBrowser) return;
  const opened = await openBrowser(host.address);
  console.log(
    opened
      ? "It is open in your browser. Ctrl+C here closes it."
      : "Open that address in a browser. Ctrl+C here closes it.",
  );
}
