import { type BrowserWindow, clipboard, dialog, shell } from "electron";
import { readOutsideAddress } from "../../shared/domain/outside-address.ts";
import { isOwnPage } from "./sender.ts";

/** Of an address that can't be opened: enough to be known again. */
const mostCharacters = 2_000;
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

async function askOnce(window: BrowserWindow, written: string): Promise<void> {
  const outside = readOutsideAddress(written);
  const address = outside?.address ?? written;
  const { response } = await dialog.showMessageBox(window, {
    type: "question",
    message: outside ? "Open this address outside the program?" : "This address can't be opened from here.",
    detail: [
      address.slice(0, mostCharacters),
      ...(outside?.host ? [`It leads to ${outside.host}`] : []),
      `It stands in the script. ${outside ? "Open it only if you trust it." : "Copy it if you trust it."}`,
    ].join("\n\n"),
    buttons: outside ? buttons : buttons.slice(0, 2),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) clipboard.writeText(address);
  if (response === 2 && outside) await shell.openExternal(outside.address);
}
