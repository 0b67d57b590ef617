import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOfSigned } from "../../shared/domain/signed-difference.ts";
import { judgedSheetArbitrary, leavesOf } from "../support/arbitraries.ts";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const text = fc.oneof(fc.constant(""), fc.string(), fc.lorem());
const criteria = fc.array(
  fc.record({
    unit: fc.constantFrom("U1", "U2"),
    criterion: fc.constantFrom("1.1", "1.2", "2.1"),
    judgement: fc.constantFrom("met", "partly", "not-met"),
  }),
  { maxLength: 4 },
);

/** What a signature covers, over random sheets, in the shape of the core's payload. */
const signedArbitrary: fc.Arbitrary<Json> = judgedSheetArbitrary.chain(({ sheet, judgements }) => {
  const entries = leavesOf(sheet.sections).map((leaf) =>
    fc.record({ strengths: text, improvements: text, criteria }).map((feedback) => ({
      itemId: leaf.id,
      mark: null,
      outcome: null,
      ...judgements[leaf.id],
      ...feedback,
    })),
  );
  const column = fc.record({
    entries: fc.tuple(...entries),
    evidence: fc.array(
      fc.record({
        id: fc.uuid(),
        itemId: fc.constant("i1"),
        criterion: fc.record({ unit: text, criterion: text }),
        filePosition: fc.nat(3),
        anchor: text,
        note: text,
      }),
      { maxLength: 3 },
    ),
    total: fc.nat(100),
    outcome: fc.constantFrom("PASS", "REFERRAL"),
    reason: text,
  });
  return fc.record({
    format: fc.constant("assessor-workstation/signed-sheet/1"),
    role: fc.constantFrom("assessor", "iqa"),
    signerId: fc.uuid(),
    signedAt: fc.constant("2026-11-23T09:30:00.000Z"),
    sheetId: fc.uuid(),
    qualification: fc.record({ id: text, version: text }),
    attempt: fc.integer({ min: 1, max: 5 }),
    authenticityConfirmed: fc.boolean(),
    files: fc.array(fc.record({ position: fc.nat(5), name: text, bytes: fc.nat(), sha256: text }), { maxLength: 3 }),
    assessor: column,
    qa: fc.option(column, { nil: null }),
    feedback: text,
  });
}) as unknown as fc.Arbitrary<Json>;

type Place = { readonly path: readonly (string | number)[]; readonly value: Json };

function placesOf(value: Json, path: readonly (string | number)[] = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => placesOf(element, [...path, index]));
  if (value !== null && typeof value === "object")
    return Object.entries(value).flatMap(([name, field]) => placesOf(field, [...path, name]));
  return [{ path, value }];
}

function withValue(root: Json, path: readonly (string | number)[], value: Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(root)) return root.map((element, at) => (at === name ? withValue(element, rest, value) : element));
  if (root === null || typeof root !== "object") return root;
  return Object.fromEntries(
    Object.entries(root).map(([key, field]) => [key, key === name ? withValue(field, rest, value) : field]),
  );
}

function differently(value: Json): Json {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value === null ? 0 : `${String(value)} `;
}

const ofTheSigner = ["format", "role", "signerId", "signedAt"];

describe("what changed since a signature", () => {
  test("nothing, for a sheet that says the same", () => {
    fc.assert(
      fc.property(signedArbitrary, (signed) => {
        const again = { ...(signed as Record<string, Json>), role: "assessor", signedAt: "2027-01-01T00:00:00.000Z" };
        expect(differenceOfSigned(signed, JSON.parse(JSON.stringify(again)))).toEqual([]);
      }),
    );
  });

  test("any single field that changed is found, and changes the signed bytes", () => {
    fc.assert(
      fc.property(signedArbitrary, fc.nat(), (signed, pick) => {
        const places = placesOf(signed).filter(({ path }) => !ofTheSigner.includes(String(path[0])));
        const place = places[pick % places.length];
        if (!place) return;
        const changed = withValue(signed, place.path, differently(place.value));
        expect(canonicalize(changed)).not.toBe(canonicalize(signed));
        const changes = differenceOfSigned(signed, changed);
        expect(changes.length).toBeGreaterThan(0);
        expect(differenceOfSigned(changed, signed)).toHaveLength(changes.length);
      }),
      { numRuns: 500 },
    );
  });

  test("an element more or less, or another order, is found", () => {
    fc.assert(
      fc.property(signedArbitrary, (signed) => {
        const { assessor } = signed as { assessor: { entries: Json[]; evidence: Json[] } };
        const shorter = { ...(signed as object), assessor: { ...assessor, entries: assessor.entries.slice(1) } };
        expect(differenceOfSigned(signed, shorter).length).toBeGreaterThan(0);
        if (new Set(assessor.evidence.map((one) => JSON.stringify(one))).size < 2) return;
        const evidence = assessor.evidence.toReversed();
        const turned = { ...(signed as object), assessor: { ...assessor, evidence } };
        expect(differenceOfSigned(signed, turned).length).toBeGreaterThan(0);
      }),
    );
  });

  test("says which item, which criterion and which field", () => {
    const entry = { itemId: "s1", mark: 30, strengths: "Clear.", criteria: [] };
    const judged = { unit: "U1", criterion: "1.1", judgement: "met" };
    const before = { assessor: { entries: [entry, { ...entry, itemId: "s2" }] } };
    const after = {
      assessor: {
        entries: [
          { ...entry, mark: 31, criteria: [judged] },
          { ...entry, itemId: "s2" },
        ],
      },
    };
    const changes = differenceOfSigned(before, after);
    expect(changes.find(({ field }) => field === "mark")).toEqual({
      path: ["assessor", "entries", "s1", "mark"],
      itemId: "s1",
      criterion: null,
      field: "mark",
      before: 30,
      after: 31,
    });
    expect(changes.find(({ field }) => field === "judgement")).toMatchObject({
      itemId: "s1",
      criterion: { unit: "U1", criterion: "1.1" },
      before: null,
      after: "met",
    });
    expect(changes.map(({ itemId }) => itemId)).not.toContain("s2");
  });
});
