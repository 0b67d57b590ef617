import type { Actor } from "../../electron/core/centre/actor.ts";
import { write } from "../../electron/core/store/connection.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { type Column, passphrase, TestCentre } from "./centre.ts";

/** Who works at the centre of these tests. Nobody but `sam`, who set it up, holds all three roles. */
const roles = {
  stella: ["centre-staff"],
  ann: ["assessor"],
  otto: ["assessor"],
  ina: ["iqa"],
  ivan: ["iqa"],
  ben: ["assessor", "iqa"],
} as const satisfies Record<string, readonly Role[]>;
export type CastName = keyof typeof roles;

export const workBased = "work-based-assignment";
export const diary = "reflective-review-and-diary";
export const passing: Column = { s1: { judge: 33 }, s2: { judge: 30 } };
/** 53 of 100, and section 2 five short: no compensation. */
export const referred: Column = { s1: { judge: 33 }, s2: { judge: 20 } };

/** A centre with people in every role, and the calls that a window of each would make. */
export class Cast {
  readonly centre: TestCentre;
  readonly people: Readonly<Record<CastName, Actor>>;
  #files = 0;

  private constructor(centre: TestCentre, people: Readonly<Record<CastName, Actor>>) {
    this.centre = centre;
    this.people = people;
  }

  static async open(): Promise<Cast> {
    const centre = await TestCentre.open();
    const people: Partial<Record<CastName, Actor>> = {};
    for (const name of Object.keys(roles) as CastName[]) people[name] = await centre.addPerson(name, roles[name]);
    return new Cast(centre, people as Record<CastName, Actor>);
  }

  /** Puts this person at the keyboard; `staff` is the first person, who holds every role. */
  async as(name: CastName | "staff"): Promise<WorkstationClient> {
    await this.centre.signInAs(name);
    return this.centre.client();
  }

  /** A text that no other script of the test has. */
  file(text = "The learner's own words."): { name: string; bytes: Uint8Array } {
    this.#files += 1;
    return { name: `script-${this.#files}.txt`, bytes: Buffer.from(`${text} Script ${this.#files}.\n`, "utf8") };
  }

  assigned(
    assessor: CastName = "ann",
    options: { learner?: Learner; assessmentId?: string; authenticityConfirmed?: boolean } = {},
  ): Promise<ScriptRecord> {
    return this.centre.takeIn({
      learner: options.learner ?? this.centre.register(),
      assessmentId: options.assessmentId ?? workBased,
      files: [this.file()],
      assessor: this.people[assessor],
      authenticityConfirmed: options.authenticityConfirmed ?? true,
    });
  }

  async signed(column: Column = passing, assessor: CastName = "ann", learner?: Learner): Promise<ScriptRecord> {
    const script = await this.assigned(assessor, learner ? { learner } : {});
    this.centre.mark(this.people[assessor], script.sheetId, column);
    await this.centre.sign(this.people[assessor], script.sheetId);
    return script;
  }

  async committed(column: Column = passing, qa: Column = passing, iqa: CastName = "ina"): Promise<ScriptRecord> {
    const script = await this.signed(column);
    this.centre.markQa(this.people[iqa], script.sheetId, qa);
    this.centre.commitQa(this.people[iqa], script.sheetId);
    return script;
  }

  /** Makes somebody a trainee from a day on, whose sheets wait for a countersignature; null ends it. */
  async setTrainee(name: CastName, traineeSince: string | null): Promise<void> {
    const client = await this.as("staff");
    const person = (await client.people.list()).find(({ id }) => id === this.people[name].person.id);
    await client.people.setTrainee({ id: person?.id ?? "", traineeSince, revision: person?.revision ?? 0 });
  }

  async countersign(name: CastName, sheetId: string): Promise<void> {
    const client = await this.as(name);
    const { revision } = await client.marking.openToCountersign({ sheetId });
    await client.marking.countersign({ sheetId, revision, passphrase });
  }

  /** There is no screen for it yet: the record alone. */
  declareInterest(name: CastName, learnerId: string): void {
    write(this.centre.staff.centre.file, (db) =>
      db
        .prepare("INSERT INTO declared_interest (person_id, learner_id, declared_at) VALUES (?, ?, ?)")
        .run(this.people[name].person.id, learnerId, this.centre.clock.now.toISOString()),
    );
  }

  close(): Promise<void> {
    return this.centre.close();
  }
}
