import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, actAs } from "../../electron/core/centre/actor.ts";
import { isTrainee, maySeeScript } from "../../electron/core/scripts/script-list.ts";
import { write } from "../../electron/core/store/connection.ts";
import { listTextsThatPass } from "../../electron/core/store/passing-texts.ts";
import { listScriptFiles } from "../../electron/core/store/script-files.ts";
import { insertScriptText } from "../../electron/core/store/script-texts.ts";
import { findScript, type ScriptRecord } from "../../electron/core/store/scripts.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { sheetStateSchema } from "../../shared/domain/sheet-state.ts";
import { Cast, referred, workBased } from "../support/cast.ts";

/** Six scripts of three learners, two attempts each; who has to do with them is drawn anew each time. */
let cast: Cast;
const scripts: ScriptRecord[] = [];
const texts = new Map<string, number>();
let people: Actor[];

beforeAll(async () => {
  cast = await Cast.open();
  people = [cast.people.ann, cast.people.otto, cast.people.ina, cast.people.ben];
  for (let count = 0; count < 3; count += 1) {
    const learner = cast.centre.register();
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const files = [cast.file()];
      const script = await cast.centre.takeIn({ learner, assessmentId: workBased, files, assessor: cast.people.ann });
      scripts.push(script);
      if (attempt === 2) continue;
      cast.centre.mark(cast.people.ann, script.sheetId, referred);
      await cast.centre.sign(cast.people.ann, script.sheetId);
    }
  }
  const { centre, db, keys } = cast.centre.staff;
  await cast.centre.workstation.endSession();
  for (const { id: scriptId } of scripts) {
    const fileId = listScriptFiles(db, keys, scriptId)[0]?.id ?? "";
    const text = { text: "Words.", blocks: [] };
    const counts = { extraction: 1, words: 1, characters: 6, pages: 0 };
    write(centre.file, (writable) => {
      writable.prepare("DELETE FROM script_text WHERE file_id = ?").run(fileId);
      texts.set(scriptId, insertScriptText(writable, keys, { scriptId, fileId, outcome: "text", text, ...counts }));
    });
  }
});
afterAll(() => cast.close());

const person = fc.nat(3);
const somebody = fc.option(person, { nil: undefined });
const drawn = fc.record({
  scripts: fc.array(
    fc.record({
      state: fc.constantFrom(...sheetStateSchema.options),
      assessor: somebody,
      iqa: somebody,
      looks: fc.uniqueArray(person, { maxLength: 2 }),
    }),
    { minLength: 6, maxLength: 6 },
  ),
  interests: fc.uniqueArray(fc.tuple(person, fc.nat(2)), { maxLength: 3, selector: String }),
  trainees: fc.uniqueArray(person, { maxLength: 2 }),
  viewer: person,
  roles: fc.subarray<Role>(["assessor", "iqa"]),
});

type Centre = Omit<typeof drawn extends fc.Arbitrary<infer Drawn> ? Drawn : never, "viewer" | "roles">;

function arrange({ scripts: given, interests, trainees }: Centre) {
  const idOf = (index: number | undefined) => (index === undefined ? null : (people[index]?.person.id ?? null));
  write(cast.centre.staff.centre.file, (db) => {
    db.prepare("DELETE FROM declared_interest").run();
    db.prepare("DELETE FROM countersign_look").run();
    db.prepare("UPDATE person SET trainee_since = NULL").run();
    for (const [index, { state, assessor, iqa, looks }] of given.entries()) {
      const script = scripts[index];
      db.prepare("UPDATE script SET state = ?, assessor_id = ? WHERE id = ?").run(state, idOf(assessor), script?.id);
      db.prepare("UPDATE mark_sheet SET iqa_id = ? WHERE id = ?").run(idOf(iqa), script?.sheetId);
      for (const look of looks)
        db.prepare("INSERT INTO countersign_look VALUES (?, ?, '2026-11-20')").run(script?.sheetId, idOf(look));
    }
    for (const trainee of trainees)
      db.prepare("UPDATE person SET trainee_since = '2026-01-01' WHERE id = ?").run(idOf(trainee));
  });
  for (const [index, learner] of interests) {
    const names = ["ann", "otto", "ina", "ben"] as const;
    cast.declareInterest(names[index] ?? "ann", scripts[2 * learner]?.learnerId ?? "");
  }
}

test("the query lets those scripts pass that a person may see, and no others", () => {
  let seen = 0;
  fc.assert(
    fc.property(drawn, ({ viewer, roles, ...centre }) => {
      arrange(centre);
      const { centre: open, keys } = cast.centre.staff;
      const actor = actAs(open, keys, { id: people[viewer]?.person.id ?? "", roles }, () => cast.centre.clock.now);
      const visible = {
        personId: actor.person.id,
        asAssessor: roles.includes("assessor"),
        asIqa: roles.includes("iqa"),
        mayCountersign: !isTrainee(actor),
      };
      const filter = { visible, learnerId: undefined, assessmentId: undefined, state: undefined };
      const expected = scripts
        .map(({ id }) => findScript(actor.db, id))
        .filter((script) => script !== undefined && maySeeScript(actor, script))
        .map((script) => texts.get(script?.id ?? ""));
      seen += expected.length;
      const passing = listTextsThatPass(actor.db, filter);
      expect([...passing].sort()).toEqual([...expected].sort());
      expect(listTextsThatPass(actor.db, filter, [...texts.values()])).toEqual(passing);
    }),
    { numRuns: 400 },
  );
  expect(seen).toBeGreaterThan(100);
});
