import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messageFor } from "../../shared/errors/messages.ts";
import { workBased } from "../support/cast.ts";
import { passphrase, shippedQualification } from "../support/centre.ts";
import { mountSmallDisk, smallDisks, startElsewhere } from "../support/elsewhere.ts";
import { codeOf } from "../support/refusal.ts";
import { send, takeIn, takeInRequest } from "../support/sending.ts";
import { databaseOf, firstPerson, setUp, start } from "../support/starting.ts";

let home: string;
let dataFolder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "workstation-problems-"));
  dataFolder = join(home, "data");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const asRoot = process.getuid?.() === 0;
const noSmallDisk = "this machine lets no test mount a small disk (it takes root on Linux)";

async function makeCentre(): Promise<string> {
  const { client, workstation } = start(dataFolder);
  await setUp(client);
  const { name } = await client.centre.backUpNow();
  await workstation.stop();
  return name;
}

async function problemOf(folder = dataFolder) {
  const { client, workstation } = start(folder);
  const { phase, problem } = await client.system.status();
  expect(phase).toBe("problem");
  // While the folder can't be opened nobody can sign in, and setting up a second centre over it is out of the question.
  const person = { signInName: "sam", passphrase };
  expect(await codeOf(client.session.signIn(person))).toBe("NOT_SET_UP");
  expect(await codeOf(client.setUp.createCentre({ centreNumber: "1", centreName: "x", person: firstPerson }))).toBe(
    "ALREADY_SET_UP",
  );
  await workstation.stop();
  return problem;
}

describe("a database that can't be read", () => {
  test.each([
    ["empty (0 bytes)", "DATABASE_EMPTY", Buffer.alloc(0)],
    ["garbage", "DATABASE_DAMAGED", Buffer.from("not a database at all. ".repeat(2000))],
    ["another program's", "DATABASE_DAMAGED", undefined],
    ["torn in the middle", "DATABASE_DAMAGED", "torn"],
  ] as const)("%s: the message, the backup on offer, and the file as it was", async (_what, code, content) => {
    const backup = await makeCentre();
    const path = databaseOf(dataFolder);
    const sound = readFileSync(path);
    let bytes: Buffer;
    if (content === undefined) {
      bytes = Buffer.from(sound);
      bytes.writeUInt32BE(0, 68);
    } else if (content === "torn") {
      bytes = Buffer.from(sound);
      bytes.fill(0x5a, 4096, 6 * 4096);
    } else bytes = content;
    writeFileSync(path, bytes);
    const problem = await problemOf();
    expect(problem).toMatchObject({ code, message: messageFor(code, {}) });
    expect(problem?.backups.map(({ name }) => name)).toEqual([backup]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test("a centre that lost its database is no new centre", async () => {
    await makeCentre();
    rmSync(databaseOf(dataFolder));
    expect((await problemOf())?.code).toBe("DATABASE_EMPTY");
  });
});

describe("a folder in use", () => {
  test("names who has it, offers nothing, and lets nobody replace or reset what the other works on", async () => {
    const backup = await makeCentre();
    const other = await startElsewhere(dataFolder);
    expect(other.status.phase).toBe("signed-out");
    const before = statSync(databaseOf(dataFolder)).ino;
    const { client, workstation } = start(dataFolder);
    const { problem } = await client.system.status();
    expect(problem?.code).toBe("FOLDER_IN_USE");
    expect(problem?.message).toContain(`the Assessor Workstation in a browser (process ${other.pid} on `);
    expect(problem?.backups).toEqual([]);
    expect(await codeOf(client.system.restoreBackup({ name: backup }))).toBe("NOT_ALLOWED");
    expect(await codeOf(client.setUp.openDemonstration())).toBe("FOLDER_IN_USE");
    expect(await codeOf(client.setUp.resetDemonstration())).toBe("NOT_DEMONSTRATION");
    expect(statSync(databaseOf(dataFolder)).ino).toBe(before);
    await workstation.stop();
    await other.end();
    // The lock goes with its process.
    const after = start(dataFolder);
    expect((await after.client.system.status()).phase).toBe("signed-out");
    await after.workstation.stop();
  });
});

describe("a folder without write permission", () => {
  test.skipIf(process.platform === "win32")("says so and changes nothing", async () => {
    await makeCentre();
    const bytes = readFileSync(databaseOf(dataFolder));
    if (asRoot) {
      // Root may write everywhere: the core runs as somebody who may only read.
      chmodSync(home, 0o755);
      for (const folder of [dataFolder, join(dataFolder, "centre")]) chmodSync(folder, 0o755);
      const other = await startElsewhere(dataFolder, { uid: 65_534 });
      expect(other.status.problem?.code).toBe("FOLDER_NOT_WRITABLE");
      expect(other.status.problem?.message).toBe(messageFor("FOLDER_NOT_WRITABLE", {}));
      await other.end();
    } else {
      chmodSync(dataFolder, 0o500);
      try {
        expect((await problemOf())?.code).toBe("FOLDER_NOT_WRITABLE");
      } finally {
        chmodSync(dataFolder, 0o700);
      }
    }
    expect(readFileSync(databaseOf(dataFolder)).equals(bytes)).toBe(true);
  });

  test.skipIf(!smallDisks)(`on a disk that may only be read (skipped where ${noSmallDisk})`, async () => {
    const disk = mountSmallDisk("8m");
    if (!disk) return;
    try {
      const first = start(disk.folder);
      await setUp(first.client);
      await first.workstation.stop();
      disk.remount("ro");
      expect((await problemOf(disk.folder))?.code).toBe("FOLDER_NOT_WRITABLE");
      disk.remount("rw");
      const again = start(disk.folder);
      expect((await again.client.system.status()).phase).toBe("signed-out");
      await again.workstation.stop();
    } finally {
      disk.remove();
    }
  });
});

describe("a full disk", () => {
  test.skipIf(!smallDisks)(
    `loses nothing, and work goes on once there is space (skipped where ${noSmallDisk})`,
    async () => {
      const disk = mountSmallDisk("4m");
      if (!disk) return;
      const ballast = join(disk.folder, "ballast");
      /** Takes every byte that is left, down to the last one. */
      const fill = () => {
        let size = 1024 * 1024;
        for (let written = 0; size >= 1; ) {
          try {
            writeFileSync(ballast, Buffer.alloc(size, written), { flag: "a" });
            written += size;
          } catch {
            size = Math.floor(size / 2);
          }
        }
      };
      try {
        const folder = join(disk.folder, "data");
        const { client, workstation } = start(folder);
        await setUp(client);
        const assessorId = (await client.system.status()).person?.id ?? "";
        const { id: learnerId } = await client.learners.register({
          name: "Lena Learner",
          registrationNumber: "FULL1",
          registeredOn: "2026-01-15",
          qualificationId: shippedQualification,
        });
        const change = { assessorId, assessmentId: workBased, receivedOn: "2026-01-20" };
        const files = [{ name: "script.txt", bytes: Buffer.from("Words.") }];
        const { sheetId } = await takeIn(client, learnerId, files, change);

        fill();
        const acknowledged: number[] = [];
        const edit = (count: number) =>
          client.marking.edit({ sheetId, edit: { field: "strengths", itemId: "s1", value: `${count} `.repeat(2000) } });
        let refused: string | undefined;
        for (let count = 1; count <= 5000 && refused === undefined; count += 1) {
          const call = edit(count);
          refused = await call.then(
            () => undefined,
            () => codeOf(call),
          );
          if (refused === undefined) acknowledged.push(count);
        }
        expect(refused).toBe("DISK_FULL");
        const stands = async (of: typeof client) =>
          (await of.marking.openSheet({ sheetId })).entries[0]?.strengths.split(" ")[0];
        const last = String(acknowledged.at(-1) ?? "");
        expect(await stands(client)).toBe(last);
        // Every other way to write says the same, and reading goes on.
        const name = "Another";
        const registered = { name, registrationNumber: "FULL2", registeredOn: "2026-01-15" };
        expect(await codeOf(client.learners.register(registered))).toBe("DISK_FULL");
        expect(await codeOf(client.centre.backUpNow())).toBe("DISK_FULL");
        expect(await client.learners.list()).toHaveLength(1);
        const large = { name: "large.txt", bytes: Buffer.alloc(1024 * 1024, "words ") };
        expect(await codeOf(send(client, large))).toBe("DISK_FULL");

        // With space again the same window goes on, and a restart shows it all.
        rmSync(ballast);
        const { revision } = await edit(9999);
        expect(revision).toBe(acknowledged.length + 1);
        await workstation.stop();
        fill();
        const full = start(folder);
        const status = await full.client.system.status();
        expect([status.phase, status.problem?.code]).toEqual(["problem", "DISK_FULL"]);
        expect(status.problem?.message).toBe(messageFor("DISK_FULL", {}));
        await full.workstation.stop();
        rmSync(ballast);
        const after = start(folder);
        await after.client.session.signIn({ signInName: firstPerson.signInName, passphrase });
        expect(await stands(after.client)).toBe("9999");
        await after.workstation.stop();
      } finally {
        disk.remove();
      }
    },
  );

  test.skipIf(!smallDisks)(
    `an upload that met it is never taken in with a gap (skipped where ${noSmallDisk})`,
    async () => {
      const disk = mountSmallDisk("4m");
      if (!disk) return;
      try {
        const { client, workstation } = start(join(disk.folder, "data"));
        await setUp(client);
        const { id } = await client.learners.register({
          name: "Lena Learner",
          registrationNumber: "GAP1",
          registeredOn: "2026-01-15",
          qualificationId: shippedQualification,
        });
        const ballast = join(disk.folder, "ballast");
        writeFileSync(ballast, Buffer.alloc(2 * 1024 * 1024));
        const bytes = Buffer.alloc(2 * 1024 * 1024, "words ");
        const { uploadId } = await client.uploads.begin({ name: "a.txt", bytes: bytes.length, purpose: "script" });
        const pieces = [0, 1].map((index) => ({
          offset: index * 1024 * 1024,
          piece: new Blob([bytes.subarray(0, 1024 * 1024)]),
        }));
        const answers: string[] = [];
        for (const { offset, piece } of pieces)
          answers.push(
            await client.uploads.append({ uploadId, offset, piece }).then(
              () => "taken",
              (error) => error.code,
            ),
          );
        expect(answers).toContain("DISK_FULL");
        rmSync(ballast);
        // There is space again, but a piece is missing: this upload can't become a script any more.
        const request = takeInRequest(id, [uploadId], { receivedOn: "2026-01-20" });
        expect(["DISK_FULL", "FILE_INCOMPLETE"]).toContain(await codeOf(client.scripts.takeIn(request)));
        await client.uploads.discard({ uploadId });
        const whole = await takeIn(client, id, [{ name: "a.txt", bytes: bytes.subarray(0, 1024 * 1024) }], {
          receivedOn: "2026-01-20",
        });
        expect(whole.files[0]?.bytes).toBe(1024 * 1024);
        await workstation.stop();
      } finally {
        disk.remove();
      }
    },
  );
});

test("a folder that is not there yet is made; a file in its place is told", async () => {
  const { client, workstation } = start(join(home, "deep", "er", "data"));
  expect((await client.system.status()).phase).toBe("set-up");
  await workstation.stop();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "file"), "");
  expect((await problemOf(join(home, "file")))?.code).toBe("FOLDER_NOT_WRITABLE");
});
