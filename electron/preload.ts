import { contextBridge, ipcRenderer, webFrame } from "electron";

/**
 * The whole bridge between a page and the program: a call that asks for a port, one for another window, one that asks to open
 * an address outside, about which the person is asked, and those that name words which are spelt right, on the page and for
 * the person, and tell of one that the person adds. What goes over the port is the contract, whose every input the core
 * parses; nothing of Electron or Node reaches the page.
 */
contextBridge.exposeInMainWorld("workstation", {
  requestPort: () => ipcRenderer.send("workstation:request-port"),
  openWindow: () => ipcRenderer.send("workstation:open-window"),
  openLink: (address: string) => ipcRenderer.send("workstation:open-link", address),
  knowWords: (words: readonly string[]) => ipcRenderer.send("workstation:known-words", words),
  ownWords: (words: readonly string[]) => ipcRenderer.send("workstation:own-words", words),
  onAddWord: (listener: (word: string) => void) => {
    const tell = (_event: unknown, word: string) => listener(word);
    ipcRenderer.on("workstation:add-word", tell);
    return () => {
      ipcRenderer.off("workstation:add-word", tell);
    };
  },
});

// In place of Chromium's own checker, which would fetch a dictionary from a server.
webFrame.setSpellCheckProvider("en-GB", {
  spellCheck(words, answer) {
    ipcRenderer.invoke("workstation:misspelt", words).then(answer, () => answer([]));
  },
});

ipcRenderer.on("workstation:port", (event) => {
  window.postMessage("workstation:port", window.location.origin, event.ports);
});
