import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  checkpointDbFile,
  closeDbFile,
  type DbFile,
  makeLogRoom,
  openDbFile,
} from "../../electron/core/store/connection.ts";

let home: string;
let file: DbFile;
const path = () => join(home, "room.db");
const logBytes = async () => (await stat(`${path()}-wal`)).size;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "workstation-room-"));
  file = openDbFile(path(), { mustExist: false });
  file.exec("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO word VALUES (1, '')");
});
afterEach(async () => {
  closeDbFile(file);
  await rm(home, { recursive: true, force: true });
});

test("a log with room does not grow with the commits that follow, and no page of the database is taken", async () => {
  const pages = file.pragma("page_count", { simple: true });
  makeLogRoom(file);
  expect(file.pragma("page_count", { simple: true })).toBe(pages);
  const made = await logBytes();
  const update = file.prepare("UPDATE word SET text = ? WHERE id = 1");
  for (let count = 0; count < 1_200; count += 1) {
    update.run(`word ${count}`);
    if (count % 500 === 0) checkpointDbFile(file);
  }
  expect(await logBytes()).toBe(made);
  expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("without room it grows: what the first test would see if no room were made", async () => {
  const before = await logBytes();
  file.prepare("UPDATE word SET text = ? WHERE id = 1").run("more");
  expect(await logBytes()).toBeGreaterThan(before);
});

test("what was committed before and after is there when the file is opened anew, and the room is not", () => {
  makeLogRoom(file);
  file.prepare("UPDATE word SET text = ? WHERE id = 1").run("after");
  closeDbFile(file);
  file = openDbFile(path(), { mustExist: true });
  expect(file.prepare("SELECT text FROM word").pluck().all()).toEqual(["after"]);
  expect(file.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["word"]);
});
