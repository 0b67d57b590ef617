import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../centre/actor.ts";
import { logError } from "../log.ts";
import { asReadable } from "../store/connection.ts";
import { indexLooseTexts, openVolumes, saveIndex, type TextDesk, takeTextsOut } from "./index-texts.ts";
import { Lexicon } from "./lexicon.ts";
import { TextIndex } from "./text-index.ts";

/** How long to wait after a change before looking for new scripts: a cohort arrives file by file. */
const restMilliseconds = 300;
/** With fewer texts unsaved than this, indexing them again at the next start is cheaper than writing the volume now. */
const worthSaving = 25;

type Work = {
  readonly desk: TextDesk;
  readonly stop: AbortController;
  readonly opened: Promise<void>;
  readonly done: Promise<void>;
};

/**
 * Keeps the texts of scripts and their index up with the scripts, in the background while somebody is signed in. It can be
 * stopped anywhere, or killed: what is not done yet is done at the next start.
 */
export class ScriptTexts {
  #work: Work | undefined;
  #again = false;
  #nap = Promise.withResolvers<void>();
  #idle = Promise.withResolvers<void>();
  #timer: NodeJS.Timeout | undefined;

  /** Begins for this session, or goes on where it is the same centre's. */
  start(actor: Actor): void {
    const { centre, keys } = actor;
    if (this.#work?.desk.centre === centre) return;
    void this.stop();
    const stop = new AbortController();
    const desk: TextDesk = {
      ...{ centre, db: asReadable(centre.file), keys, signal: stop.signal },
      ...{ lexicon: new Lexicon(keys), index: new TextIndex(centre.folder.index, keys) },
    };
    this.#idle = Promise.withResolvers();
    const opened = openVolumes(desk);
    // A failure leaves search and comparison as they are until the next sign-in; marking goes on without them.
    const done = opened
      .then(() => this.#run(desk))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) logError(error);
        this.#idle.resolve();
      });
    this.#work = { desk, stop, opened, done };
  }

  /** Looks for what came or went, in a moment. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), restMilliseconds);
    this.#timer.unref();
  }

  /** The open index with what belongs to it. @returns undefined while nobody is signed in. */
  async desk(): Promise<TextDesk | undefined> {
    const work = this.#work;
    await work?.opened.catch(() => undefined);
    return work === this.#work ? work?.desk : undefined;
  }

  /** Resolves once nothing waits any more. */
  async settle(): Promise<void> {
    if (!this.#work) return;
    this.#idle = Promise.withResolvers();
    this.#look();
    await this.#idle.promise;
  }

  /** Ends the work and forgets what it knows; resolves once nothing of it touches the centre any more. */
  async stop(): Promise<void> {
    const work = this.#work;
    this.#work = undefined;
    clearTimeout(this.#timer);
    if (!work) return;
    work.stop.abort();
    this.#nap.resolve();
    this.#idle.resolve();
    await work.done;
    work.desk.index.close();
  }

  #look(): void {
    this.#again = true;
    this.#nap.resolve();
  }

  async #run(desk: TextDesk): Promise<void> {
    while (!desk.signal.aborted) {
      this.#again = false;
      await indexLooseTexts(desk);
      await takeTextsOut(desk);
      if (desk.signal.aborted) return;
      if (desk.index.unsaved >= worthSaving) await saveIndex(desk);
      if (this.#again) {
        await nextTurn();
        continue;
      }
      this.#nap = Promise.withResolvers();
      this.#idle.resolve();
      await this.#nap.promise;
    }
  }
}
