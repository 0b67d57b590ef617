import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveSealKeys, keyedToken, openText, sealText } from "../../electron/core/store/seal.ts";
import { WorkstationError } from "../../shared/errors/workstation-error.ts";

const keys = deriveSealKeys(randomBytes(32));
const name = fc.stringMatching(/^[a-z_]{1,12}$/);
const place = fc.record({ table: name, column: name, id: fc.uuid() });
const text = fc.string({ unit: "binary", maxLength: 300 });

function opens(work: () => string): string | undefined {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(WorkstationError);
    expect((error as WorkstationError).code).toBe("DATABASE_DAMAGED");
    return undefined;
  }
}

test("what was sealed opens in its place, and no two seals are alike", () => {
  fc.assert(
    fc.property(place, text, (where, value) => {
      const sealed = sealText(keys, where, value);
      expect(openText(keys, where, sealed)).toBe(value);
      expect(sealText(keys, where, value).equals(sealed)).toBe(false);
      expect(sealed.length).toBe(1 + 12 + Buffer.byteLength(value) + 16);
    }),
  );
});

test("any flipped bit, any cut and anything added keeps it shut", () => {
  fc.assert(
    fc.property(place, text, fc.nat(), fc.integer({ min: 0, max: 7 }), (where, value, at, bit) => {
      const sealed = sealText(keys, where, value);
      const flipped = Buffer.from(sealed);
      const index = at % flipped.length;
      flipped[index] = (flipped[index] ?? 0) ^ (1 << bit);
      expect(opens(() => openText(keys, where, flipped))).toBeUndefined();
      expect(opens(() => openText(keys, where, sealed.subarray(0, at % sealed.length)))).toBeUndefined();
      expect(opens(() => openText(keys, where, Buffer.concat([sealed, Buffer.from([bit])])))).toBeUndefined();
    }),
  );
});

test("a value moved to another table, column or row does not open there", () => {
  fc.assert(
    fc.property(place, place, text, (where, other, value) => {
      fc.pre(JSON.stringify(where) !== JSON.stringify(other));
      const sealed = sealText(keys, where, value);
      expect(opens(() => openText(keys, other, sealed))).toBeUndefined();
      for (const moved of [
        { ...where, table: `${where.table}x` },
        { ...where, column: `${where.column}x` },
        { ...where, id: `${where.id}x` },
      ])
        expect(opens(() => openText(keys, moved, sealed))).toBeUndefined();
    }),
  );
});

test("another centre's key opens nothing, and its tokens say nothing", () => {
  fc.assert(
    fc.property(place, text, (where, value) => {
      const others = deriveSealKeys(randomBytes(32));
      expect(opens(() => openText(others, where, sealText(keys, where, value)))).toBeUndefined();
      expect(keyedToken(keys, "registration", value).equals(keyedToken(others, "registration", value))).toBe(false);
      expect(keyedToken(keys, "registration", value).equals(keyedToken(keys, "file", value))).toBe(false);
      expect(keyedToken(keys, "registration", value).equals(keyedToken(keys, "registration", value))).toBe(true);
    }),
  );
});
