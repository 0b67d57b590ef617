import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { addPerson, changePassphrase, signIn } from "../../electron/core/accounts/accounts.ts";
import { type Actor, actAs } from "../../electron/core/centre/actor.ts";
import { createCentre } from "../../electron/core/centre/create-centre.ts";
import { registerLearner } from "../../electron/core/centre/learners.ts";
import { qaColumn } from "../../electron/core/iqa/qa-column.ts";
import { commitQaSheet, signQaSheet } from "../../electron/core/iqa/qa-sheet.ts";
import { signAssessorSheet } from "../../electron/core/marking/assessor-sheet.ts";
import { editColumn } from "../../electron/core/marking/edit-column.ts";
import { assessorColumn } from "../../electron/core/marking/own-sheet.ts";
import { findOpenedSheet } from "../../electron/core/marking/sheet-head.ts";
import { router } from "../../electron/core/router.ts";
import { takeInScript } from "../../electron/core/scripts/take-in.ts";
import { write } from "../../electron/core/store/connection.ts";
import { addQualification } from "../../electron/core/store/qualifications.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import { Workstation } from "../../electron/core/workstation.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import type { Qualification } from "../../shared/domain/qualification.ts";
import { allRoles, type Role } from "../../shared/domain/roles.ts";

/**
 * A real centre on a real folder, for tests: everything goes through the core's own services. Every person's passphrase is
 * `passphrase`; the key derivation is cheap so that a test can sign often.
 */
export const passphrase = "three unrelated words";
export const resourcesFolder = join(import.meta.dirname, "..", "..", "resources");
export const shippedQualification = "ilm-l7-certificate-executive-coaching";
const cheapKdf = 2 ** 12;

/** Marks or outcomes per judged item, with what is written beside them. */
export type Column = Readonly<
  Record<
    string,
    { readonly judge: number | "PASS" | "REFERRAL"; readonly strengths?: string; readonly improvements?: string }
  >
>;

export type ScriptToTakeIn = {
  readonly learner: Learner;
  readonly assessmentId: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly assessor?: Actor;
  readonly qualificationId?: string;
  readonly authenticityConfirmed?: boolean;
  readonly standardisationRefused?: boolean;
};

export class TestCentre {
  readonly home: string;
  readonly workstation: Workstation;
  readonly clock: { now: Date };
  /** The first person: holds every role. */
  staff!: Actor;
  #registered = 0;
  readonly #people = new Map<string, Actor>();

  private constructor(home: string, clock: { now: Date }) {
    this.home = home;
    this.clock = clock;
    this.workstation = new Workstation({
      dataFolder: join(home, "data"),
      resourcesFolder,
      version: "0.0.0-test",
      host: "browser",
      kdfCost: cheapKdf,
      now: () => clock.now,
    });
  }

  /** A centre with one person ("staff"), who is signed in. Call `close` at the end. */
  static async open(centre: { number?: string; name?: string; roles?: readonly Role[] } = {}): Promise<TestCentre> {
    const home = await mkdtemp(join(tmpdir(), "workstation-centre-"));
    const made = new TestCentre(home, { now: new Date("2026-11-23T09:30:00.000Z") });
    const { workstation } = made;
    const person = { name: "Sam Staff", signInName: "staff", roles: centre.roles ?? allRoles, passphrase };
    const request = {
      centreNumber: centre.number ?? "4711",
      centreName: centre.name ?? "Test Centre",
      person,
      demonstration: false,
    };
    await createCentre(workstation.folder, request, made.clock.now, cheapKdf);
    await workstation.switchTo(workstation.folder);
    await made.signInAs("staff");
    made.staff = workstation.requireActor();
    return made;
  }

  /** Moves the clock on. */
  wait(milliseconds: number): void {
    this.clock.now = new Date(this.clock.now.getTime() + milliseconds);
  }

  async signInAs(signInName: string): Promise<void> {
    const { workstation } = this;
    workstation.startSession(
      await signIn(workstation.requireCentre(), signInName, passphrase, workstation.now, cheapKdf),
    );
  }

  /** Another person, ready to act. They are not the one at the keyboard: `signInAs` does that. */
  async addPerson(signInName: string, roles: readonly Role[], name = `${signInName} Person`): Promise<Actor> {
    const person = await addPerson(this.staff, { name, signInName, roles: [...roles], passphrase }, cheapKdf);
    const { id, roles: held } = person;
    const actor = actAs(this.staff.centre, this.staff.keys, { id, roles: held }, this.workstation.now);
    // The first passphrase is only good for choosing one's own; here it is the same again.
    await changePassphrase(actor, passphrase, passphrase, cheapKdf);
    this.#people.set(signInName, actor);
    return actor;
  }

  /** Somebody who was added, by sign-in name. */
  person(signInName: string): Actor {
    const person = this.#people.get(signInName);
    if (!person) throw new Error(`Nobody is called ${signInName}.`);
    return person;
  }

  /** What a window of the person at the keyboard would call: every procedure of the contract, in process. */
  client(connectionId = "test"): WorkstationClient {
    return createRouterClient(router, { context: { workstation: this.workstation, connectionId } });
  }

  addQualification(qualification: Qualification): void {
    write(this.staff.centre.file, (db) => addQualification(db, qualification, this.clock.now.toISOString()));
  }

  register(
    learner: Partial<{ name: string; registrationNumber: string; registeredOn: string; qualificationId: string }> = {},
  ): Learner {
    this.#registered += 1;
    return registerLearner(this.staff, {
      name: `Learner ${this.#registered}`,
      registrationNumber: `ABC${1000 + this.#registered}`,
      registeredOn: "2026-01-15",
      qualificationId: shippedQualification,
      ...learner,
    });
  }

  /** Sends the bytes the way a window does, in one piece each, and takes them in. The same file twice is no obstacle. */
  async takeIn(script: ScriptToTakeIn): Promise<ScriptRecord> {
    const { staff } = this;
    const { uploads } = this.workstation;
    const uploadIds: string[] = [];
    for (const { name, bytes } of script.files) {
      const { uploadId } = await uploads.begin(staff, { name, bytes: bytes.length, purpose: "script" });
      await uploads.append(staff, uploadId, 0, bytes);
      uploadIds.push(uploadId);
    }
    return takeInScript(staff, uploads, {
      learnerId: script.learner.id,
      qualificationId: script.qualificationId ?? shippedQualification,
      assessmentId: script.assessmentId,
      uploadIds,
      receivedOn: "2026-11-20",
      authenticityConfirmed: script.authenticityConfirmed ?? true,
      standardisationRefused: script.standardisationRefused ?? false,
      assessorId: script.assessor?.person.id ?? null,
      acceptSameScript: true,
    });
  }

  /** Fills the assessor's column; leaves it unsigned. */
  mark(assessor: Actor, sheetId: string, column: Column): void {
    for (const edit of editsOf(column)) editColumn(assessor, assessorColumn, sheetId, edit);
  }

  async sign(assessor: Actor, sheetId: string): Promise<void> {
    await signAssessorSheet(assessor, sheetId, findOpenedSheet(assessor, sheetId).sheet.assrRevision, passphrase);
  }

  /** Fills the QA column; leaves it uncommitted. */
  markQa(iqa: Actor, sheetId: string, column: Column): void {
    for (const edit of editsOf(column)) editColumn(iqa, qaColumn, sheetId, edit);
  }

  commitQa(iqa: Actor, sheetId: string): void {
    commitQaSheet(iqa, sheetId, findOpenedSheet(iqa, sheetId).sheet.qaRevision);
  }

  async signQa(iqa: Actor, sheetId: string, feedback = "Marks and feedback agree with the evidence."): Promise<void> {
    await signQaSheet(iqa, sheetId, { checkedOn: "2026-11-23", feedback, passphrase });
  }

  async close(): Promise<void> {
    await this.workstation.stop();
    await rm(this.home, { recursive: true, force: true });
  }
}

function editsOf(column: Column): Edit[] {
  return Object.entries(column).flatMap(([itemId, { judge, strengths, improvements }]): Edit[] => [
    typeof judge === "number" ? { field: "mark", itemId, value: judge } : { field: "outcome", itemId, value: judge },
    ...(strengths === undefined ? [] : [{ field: "strengths", itemId, value: strengths } as const]),
    ...(improvements === undefined ? [] : [{ field: "improvements", itemId, value: improvements } as const]),
  ]);
}
