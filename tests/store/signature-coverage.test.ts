import fc from "fast-check";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { qaColumn } from "../../electron/core/iqa/qa-column.ts";
import { editColumn } from "../../electron/core/marking/edit-column.ts";
import { assessorColumn } from "../../electron/core/marking/own-sheet.ts";
import { findOpenedSheet } from "../../electron/core/marking/sheet-head.ts";
import { describeSignatures } from "../../electron/core/marking/verify-signatures.ts";
import { write } from "../../electron/core/store/connection.ts";
import { insertEvidence } from "../../electron/core/store/evidence.ts";
import { insertHours } from "../../electron/core/store/hours.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";
import { Cast, diary } from "../support/cast.ts";
import type { Column } from "../support/centre.ts";
import { changesOf, type Elsewhere } from "../support/signed-changes.ts";

/**
 * What the store holds of a signed sheet, changed behind the program's back, one value at a time: every change has to show.
 * A field that a signature forgot would be found here, where changing the signed text itself never could.
 */
let cast: Cast;
let elsewhere: Elsewhere;
beforeAll(async () => {
  cast = await Cast.open();
  elsewhere = makeElsewhere();
});
afterAll(() => cast.close());

const available = { s1: 34, s2: 30, s3: 36 } as const;
const judgements = ["met", "partly", "not-met"] as const;

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const entry = (most: number) => fc.record({ judge: fc.nat(most), strengths: text, improvements: text });
const column = fc.record({ s1: entry(available.s1), s2: entry(available.s2), s3: entry(available.s3) });
const randomSheet = fc.record({
  assessor: column,
  qa: column,
  judged: fc.array(fc.constantFrom(...judgements, null), { minLength: 20, maxLength: 20 }),
  places: fc.array(fc.record({ start: fc.nat(500), note: text }), { minLength: 1, maxLength: 3 }),
  sessions: fc.array(
    fc.record({
      date: fc.constantFrom("2026-05-04", "2026-06-11"),
      clientCode: fc.constantFrom("A", "B"),
      minutes: fc.integer({ min: 1, max: 1_440 }),
      kind: fc.constantFrom("coaching", "mentoring", "other"),
      note: text,
      source: fc.constantFrom("typed", "imported"),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
type RandomSheet = typeof randomSheet extends fc.Arbitrary<infer Value> ? Value : never;

/** A sheet that both have signed, with everything on it that a signature covers. */
async function signBoth(random: RandomSheet, resubmitted: boolean): Promise<string> {
  const { centre, people } = cast;
  const learner = centre.register();
  const takeIn = () =>
    centre.takeIn({ learner, assessmentId: diary, assessor: people.ann, files: [cast.file(), cast.file()] });
  let script = await takeIn();
  const only = (column: Column): Column => (resubmitted ? { s2: column.s2 ?? { judge: 0 } } : column);
  if (resubmitted) {
    centre.mark(people.ann, script.sheetId, { s1: { judge: 34 }, s2: { judge: 3 }, s3: { judge: 36 } });
    await centre.sign(people.ann, script.sheetId);
    script = await takeIn();
  }
  const { sheetId } = script;
  const { staff } = centre;
  const { assessment } = findOpenedSheet(staff, sheetId);
  const files = staff.centre.file.prepare("SELECT id FROM script_file WHERE script_id = ?").all(script.id) as {
    id: string;
  }[];
  for (const side of ["assr", "qa"] as const) {
    if (side === "assr") centre.mark(people.ann, sheetId, only(random.assessor));
    else centre.markQa(people.ina, sheetId, only(random.qa));
    const column = side === "assr" ? assessorColumn : qaColumn;
    const actor = side === "assr" ? people.ann : people.ina;
    const open = assessment.sheet.sections.filter(({ id }) => !resubmitted || id === "s2");
    for (const [index, section] of open.entries())
      for (const [place, { unit, criterion }] of section.criteria.entries()) {
        const value = random.judged[(index * 7 + place) % random.judged.length] ?? null;
        editColumn(actor, column, sheetId, {
          field: "criterion",
          itemId: section.id,
          criterion: { unit, criterion },
          value,
        });
      }
    write(staff.centre.file, (db) => {
      for (const [index, { start, note }] of random.places.entries())
        insertEvidence(db, staff.keys, {
          ...{ id: newId(), sheetId, side, personId: actor.person.id, fileId: files[index % 2]?.id ?? "" },
          ...{
            unit: "D7.02",
            criterion: "1.1",
            itemId: "s1",
            note,
            createdAt: "2026-11-23T09:30:00.000Z",
            revision: 1,
          },
          selector: writeSelector({
            ...{ kind: "passage", exact: "words", prefix: "own ", suffix: ".", start, end: start + 5, page: undefined },
          }),
        });
      if (side === "assr")
        for (const session of random.sessions) insertHours(db, staff.keys, script.id, { id: newId(), ...session });
    });
    if (side === "assr") await centre.sign(people.ann, sheetId);
  }
  centre.commitQa(people.ina, sheetId);
  await centre.signQa(people.ina, sheetId);
  return sheetId;
}

/** The specification of these sheets once more under another version, and a learner who is enrolled for nothing. */
function makeElsewhere(): Elsewhere {
  const { file } = cast.centre.staff.centre;
  // Older than the one that ships, so that nobody is enrolled on it.
  const version = "1999-01";
  file
    .prepare(
      `INSERT INTO qualification (id, version, document, loaded_at)
       SELECT id, ?, json_set(document, '$.version', ?), loaded_at FROM qualification LIMIT 1`,
    )
    .run(version, version);
  const { id: learnerId } = cast.centre.register();
  file.prepare("DELETE FROM enrolment WHERE learner_id = ?").run(learnerId);
  return { learnerId, version };
}

test.each([
  ["a first attempt", false],
  ["a resubmission with sections carried forward", true],
])(
  "any single change to what the store holds of %s voids the signatures that covered it, and no other",
  async (_, resubmitted) => {
    const { staff } = cast.centre;
    const { file } = staff.centre;
    const standing = (sheetId: string) =>
      describeSignatures(staff, findOpenedSheet(staff, sheetId), ["assessor", "iqa"]).map(({ valid }) => valid);
    // What is changed here need not make sense to the database as a whole.
    file.pragma("foreign_keys = OFF");
    await fc.assert(
      fc.asyncProperty(randomSheet, async (random) => {
        const sheetId = await signBoth(random, resubmitted);
        expect(standing(sheetId)).toEqual([true, true]);
        for (const { name, sql, values, of } of [...changesOf(staff, sheetId, elsewhere)]) {
          file.exec("SAVEPOINT before");
          expect(file.prepare(sql).run(...values).changes, name).toBe(1);
          expect(standing(sheetId), name).toEqual(of === "both" ? [false, false] : [true, false]);
          file.exec("ROLLBACK TO before; RELEASE before");
        }
        expect(standing(sheetId)).toEqual([true, true]);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  },
  120_000,
);
