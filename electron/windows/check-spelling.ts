import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, Menu, type WebContents } from "electron";
import { isOwnPage } from "../security/sender.ts";
import { contextMenu } from "./context-menu.ts";
import type { Spelling } from "./spelling.ts";

/** Answers the page's questions about words, and offers corrections where the person asks for the menu of a text. */
export function checkSpelling(contents: WebContents, spelling: Spelling): void {
  ipcMain.handle("workstation:misspelt", (event: IpcMainInvokeEvent, words: unknown) =>
    isOwnPage(event, contents) ? spelling.misspelt(words) : [],
  );
  const know = (event: IpcMainEvent, words: unknown) => {
    if (isOwnPage(event, contents)) spelling.know(words);
  };
  ipcMain.on("workstation:known-words", know);
  const knowOwn = (event: IpcMainEvent, words: unknown) => {
    if (isOwnPage(event, contents)) spelling.knowOwn(words);
  };
  ipcMain.on("workstation:own-words", knowOwn);
  contents.once("destroyed", () => {
    ipcMain.removeHandler("workstation:misspelt");
    ipcMain.off("workstation:known-words", know);
    ipcMain.off("workstation:own-words", knowOwn);
  });
  contents.on("context-menu", (_event, asked) => {
    const suggestions = asked.misspelledWord === "" ? [] : spelling.suggest(asked.misspelledWord);
    const template = contextMenu(asked, suggestions, {
      replace: (word) => contents.replaceMisspelling(word),
      add: (word) => {
        spelling.addOwn(word);
        contents.send("workstation:add-word", word);
        // Put in its own place, so that it is looked up again and loses its line.
        contents.replaceMisspelling(word);
      },
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
