import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendAudit, countAudit, isAuditChainIntact } from "../../electron/core/audit/audit-log.ts";
import { asReadable, write } from "../../electron/core/store/connection.ts";
import { TestCentre } from "../support/centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await TestCentre.open();
  for (let entry = 0; entry < 8; entry += 1) centre.register();
});
afterAll(() => centre.close());

/** A copy in memory without the triggers: what somebody with the file in hand could do to it. */
function copyWithoutTriggers(): Database.Database {
  const bytes = centre.staff.centre.file.serialize();
  // In memory there is no write-ahead log: bytes 18 and 19 of the header say which kind of journal a file has.
  bytes.fill(1, 18, 20);
  const copy = new Database(bytes);
  copy.exec("DROP TRIGGER audit_is_append_only_update; DROP TRIGGER audit_is_append_only_delete;");
  return copy;
}

function isIntactAfter(sql: string, ...values: readonly unknown[]): boolean {
  const copy = copyWithoutTriggers();
  const { changes } = copy.prepare(sql).run(...values);
  expect(changes).toBeGreaterThan(0);
  const intact = isAuditChainIntact(asReadable(copy), centre.staff.keys);
  copy.close();
  return intact;
}

test("an untouched log is intact, and grows by one an event", () => {
  const before = countAudit(centre.staff.db);
  const event = { personId: null, action: "test", recordKind: "test", recordId: "1" };
  write(centre.staff.centre.file, (db) => appendAudit(db, centre.staff.keys, event, new Date()));
  expect(countAudit(centre.staff.db)).toBe(before + 1);
  expect(isAuditChainIntact(centre.staff.db, centre.staff.keys)).toBe(true);
  const copy = copyWithoutTriggers();
  expect(isAuditChainIntact(asReadable(copy), centre.staff.keys)).toBe(true);
  copy.close();
});

test.each([
  ["at", "2020-01-01T00:00:00.000Z"],
  ["person_id", "somebody else"],
  ["action", "person.signed-in.not"],
  ["record_kind", "sheet"],
  ["record_id", "another"],
  ["details_sealed", Buffer.from("other")],
  ["previous_hash", Buffer.alloc(32, 7)],
  ["hash", Buffer.alloc(32, 7)],
  ["sequence", 1_000_000],
])("a change of %s breaks the chain, in the first, a middle and the last entry", (column, value) => {
  const last = countAudit(centre.staff.db);
  for (const sequence of [1, 4, last])
    expect(isIntactAfter(`UPDATE audit SET ${column} = ? WHERE sequence = ?`, value, sequence)).toBe(false);
});

test("a removal anywhere breaks the chain, the end included, and so do two entries that changed places", () => {
  expect(isIntactAfter("DELETE FROM audit WHERE sequence = 1")).toBe(false);
  expect(isIntactAfter("DELETE FROM audit WHERE sequence = 5")).toBe(false);
  expect(isIntactAfter("DELETE FROM audit WHERE sequence = ?", countAudit(centre.staff.db))).toBe(false);
  expect(isIntactAfter("DELETE FROM audit WHERE sequence > 2")).toBe(false);
  expect(isIntactAfter("DELETE FROM audit")).toBe(false);
  expect(isIntactAfter("UPDATE audit SET sequence = 9 - sequence + 1000000 WHERE sequence IN (4, 5)")).toBe(false);
});

test.each([
  ["the newest entries", "DELETE FROM audit WHERE sequence > 3"],
  ["all of them", "DELETE FROM audit"],
  ["all of them and their end", "DELETE FROM audit; DELETE FROM audit_end"],
  ["the end alone", "DELETE FROM audit_end"],
  ["the end, for one of another centre", "UPDATE audit_end SET entry_sealed = x'01'"],
])("what is written afterwards does not hide that somebody cut off %s", (_what, sql) => {
  const copy = copyWithoutTriggers();
  copy.exec(sql);
  const event = { personId: null, action: "test", recordKind: "test", recordId: "1" };
  for (let entry = 0; entry < 12; entry += 1)
    write(copy, (db) => appendAudit(db, centre.staff.keys, event, new Date()));
  expect(isAuditChainIntact(asReadable(copy), centre.staff.keys)).toBe(false);
  copy.close();
});

test("the database itself lets nobody change or remove an entry", () => {
  const { file } = centre.staff.centre;
  expect(() => file.prepare("UPDATE audit SET action = 'x' WHERE sequence = 1").run()).toThrow("append-only");
  expect(() => file.prepare("DELETE FROM audit WHERE sequence = 1").run()).toThrow("append-only");
  expect(() => file.prepare("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE sequence = 1").run()).toThrow(
    "append-only",
  );
  expect(isAuditChainIntact(centre.staff.db, centre.staff.keys)).toBe(true);
});
