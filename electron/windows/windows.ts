import type { BrowserWindow, Session } from "electron";
import { isOwnPage } from "../security/sender.ts";
import { openProgramWindow } from "./program-window.ts";

/** More than anybody looks at: a page gone wrong must not be able to fill the screen. */
const mostWindows = 8;

/** The program's windows: one at the start, more as the person asks for them, for a second screen, say. */
export class ProgramWindows {
  readonly #session: Session;
  readonly #equip: (window: BrowserWindow) => void;
  /** The one that was in use last stands last. */
  #open: readonly BrowserWindow[] = [];

  /** @param equip gives each window what its page may ask the program for. */
  constructor(session: Session, equip: (window: BrowserWindow) => void) {
    this.#session = session;
    this.#equip = equip;
  }

  /** Opens a window at the place that the person last looked at: to read on a second screen takes no second search. */
  readonly open = (): void => {
    if (this.#open.length >= mostWindows) return;
    const window = openProgramWindow(this.#session, this.#open.at(-1));
    const { webContents } = window;
    const others = () => this.#open.filter((other) => other !== window);
    this.#open = [...this.#open, window];
    window.on("focus", () => {
      this.#open = [...others(), window];
    });
    window.on("closed", () => {
      this.#open = others();
    });
    webContents.ipc.on("workstation:open-window", (event) => {
      if (isOwnPage(event, webContents)) this.open();
    });
    this.#equip(window);
  };

  /** Where the person started the program again: it shows what they had in front of them. */
  readonly bringToFront = (): void => {
    const window = this.#open.at(-1);
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
}
