import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreeWithQuality } from "../../electron/core/marking/settle-difference.ts";
import { ArchivedCentre, essay, longFile } from "../support/archived-centre.ts";
import type { TestCentre } from "../support/centre.ts";
import { type Entries, withNewManifest, zip } from "../support/zip.ts";

const session = {
  ...{ id: "01900000-0000-7000-8000-000000000000", date: "2026-05-04", clientCode: "A", minutes: 720 },
  ...{ kind: "coaching", note: "", source: "typed" },
};

let made: ArchivedCentre;
let centre: TestCentre;
let entries: Entries;
let archive: Buffer;

beforeAll(async () => {
  made = await ArchivedCentre.open();
  ({ centre, entries, archive } = made);
}, 60_000);

afterAll(() => centre.close());

describe("verify", () => {
  const problemsOf = async (bytes: Buffer) => {
    const report = await made.check(bytes);
    expect(report.intact).toBe(false);
    expect(made.incoming()).toEqual([]);
    return report.problems;
  };

  test("finds an untouched archive intact", async () => {
    const report = await made.check(archive);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({
      intact: true,
      centreName: "Riverside Training",
      learners: 3,
      scripts: 2,
      signaturesChecked: 4,
      signaturesVoided: 1,
    });
    expect(report.filesChecked).toBe(entries.size - 1);
    expect((await made.check(await zip(entries))).intact).toBe(true);
  });

  test("finds a flipped byte in every file, one after the other", async () => {
    for (const [path, bytes] of entries) {
      if (path === "manifest-sha256.txt") continue;
      const flipped = Buffer.from(bytes);
      const middle = Math.floor(flipped.length / 2);
      flipped[middle] = (flipped[middle] ?? 0) ^ 1;
      const problems = await problemsOf(await zip(new Map([...entries, [path, flipped]])));
      expect(
        problems.map((problem) => problem.path),
        path,
      ).toContain(path);
    }
  }, 60_000);

  test("finds a byte flipped in the ZIP itself", async () => {
    const damaged = Buffer.from(archive);
    const at = damaged.indexOf(longFile.subarray(0, 64)) + 300_000;
    damaged[at] = (damaged[at] ?? 0) ^ 0x40;
    expect(await problemsOf(damaged)).toEqual([
      { path: expect.stringMatching(/my-essay\.pdf$/), problem: expect.stringContaining("Changed") },
    ]);
  });

  test("finds what was removed, added, renamed, doubled", async () => {
    const essayPath = [...entries.keys()].find((path) => path.endsWith("/essay.txt")) ?? "";
    const removed = new Map(entries);
    removed.delete(essayPath);
    expect(await problemsOf(await zip(removed))).toEqual([
      { path: essayPath, problem: expect.stringContaining("Missing") },
    ]);
    expect(await problemsOf(await zip([...entries, ["learners/more.txt", essay]]))).toEqual([
      { path: "learners/more.txt", problem: expect.stringContaining("Not listed") },
    ]);
    const renamed = [...entries].map(([path, bytes]) => [path === essayPath ? `${path}x` : path, bytes] as const);
    expect((await problemsOf(await zip(renamed))).map((problem) => problem.path).sort()).toEqual([
      essayPath,
      `${essayPath}x`,
    ]);
    expect(await problemsOf(await zip([...entries, [essayPath, Buffer.from("other")]]))).toEqual([
      { path: essayPath, problem: expect.stringContaining("two files") },
    ]);
  });

  test("finds a second manifest, which some unpackers would follow", async () => {
    const second = Buffer.from(`${"0".repeat(64)}  learners/other.txt\n`);
    expect(await problemsOf(await zip([...entries, ["manifest-sha256.txt", second]]))).toEqual([
      { path: "manifest-sha256.txt", problem: expect.stringContaining("two files") },
    ]);
  });

  test("finds a specification taken out although the manifest was made anew", async () => {
    const path = [...entries.keys()].find((one) => one.startsWith("qualifications/")) ?? "";
    const without = new Map(entries);
    without.delete(path);
    expect(await problemsOf(await zip(withNewManifest(without)))).toEqual([
      { path, problem: expect.stringContaining("Missing: the list of contents has it") },
    ]);
  });

  test("finds a link, which an unpacker would follow out of the archive", async () => {
    const bytes = await zip(entries);
    const path = [...entries.keys()].find((one) => one.endsWith("/essay.txt")) ?? "";
    // The last place where a name stands is the list of contents; what the file is on a disk stands 8 bytes before it.
    bytes.writeUInt16LE(0o120777, bytes.lastIndexOf(path) - 6);
    expect(await problemsOf(bytes)).toEqual([{ path, problem: expect.stringContaining("Refused: it is no file") }]);
  });

  test.each([
    ["name", '"name": "Zoë O’Neill"', '"name": "Somebody Else"'],
    ["registration number", '"registrationNumber": "B/2"', '"registrationNumber": "B/3"'],
  ])("finds a learner whose %s is another in the records than in the list of contents", async (what, from, to) => {
    const path = made.recordPath("B-2");
    const problems = await problemsOf(await zip(withNewManifest(made.changed(path, (text) => text.replace(from, to)))));
    expect(problems).toEqual([{ path, problem: `The learner's ${what} is not the one in the list of contents.` }]);
  });

  test.each([
    [
      "a mark",
      (text: string) => text.replace('"mark": 26', '"mark": 46'),
      "the assessor's marks, feedback or outcome was changed",
    ],
    [
      "a QA mark",
      (text: string) => text.replace('"mark": 30', '"mark": 31'),
      "the QA marks, feedback or outcome was changed",
    ],
    [
      "feedback",
      (text: string) => text.replaceAll('"strengths": "Clear."', '"strengths": "Unclear."'),
      "was changed after signing",
    ],
    [
      "the outcome that counts",
      (text: string) =>
        text.replace('"outcome": "REFERRAL",\n          "from": "qa"', '"outcome": "PASS",\n          "from": "qa"'),
      "The outcome that counts",
    ],
    ["the IQA's feedback", (text: string) => text.replaceAll("Section 2 is not evidenced.", "All fine."), "IQA's"],
    [
      "the standardisation refusal",
      (text: string) => text.replace('"standardisationRefused": true', '"standardisationRefused": false'),
      "the choice on standardisation",
    ],
    [
      "the hours log",
      (text: string) => text.replace('"hours": []', `"hours": [${JSON.stringify(session)}]`),
      "the hours log was changed",
    ],
    [
      "the state",
      (text: string) => text.replace('"state": "qa-signed"', '"state": "signed"'),
      "does not count as quality assured",
    ],
    [
      "a payload",
      (text: string) => text.replace('\\"total\\":59', '\\"total\\":60'),
      "does not belong to what it claims to sign",
    ],
    [
      "a signature taken out as voided",
      (text: string) => text.replaceAll('"voidedAt": null', '"voidedAt": "2026-11-23T09:32:00.000Z"'),
      "no valid signature of the IQA",
    ],
    [
      "another key",
      (text: string) =>
        text.replace(
          /"publicKey": "MCow[^"]+"/,
          '"publicKey": "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="',
        ),
      "key is not one",
    ],
  ])("finds %s altered in the records although the manifest was made anew", async (_what, change, expected) => {
    const altered = made.changed(made.recordPath("B-2"), change);
    expect(altered.get(made.recordPath("B-2"))).not.toEqual(entries.get(made.recordPath("B-2")));
    const problems = await problemsOf(await zip(withNewManifest(altered)));
    expect(problems.map((problem) => problem.problem).join("\n")).toContain(expected);
  });

  test("finds somebody who checked their own work, by way of a changed database", async () => {
    const both = await centre.addPerson("bo", ["assessor", "iqa"], "Bo Both");
    const { learnerId, sheetId } = await centre.takeIn({
      learner: centre.register({ registrationNumber: "OWN" }),
      assessmentId: "work-based-assignment",
      files: [{ name: "own.txt", bytes: essay }],
      assessor: both,
    });
    centre.mark(both, sheetId, { s1: { judge: 30 }, s2: { judge: 30 } });
    await centre.sign(both, sheetId);
    const { file } = centre.staff.centre;
    const assign = "UPDATE script SET assessor_id = ? WHERE id = (SELECT script_id FROM mark_sheet WHERE id = ?)";
    file.prepare(assign).run(made.assessor.person.id, sheetId);
    file.prepare("UPDATE sheet_edit SET person_id = ? WHERE sheet_id = ?").run(made.assessor.person.id, sheetId);
    centre.markQa(both, sheetId, { s1: { judge: 30 }, s2: { judge: 30 } });
    centre.commitQa(both, sheetId);
    await centre.signQa(both, sheetId);
    const problems = await problemsOf((await made.export([learnerId])).bytes);
    expect(problems.map(({ problem }) => problem).join()).toContain("The same person signed it more than once");
  });

  test("finds a script exchanged although the manifest was made anew", async () => {
    const path = [...entries.keys()].find((one) => one.endsWith("/essay.txt")) ?? "";
    const problems = await problemsOf(await zip(withNewManifest(made.changed(path, () => "Somebody else's work."))));
    expect(problems.map((problem) => problem.problem).join()).toContain("is not the one that these records describe");
  });

  test("never follows a name that leads outside", async () => {
    const bytes = await zip([...entries, ["aa/bb/evil.txt", essay]]);
    for (const name of ["../../evil.txt", "/aa/b/evil.txt", "aa\\bb\\evil.txt", "C:/bb/evil.txt", "aa/../../e.txt"]) {
      const evil = Buffer.from(
        bytes.toString("latin1").replaceAll("aa/bb/evil.txt", name.padEnd(14, "x").slice(0, 14)),
        "latin1",
      );
      expect((await problemsOf(evil)).map((problem) => problem.problem).join()).toContain("leads outside the archive");
    }
  });

  test.each([
    ["a cut-off archive", () => archive.subarray(0, archive.length - 3000), "its end is missing"],
    ["something that is no ZIP", () => Buffer.from("not a zip at all, only a text"), "not a ZIP file"],
  ])("says why it can't read %s", async (_what, make, reason) => {
    await expect(made.check(make())).rejects.toMatchObject({
      code: "ARCHIVE_UNREADABLE",
      data: { reason: expect.stringContaining(reason) },
    });
    expect(made.incoming()).toEqual([]);
  });

  test("refuses a ZIP without a manifest, one that would grow without end, and one with a damaged list", async () => {
    await expect(made.check(await zip([["a.txt", essay]]))).rejects.toMatchObject({
      data: { reason: expect.stringContaining("manifest-sha256.txt") },
    });
    const bomb = await zip([...entries, ["bomb.txt", Buffer.alloc(400 * 1024 * 1024)]]);
    await expect(made.check(bomb)).rejects.toMatchObject({
      code: "ARCHIVE_UNREADABLE",
      data: { reason: expect.stringContaining("grow far beyond") },
    });
    // The same file, lying about its size: reading stops where the announced bytes end.
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(1000, lying.lastIndexOf("PK\x01\x02", undefined, "latin1") + 24);
    expect((await problemsOf(lying)).map((problem) => problem.problem)).toEqual([
      expect.stringContaining("Not listed"),
    ]);
    const listed = await zip(withNewManifest(new Map([...entries, ["bomb.txt", Buffer.alloc(90 * 1024 * 1024)]])));
    const start = listed.lastIndexOf("bomb.txt", undefined, "latin1") - 46;
    listed.writeUInt32LE(1000, start + 24);
    expect((await problemsOf(listed)).map((problem) => problem.problem)).toEqual([
      expect.stringContaining("can't be read from the ZIP"),
    ]);
    const damaged = Buffer.from(archive);
    damaged.fill(0, damaged.length - 600, damaged.length - 300);
    await expect(made.check(damaged)).rejects.toMatchObject({ code: "ARCHIVE_UNREADABLE" });
  }, 60_000);
});

describe("command", () => {
  const program = join(import.meta.dirname, "..", "..", "electron", "core", "archive", "verify-archive.ts");
  const verifyFile = (...files: string[]) =>
    spawnSync(process.execPath, ["--no-warnings", program, ...files], { encoding: "utf8" });

  test("reports on a plain file with no centre at hand, and ends with 0, 1 or 2", async () => {
    const folder = mkdtempSync(join(tmpdir(), "archive-"));
    const keep = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    try {
      const intact = verifyFile(keep("intact.zip", archive));
      expect(intact).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^INTACT\nCentre: {6}Riverside Training/),
      });
      expect(intact.stdout).toContain("4 checked, of which 1 voided");
      expect(intact.stdout).toMatch(/\d+ files, 3 learners, 2 scripts/);
      const single = verifyFile(keep("single.zip", (await made.export(made.learnerIds.slice(0, 1))).bytes));
      expect(single.stdout).toMatch(/\d+ files, 1 learner, 1 script\n/);
      const altered = verifyFile(keep("altered.zip", await zip([...entries, ["added.txt", essay]])));
      expect(altered).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(/^NOT INTACT[\s\S]*added\.txt: Not listed/),
      });
      expect(verifyFile(keep("none.zip", Buffer.from("nothing")))).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("can't be read as an archive"),
      });
      expect(verifyFile(join(folder, "missing.zip"))).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("no such file"),
      });
      expect(verifyFile()).toMatchObject({ status: 2 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

test("an archive is intact at every step of settling a QA decision that differs", async () => {
  const { assessor, iqa } = made;
  const [learnerId = ""] = made.learnerIds;
  const script = (await centre.client().scripts.list()).find((candidate) => candidate.learner.id === learnerId);
  const sheetId = script?.sheetId ?? "";
  const check = async () => {
    const exported = await made.export([learnerId]);
    const { problems, signaturesVoided } = await made.check(exported.bytes);
    return { problems, signaturesVoided };
  };
  agreeWithQuality(assessor, sheetId, "The IQA is right.");
  expect(await check()).toEqual({ problems: [], signaturesVoided: 3 });
  centre.mark(assessor, sheetId, { s2: { judge: 21 } });
  await centre.sign(assessor, sheetId);
  expect(await check()).toEqual({ problems: [], signaturesVoided: 3 });
  await centre.signQa(iqa, sheetId);
  expect(await check()).toEqual({ problems: [], signaturesVoided: 3 });
});
