import { type BrowserWindow, clipboard, dialog, shell } from "electron";
import { isOwnPage } from "./sender.ts";

/** Longer than any address that a person could look over before they trust it. */
const mostCharacters = 2_000;
const openable = new Set(["http:", "https:", "mailto:"]);
const buttons = ["Cancel", "Copy the address", "Open"];

/**
 * The one way out of the program: an address of a learner's document that the page names, and that the person allows after
 * they have seen all of it. Asked here, not in the page: a page gone wrong must not be able to send anything anywhere by
 * itself.
 */
export function askBeforeLinks(window: BrowserWindow): void {
  const { webContents } = window;
  let asking = false;
  webContents.ipc.on("workstation:open-link", (event, address: unknown) => {
    if (asking || !isOwnPage(event, webContents) || typeof address !== "string") return;
    asking = true;
    void askOnce(window, address).finally(() => {
      asking = false;
    });
  });
}

async function askOnce(window: BrowserWindow, address: string): Promise<void> {
  const opens = address.length <= mostCharacters && openable.has(protocolOf(address));
  const { response } = await dialog.showMessageBox(window, {
    type: "question",
    message: opens ? "Open this address outside the program?" : "This address can't be opened from here.",
    detail: `${address.slice(0, mostCharacters)}\n\nIt stands in the script. ${opens ? "Open it only if you trust it." : "Copy it if you trust it."}`,
    buttons: opens ? buttons : buttons.slice(0, 2),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) clipboard.writeText(address);
  if (response === 2) await shell.openExternal(new URL(address).href);
}

function protocolOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return "";
  }
}
