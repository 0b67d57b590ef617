import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "../centre/actor.ts";
import { logError } from "../log.ts";
import { asReadable } from "../store/connection.ts";
import { indexLooseTexts, openVolumes, saveIndex, type TextDesk } from "./index-texts.ts";
import { Lexicon } from "./lexicon.ts";
import { takeTextsOut } from "./take-texts-out.ts";
import { TextIndex } from "./text-index.ts";

/** How long to wait after a change before looking for new scripts: a cohort arrives file by file. */
const restMilliseconds = 300;
/** With fewer texts unsaved than this, indexing them again at the next start is cheaper than writing the volume now. */
const worthSaving = 25;
/** After so many failures in a row the work ends until the next sign-in. */
const mostFailedRounds = 5;

/** One session's work. Everything that it waits for is its own: a session that ends can't hold up the next. */
type Work = {
  readonly desk: TextDesk;
  readonly stop: AbortController;
  readonly opened: Promise<void>;
  done: Promise<void>;
  /** There may be more to do than was looked at when the work began. */
  again: boolean;
  nap: PromiseWithResolvers<void>;
  idle: PromiseWithResolvers<void>;
};

/**
 * Keeps the texts of scripts and their index up with the scripts, in the background while somebody is signed in. It can be
 * stopped anywhere, or killed: what is not done yet is done at the next start.
 */
export class ScriptTexts {
  readonly #rest: () => number;
  readonly #failures = new Map<string, number>();
  #work: Work | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param rest for how many milliseconds more something goes on that this work must not slow down. */
  constructor(rest: () => number) {
    this.#rest = rest;
  }

  /** Begins for this session, or goes on where it is the same centre's. */
  start(actor: Actor): void {
    const { centre, keys } = actor;
    if (this.#work?.desk.centre === centre) return;
    void this.stop();
    const stop = new AbortController();
    const desk: TextDesk = {
      ...{ centre, db: asReadable(centre.file), keys, signal: stop.signal, rest: this.#rest },
      ...{ lexicon: new Lexicon(keys), index: new TextIndex(centre.folder.index, keys) },
      ...{ toTryAgain: new Set(), failures: this.#failures },
    };
    const opened = openVolumes(desk);
    const work: Work = {
      ...{ desk, stop, opened, done: opened, again: false },
      ...{ nap: Promise.withResolvers<void>(), idle: Promise.withResolvers<void>() },
    };
    // An index that doesn't open leaves search and comparison as they are until the next sign-in; marking goes on.
    work.done = opened
      .then(() => goOn(work))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) logError(error);
      })
      .finally(() => work.idle.resolve());
    this.#work = work;
  }

  /** Looks for what came or went, in a moment. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#work && look(this.#work), restMilliseconds);
    this.#timer.unref();
  }

  /** The open index with what belongs to it. @returns undefined while nobody is signed in. */
  async desk(): Promise<TextDesk | undefined> {
    const work = this.#work;
    await work?.opened.catch(() => undefined);
    return work === this.#work ? work?.desk : undefined;
  }

  /** Resolves once nothing waits any more, or the work ended. */
  async settle(): Promise<void> {
    const work = this.#work;
    if (!work) return;
    work.idle = Promise.withResolvers();
    look(work);
    await Promise.race([work.idle.promise, work.done]);
  }

  /** Ends the work and forgets what it knows; resolves once nothing of it touches the centre any more. */
  async stop(): Promise<void> {
    const work = this.#work;
    this.#work = undefined;
    clearTimeout(this.#timer);
    if (!work) return;
    work.stop.abort();
    work.nap.resolve();
    await work.done;
    work.desk.index.close();
  }
}

function look(work: Work): void {
  work.again = true;
  work.nap.resolve();
}

async function goOn(work: Work): Promise<void> {
  const { desk } = work;
  let failed = 0;
  while (!desk.signal.aborted && failed < mostFailedRounds) {
    work.again = false;
    const isDone = await doAll(desk);
    failed = isDone ? 0 : failed + 1;
    await nextTurn();
    if ((work.again && isDone) || desk.signal.aborted) continue;
    work.nap = Promise.withResolvers();
    work.idle.resolve();
    await work.nap.promise;
  }
}

/** @returns false where the store could not be written, as on a full disk: what is left is done when something changes. */
async function doAll(desk: TextDesk): Promise<boolean> {
  try {
    await indexLooseTexts(desk);
    await takeTextsOut(desk);
    if (!desk.signal.aborted && desk.index.unsaved >= worthSaving) await saveIndex(desk);
    return true;
  } catch (error) {
    if (!desk.signal.aborted) logError(error);
    return false;
  }
}
