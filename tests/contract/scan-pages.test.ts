import { readdir, rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countHeldScanBytes } from "../../electron/core/scripts/scan-pages.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast } from "../support/cast.ts";
import { scanOfPages } from "../support/corpus/tiffs.ts";
import { fixture } from "../support/documents.ts";
import { codeOf } from "../support/refusal.ts";
import { takeIn } from "../support/sending.ts";

let cast: Cast;
let staff: WorkstationClient;
beforeEach(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterEach(() => cast.close());

async function store(name: string, bytes: Uint8Array): Promise<string> {
  const { files } = await takeIn(staff, cast.centre.register().id, [{ name, bytes }]);
  return files[0]?.id ?? "";
}

async function readPage(fileId: string, page: number): Promise<string> {
  const picture = await staff.scripts.readPicture({ fileId, page });
  return Buffer.from(await picture.slice(1, 4).arrayBuffer()).toString();
}

/** Whatever the scan could be read from again: the script as it was taken in, and the reading that was kept of it. */
async function removeFromDisk(): Promise<void> {
  const { readings, scripts } = cast.centre.workstation.folder;
  const kept = async () => (await readdir(readings, { recursive: true }).catch(() => [])).join("\n");
  await expect.poll(kept).toMatch(/[0-9a-f]{64}$/);
  for (const folder of [readings, scripts]) await rm(folder, { recursive: true });
}

test("a scan is unsealed once for all its pages, and for nobody after the session", async () => {
  const fileId = await store("scan.tif", scanOfPages(3));
  await staff.scripts.show({ fileId });
  expect(countHeldScanBytes()).toBe(0);
  expect(await readPage(fileId, 1)).toBe("PNG");
  expect(countHeldScanBytes()).toBeGreaterThan(3);
  await removeFromDisk();
  expect(await readPage(fileId, 3)).toBe("PNG");
  expect(await codeOf(staff.scripts.readPicture({ fileId, page: 4 }))).toBe("NOT_FOUND");

  await staff.session.signOut();
  expect(countHeldScanBytes()).toBe(0);
  staff = await cast.as("stella");
  expect(await codeOf(staff.scripts.readPicture({ fileId, page: 1 }))).toBe("FILE_DAMAGED");
});

test("a session that ends while a scan is being read keeps nothing of it", async () => {
  const fileId = await store("scan.tif", scanOfPages(3));
  const reading = staff.scripts.readPicture({ fileId, page: 1 });
  await Promise.allSettled([staff.session.signOut(), reading]);
  expect(countHeldScanBytes()).toBe(0);
});

test("only scans are held", async () => {
  const fileId = await store("assignment.docx", fixture("assignment.docx"));
  expect(await codeOf(staff.scripts.readPicture({ fileId, page: 1 }))).toBe("NOT_FOUND");
  expect(countHeldScanBytes()).toBe(0);
});
