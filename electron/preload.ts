import { contextBridge, ipcRenderer } from "electron";

/**
 * The whole bridge between a page and the program: a call that asks for a port, and one that asks to open an address outside,
 * about which the person is asked. What goes over the port is the contract, whose every input the core parses; nothing of
 * Electron or Node reaches the page.
 */
contextBridge.exposeInMainWorld("workstation", {
  requestPort: () => ipcRenderer.send("workstation:request-port"),
  openLink: (address: string) => ipcRenderer.send("workstation:open-link", address),
});

ipcRenderer.on("workstation:port", (event) => {
  window.postMessage("workstation:port", window.location.origin, event.ports);
});
