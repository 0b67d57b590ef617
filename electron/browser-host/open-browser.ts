import { spawn } from "node:child_process";

/**
 * Opens the address in the person's own browser. Answers false where there is none to be seen: then the address is printed.
 * The address stands on a command line for a moment, where other programs of this machine may see it: the token in it works once.
 */
export function openBrowser(address: string): Promise<boolean> {
  const command = opener();
  if (!command) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command.program, [...command.args, address], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
    // Some openers stay until the browser is closed.
    setTimeout(() => resolve(true), 3_000).unref();
    child.unref();
  });
}

function opener(): { readonly program: string; readonly args: readonly string[] } | null {
  if (process.platform === "win32") return { program: "rundll32", args: ["url.dll,FileProtocolHandler"] };
  if (process.platform === "darwin") return { program: "open", args: [] };
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null;
  return { program: "xdg-open", args: [] };
}
