import { type BrowserWindow, Menu } from "electron";
import { isOwnPage } from "../security/sender.ts";
import { contextMenu } from "./context-menu.ts";
import type { Spelling } from "./spelling.ts";

/** Answers the page's questions about words, and offers corrections where the person asks for the menu of a text. */
export function checkSpelling(window: BrowserWindow, spelling: Spelling): void {
  const contents = window.webContents;
  const page = spelling.ofPage();
  contents.ipc.handle("workstation:misspelt", (event, words: unknown) =>
    isOwnPage(event, contents) ? page.misspelt(words) : [],
  );
  contents.ipc.on("workstation:known-words", (event, words: unknown) => {
    if (isOwnPage(event, contents)) page.know(words);
  });
  contents.ipc.on("workstation:own-words", (event, words: unknown) => {
    if (isOwnPage(event, contents)) spelling.knowOwn(words);
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
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
