import { existsSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { EventPublisher } from "@orpc/server";
import type { StartProblem, Status } from "../../shared/contract/system.ts";
import { WorkstationError } from "../../shared/errors/workstation-error.ts";
import { describeSignedIn, type SignedIn } from "./accounts/accounts.ts";
import { defaultKdfCost } from "./accounts/key-wrapping.ts";
import { ExportStore } from "./archive/export-store.ts";
import { type Actor, actAs, type CentreFolder, centreFolder, type OpenCentre } from "./centre/actor.ts";
import { demonstrationPassphrase } from "./centre/demonstration.ts";
import { asStoreError, openCentre, requireWritable } from "./centre/open-centre.ts";
import { RegularBackups } from "./centre/regular-backups.ts";
import { ScriptTexts } from "./finding/script-texts.ts";
import { logError } from "./log.ts";
import { SheetLeases } from "./marking/sheet-leases.ts";
import { removeOfficeLeftOvers } from "./scripts/office/convert-with-office.ts";
import { endOffice } from "./scripts/office/office-runs.ts";
import { stopKeepingReadings } from "./scripts/reading-cache.ts";
import { forgetScans } from "./scripts/scan-pages.ts";
import { Uploads } from "./scripts/uploads.ts";
import { listBackups, restoreBackup } from "./store/backups.ts";
import { asReadable, checkpointDbFile, closeDbFile, countWrites, type DbFile } from "./store/connection.ts";
import { type FolderLock, lockFolder } from "./store/folder-lock.ts";
import { readInstallation } from "./store/installation.ts";
import { findPerson, findPersonAtWork, listPeople, type PersonAtWork } from "./store/people.ts";

export type CoreOptions = {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly version: string;
  readonly host: "electron" | "browser";
  /** scrypt's N; tests lower it. */
  readonly kdfCost?: number;
  readonly now?: () => Date;
};

type Opened =
  | { readonly phase: "problem"; readonly problem: StartProblem }
  | { readonly phase: "set-up" }
  | { readonly phase: "open"; readonly centre: OpenCentre };

export type Change = { readonly kind: "status" | "records"; readonly origin: string | undefined };

/**
 * The program without a window: which centre is open, who is signed in, and what the windows are told. Procedures get what
 * they need from here and hold nothing themselves.
 */
export class Workstation {
  readonly version: string;
  readonly resourcesFolder: string;
  readonly kdfCost: number;
  readonly now: () => Date;
  readonly uploads = new Uploads();
  readonly exports = new ExportStore();
  readonly texts = new ScriptTexts(() => this.uploads.restMilliseconds);
  readonly leases = new SheetLeases();
  readonly changes = new EventPublisher<{ change: Change }>();
  readonly #dataFolder: string;
  readonly #host: CoreOptions["host"];
  #lock: FolderLock | undefined;
  #folder: CentreFolder;
  #opened: Opened = { phase: "set-up" };
  #session: SignedIn | undefined;
  /** The person at work as they were when records had been written this often. */
  #atWork:
    | { readonly file: DbFile; readonly id: string; readonly writes: number; readonly person: PersonAtWork | undefined }
    | undefined;
  #lastTouch = 0;
  /** Writes there had been when the timer last looked, and when the log was last copied into the database. */
  #writesSeen = 0;
  #writesCheckpointed = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #regularBackups = new RegularBackups();
  readonly #idleTimer: NodeJS.Timeout;

  constructor(options: CoreOptions) {
    this.version = options.version;
    this.resourcesFolder = options.resourcesFolder;
    this.kdfCost = options.kdfCost ?? defaultKdfCost;
    this.now = options.now ?? (() => new Date());
    this.#dataFolder = options.dataFolder;
    this.#host = options.host;
    this.#folder = this.centreFolder;
    this.changes.subscribe("change", ({ kind }) => {
      if (kind === "records") this.texts.wake();
    });
    void removeOfficeLeftOvers();
    this.#open();
    this.#idleTimer = setInterval(() => {
      this.#lockWhenIdle();
      this.#tendStoreWhenIdle();
    }, 5_000);
    this.#idleTimer.unref();
  }

  get centreFolder(): CentreFolder {
    return centreFolder(join(this.#dataFolder, "centre"));
  }

  get demonstrationFolder(): CentreFolder {
    return centreFolder(join(this.#dataFolder, "demonstration"));
  }

  get folder(): CentreFolder {
    return this.#folder;
  }

  /** Runs what changes who is signed in or which centre is open, one at a time. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const step = this.#turn.then(work);
    this.#turn = step.catch(() => undefined);
    return step;
  }

  /** @throws WorkstationError NOT_SET_UP while no centre is open. */
  requireCentre(): OpenCentre {
    if (this.#opened.phase !== "open") throw new WorkstationError("NOT_SET_UP");
    return this.#opened.centre;
  }

  get session(): SignedIn | undefined {
    return this.#session;
  }

  /** Who is at work, as the database has them now. @throws WorkstationError NOT_SIGNED_IN, NOT_SET_UP. */
  requirePerson(): PersonAtWork {
    const { file } = this.requireCentre();
    if (!this.#session) throw new WorkstationError("NOT_SIGNED_IN");
    const { id } = this.#session.person;
    const writes = countWrites(file, "records");
    // Asked several times for every key press.
    let known = this.#atWork;
    if (known?.file !== file || known.id !== id || known.writes !== writes) {
      known = { file, id, writes, person: findPersonAtWork(asReadable(file), id) };
      this.#atWork = known;
    }
    if (!known.person?.active) throw new WorkstationError("NOT_SIGNED_IN");
    return known.person;
  }

  /** The person at work, with what they need to act. @throws WorkstationError NOT_SIGNED_IN, NOT_SET_UP. */
  requireActor(): Actor {
    const { id, roles } = this.requirePerson();
    if (!this.#session) throw new WorkstationError("NOT_SIGNED_IN");
    return actAs(this.requireCentre(), this.#session.keys, { id, roles }, this.now);
  }

  startSession(session: SignedIn): void {
    this.#session = session;
    this.texts.start(this.requireActor());
    this.touch();
    this.tellStatus();
  }

  /** Forgets the keys; from here on nothing sealed can be opened. */
  async endSession(): Promise<void> {
    this.#session = undefined;
    this.leases.clear();
    endOffice();
    forgetScans();
    this.tellStatus();
    await Promise.all([this.uploads.discardAll(), this.exports.discardAll(), this.texts.stop(), stopKeepingReadings()]);
  }

  /** How often the open database was written; tells a procedure that changed something from one that read. */
  writes(): number {
    if (this.#opened.phase !== "open") return 0;
    const { file } = this.#opened.centre;
    return countWrites(file, "records") + countWrites(file, "column");
  }

  touch(): void {
    this.#lastTouch = this.now().getTime();
  }

  /** A window is gone: what it had in hand is free. */
  closeConnection(connectionId: string): void {
    if (this.leases.releaseConnection(connectionId)) this.tellRecords(connectionId);
  }

  /** Tells every window but this one to look again. */
  tellRecords(origin: string): void {
    this.changes.publish("change", { kind: "records", origin });
  }

  tellStatus(): void {
    this.changes.publish("change", { kind: "status", origin: undefined });
  }

  /** Opens the centre of this folder in place of the one that is open. */
  async switchTo(folder: CentreFolder): Promise<void> {
    await this.endSession();
    this.#closeCentre();
    this.#folder = folder;
    this.#open();
    this.tellStatus();
  }

  async removeDemonstration(): Promise<void> {
    await this.endSession();
    this.#closeCentre();
    rmSync(this.demonstrationFolder.root, { recursive: true, force: true });
  }

  /** Only where the database is lost: a sound or newer one, or one in another program's hands, is never replaced. @throws NOT_ALLOWED, NOT_FOUND, BACKUP_UNUSABLE. */
  restore(name: string): void {
    if (this.#opened.phase !== "problem" || !isRestorable(this.#opened.problem.code))
      throw new WorkstationError("NOT_ALLOWED");
    restoreBackup(this.#folder.backups, name, this.#folder.database, this.now());
    this.#open();
    this.tellStatus();
  }

  status(): Status {
    const opened = this.#opened;
    const base = {
      version: this.version,
      dataFolder: this.#dataFolder,
      demonstration: this.#folder.root === this.demonstrationFolder.root,
      centreExists: this.#centreExists(),
      centre: null,
      signInNames: [],
      person: null,
      idleLockMinutes: 10,
      problem: null,
      demonstrationPassphrase: null,
      demonstrationRoles: null,
    };
    if (opened.phase === "problem") return { ...base, phase: "problem", problem: opened.problem };
    if (opened.phase === "set-up") return { ...base, phase: "set-up" };
    const db = asReadable(opened.centre.file);
    const installation = readInstallation(db);
    const { demonstration } = opened.centre;
    const people = listPeople(db).filter(({ active }) => active);
    const record = this.#session && findPerson(db, this.#session.person.id);
    const person = this.#session && record?.active ? describeSignedIn(this.#session.keys, record) : null;
    return {
      ...base,
      phase: person ? "signed-in" : "signed-out",
      centre: installation ? { number: installation.centreNumber, name: installation.centreName } : null,
      signInNames: people.map(({ signInName }) => signInName),
      person,
      idleLockMinutes: installation?.settings.idleLockMinutes ?? 10,
      demonstrationPassphrase: demonstration ? demonstrationPassphrase : null,
      demonstrationRoles: demonstration
        ? Object.fromEntries(people.map(({ signInName, roles }) => [signInName, [...roles]]))
        : null,
    };
  }

  async stop(): Promise<void> {
    clearInterval(this.#idleTimer);
    await this.endSession();
    this.#closeCentre();
    this.#lock?.release();
    this.#lock = undefined;
  }

  /** Makes the data folder this process's own, unless it is. @throws WorkstationError FOLDER_NOT_WRITABLE, FOLDER_IN_USE. */
  holdFolder(): void {
    requireWritable(this.#dataFolder);
    const program = this.#host === "electron" ? "the Assessor Workstation" : "the Assessor Workstation in a browser";
    this.#lock ??= lockFolder(this.#dataFolder, `${program} (process ${process.pid} on ${hostname()})`);
  }

  #open(): void {
    try {
      this.holdFolder();
      const centre = openCentre(this.#folder, this.resourcesFolder, this.now());
      this.#opened = centre ? { phase: "open", centre } : { phase: "set-up" };
    } catch (error) {
      this.#opened = { phase: "problem", problem: this.#describeProblem(error) };
    }
  }

  #describeProblem(error: unknown): StartProblem {
    const store = asStoreError(error);
    const known =
      store instanceof WorkstationError ? store : new WorkstationError("INTERNAL", { reference: logError(error) });
    const codes: readonly StartProblem["code"][] = [
      "FOLDER_NOT_WRITABLE",
      "FOLDER_IN_USE",
      "DATABASE_EMPTY",
      "DATABASE_DAMAGED",
      "DATABASE_NEWER",
      "DISK_FULL",
    ];
    const code = codes.find((candidate) => candidate === known.code) ?? "INTERNAL";
    return { code, message: known.message, backups: isRestorable(code) ? listBackups(this.#folder.backups) : [] };
  }

  #closeCentre(): void {
    if (this.#opened.phase === "open") closeDbFile(this.#opened.centre.file);
    this.#opened = { phase: "set-up" };
  }

  #centreExists(): boolean {
    if (this.#folder.root === this.centreFolder.root) return this.#opened.phase === "open";
    return existsSync(this.centreFolder.database);
  }

  /** What would keep somebody waiting who types. */
  #tendStoreWhenIdle(): void {
    const writes = this.writes();
    const idle = writes === this.#writesSeen;
    this.#writesSeen = writes;
    if (!idle || this.#opened.phase !== "open") return;
    if (writes !== this.#writesCheckpointed) checkpointDbFile(this.#opened.centre.file);
    this.#writesCheckpointed = writes;
    this.#regularBackups.takeWhenDue(this.#opened.centre, this.now());
  }

  #lockWhenIdle(): void {
    if (!this.#session) return;
    const minutes = this.status().idleLockMinutes;
    if (this.now().getTime() - this.#lastTouch > minutes * 60_000) void this.endSession();
  }
}

function isRestorable(code: StartProblem["code"]): boolean {
  return code === "DATABASE_EMPTY" || code === "DATABASE_DAMAGED";
}
