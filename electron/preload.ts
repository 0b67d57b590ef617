import { contextBridge, ipcRenderer } from "electron";

/**
 * The whole bridge between a page and the program: one call that asks for a port. What goes over the port is the contract,
 * whose every input the core parses; nothing of Electron or Node reaches the page.
 */
contextBridge.exposeInMainWorld("workstation", {
  requestPort: () => ipcRenderer.send("workstation:request-port"),
});

ipcRenderer.on("workstation:port", (event) => {
  window.postMessage("workstation:port", window.location.origin, event.ports);
});
