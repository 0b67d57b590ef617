import { execFileSync, spawnSync } from "node:child_process";
import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scriptPath } from "../../electron/core/scripts/script-files.ts";
import { findQualification } from "../../electron/core/store/qualifications.ts";
import { listScriptFiles } from "../../electron/core/store/script-files.ts";
import { ArchivedCentre, essay } from "../support/archived-centre.ts";
import { shippedQualification, type TestCentre } from "../support/centre.ts";
import { type Entries, unzip, zip } from "../support/zip.ts";

/** From coreutils; the test that needs it is skipped where it is missing. */
const sumProgram = "sha256sum";

let made: ArchivedCentre;
let centre: TestCentre;
let entries: Entries;

beforeAll(async () => {
  made = await ArchivedCentre.open();
  ({ centre, entries } = made);
}, 60_000);

afterAll(() => centre.close());

describe("export", () => {
  test("comes in pieces that add up to the announced sum, under a name that says nothing about a learner", async () => {
    const { bytes, sha256, fileName } = await made.export(made.learnerIds);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(fileName).toBe("archive-20261123T0931-3-learners.zip");
  });

  test("plans what it will hold", async () => {
    const plan = await centre.client().archive.plan({ learnerIds: made.learnerIds });
    expect(plan).toMatchObject({ learners: 3, scripts: 2, files: 7, unfinished: 1 });
    await expect(centre.client().archive.plan({ learnerIds: [] })).rejects.toMatchObject({ code: "NOTHING_CHOSEN" });
  });

  test("holds the scripts byte for byte, under safe and unique names", () => {
    const paths = [...entries.keys()];
    const scripts = paths.filter(
      (path) =>
        path.startsWith("learners/B-2-zoe-oneill/work-based-assignment-attempt-1/script/") || path.includes("/B-2-"),
    );
    expect(scripts.map((path) => path.split("/").at(-1))).toEqual(
      expect.arrayContaining([
        "etc-passwd.txt",
        "file-2.txt",
        "essay.txt",
        "ESSAY-2.TXT",
        "file-5-con.txt",
        "my-essay.pdf",
        "mark-sheet.pdf",
        "learner.json",
      ]),
    );
    for (const path of paths) {
      expect(path).toMatch(/^[A-Za-z0-9._/-]+$/);
      expect(
        path.split("/").every((part) => part !== "" && !/^\.+$/.test(part) && !/^(con|nul|aux|prn)(\.|$)/i.test(part)),
      ).toBe(true);
      expect(path.length).toBeLessThan(200);
    }
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    const record = JSON.parse(entries.get(made.recordPath("B-2"))?.toString() ?? "");
    for (const file of record.scripts[0].files) {
      const bytes = entries.get(file.path) ?? Buffer.alloc(0);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
      expect(bytes.length).toBe(file.bytes);
    }
    expect(record.scripts[0].files.map((file: { name: string }) => file.name)).toContain("../../etc/passwd.txt");
  });

  test("lists the sums of everything but the manifest, in the way sha256sum reads", () => {
    const lines = (entries.get("manifest-sha256.txt")?.toString() ?? "").trimEnd().split("\n");
    const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)] as const));
    expect([...listed.keys()]).toEqual([...entries.keys()].filter((path) => path !== "manifest-sha256.txt"));
    for (const [path, sum] of listed)
      expect(
        createHash("sha256")
          .update(entries.get(path) ?? "")
          .digest("hex"),
      ).toBe(sum);
  });

  test.skipIf(spawnSync("unzip", ["-v"]).error || spawnSync(sumProgram, ["--version"]).error)(
    "is unpacked and checked by unzip and sha256sum alone",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "archive-"));
      try {
        writeFileSync(join(folder, "archive.zip"), made.archive);
        execFileSync("unzip", ["-q", "archive.zip", "-d", "out"], { cwd: folder });
        const answer = execFileSync(sumProgram, ["-c", "manifest-sha256.txt"], {
          cwd: join(folder, "out"),
          encoding: "utf8",
        });
        expect(
          answer
            .trimEnd()
            .split("\n")
            .every((line) => line.endsWith(": OK")),
        ).toBe(true);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  test("has both columns, the decision, signatures that anybody can check, and what the audit log says", () => {
    const record = JSON.parse(entries.get(made.recordPath("B-2"))?.toString() ?? "");
    const { sheet, standardisationStatement } = record.scripts[0];
    expect(standardisationStatement).toMatch(/^REFUSED/);
    expect(sheet.assessor).toMatchObject({ total: 59, outcome: "PASS" });
    expect(sheet.qa).toMatchObject({ total: 50, outcome: "REFERRAL" });
    expect(sheet.standing).toEqual({ outcome: "REFERRAL", from: "qa" });
    expect(
      sheet.signatures.map((one: { role: string; voidedReason: string | null }) => [one.role, one.voidedReason]),
    ).toEqual([
      ["assessor", "Typed in the wrong section."],
      ["assessor", null],
      ["iqa", null],
    ]);
    for (const one of sheet.signatures) {
      const key = createPublicKey({ key: Buffer.from(one.publicKey, "base64"), format: "der", type: "spki" });
      expect(verify(null, Buffer.from(one.payload), key, Buffer.from(one.signature, "base64"))).toBe(true);
    }
    const actions = record.audit.map((one: { action: string }) => one.action);
    expect(actions).toEqual(
      expect.arrayContaining([
        "learner.registered",
        "script.taken-in",
        "sheet.signed",
        "sheet.reopened",
        "sheet.qa-signed",
      ]),
    );
    expect(entries.has("qualifications/ilm-l7-certificate-executive-coaching-2011-10.json")).toBe(true);
    expect(entries.get("README.txt")?.toString()).toContain("sha256sum -c manifest-sha256.txt");
  });

  test("leaves an uncommitted QA column out, everywhere", () => {
    const whole = [...entries]
      .filter(([path]) => path.endsWith(".json"))
      .map(([, bytes]) => bytes.toString())
      .join();
    expect(whole).not.toContain("A draft that nobody may see yet.");
    const record = JSON.parse(entries.get(made.recordPath("learner-CON"))?.toString() ?? "");
    expect(record.scripts[0].sheet).toMatchObject({
      qa: null,
      leftOut: expect.stringContaining("under way"),
      standing: { outcome: "PASS", from: "assessor" },
    });
  });

  test("holds two versions of a specification whose names come down to one", async () => {
    const shipped = findQualification(centre.staff.db, shippedQualification, "2011-10");
    if (!shipped) throw new Error("The shipped qualification is there.");
    const long = { ...shipped, id: "a-qualification-whose-id-leaves-no-room-for-its-version-number" };
    const learnerIds = ["2011/10", "2012/10"].map((version) => {
      centre.addQualification({ ...long, version });
      return centre.register({ qualificationId: long.id }).id;
    });
    const { bytes } = await made.export(learnerIds);
    expect((await made.check(bytes)).problems).toEqual([]);
    const specifications = [...(await unzip(bytes))].filter(([path]) => path.startsWith("qualifications/"));
    const versions = specifications.map(([, content]) => JSON.parse(content.toString()).version);
    expect(versions).toEqual(["2011/10", "2012/10"]);
  });

  test("keeps the assessor's column from staff who are the sheet's IQA, until their own is committed", async () => {
    const script = await centre.takeIn({
      learner: centre.register({ registrationNumber: "BLIND" }),
      assessmentId: "work-based-assignment",
      files: [{ name: "a.txt", bytes: essay }],
      assessor: made.assessor,
    });
    centre.mark(made.assessor, script.sheetId, { s1: { judge: 41, strengths: "Seen by nobody." }, s2: { judge: 42 } });
    await centre.sign(made.assessor, script.sheetId);
    const { learnerId } = script;
    expect(await centre.client().archive.plan({ learnerIds: [learnerId] })).toMatchObject({ withheld: 1 });
    // Nobody has it in hand yet: staff who are IQAs may be the ones who will.
    const before = [...(await unzip((await made.export([script.learnerId])).bytes)).values()].join();
    expect(before).not.toContain("Seen by nobody.");
    expect(before).toContain("must not see them before");
    centre.markQa(centre.staff, script.sheetId, { s1: { judge: 40 } });
    const text = await unzip(await (await made.export([script.learnerId])).bytes);
    const record = JSON.parse(
      text.get([...text.keys()].find((path) => path.endsWith("learner.json")) ?? "")?.toString() ?? "",
    );
    expect(JSON.stringify(record)).not.toContain("Seen by nobody.");
    expect(record.scripts[0].sheet).toMatchObject({
      assessor: null,
      qa: null,
      withheld: true,
      signatures: [],
      standing: null,
    });
    expect((await made.check(await zip(text))).problems).toEqual([]);
  });

  test("is noted in the audit log, and leaves nothing behind when it is stopped or fails", async () => {
    const { entries: trail } = await centre.client().centre.auditTrail({ limit: 500 });
    expect(trail.some((one) => one.action === "archive.exported")).toBe(true);
    expect(made.incoming()).toEqual([]);

    const stopped = await centre.client().archive.export({ learnerIds: made.learnerIds });
    for await (const progress of stopped) if (progress.step === "working" && progress.doneItems > 4) break;
    expect(made.incoming()).toEqual([]);

    const stop = new AbortController();
    const aborted = async () => {
      for await (const _ of await centre
        .client()
        .archive.export({ learnerIds: made.learnerIds }, { signal: stop.signal }))
        stop.abort();
    };
    await expect(aborted()).rejects.toThrow();
    expect(made.incoming()).toEqual([]);
  });

  test("ends with the session of the person who asked for it", async () => {
    const signedOut = async () => {
      for await (const progress of await centre.client().archive.export({ learnerIds: made.learnerIds })) {
        if (progress.step === "working" && progress.doneItems > 4) await centre.workstation.endSession();
      }
    };
    await expect(signedOut()).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
    expect(made.incoming()).toEqual([]);
    await centre.signInAs("staff");
  });

  test("refuses to archive a script that is not what was taken in", async () => {
    const learner = centre.register({ registrationNumber: "DAMAGED" });
    const script = await centre.takeIn({
      learner,
      assessmentId: "work-based-assignment",
      files: [{ name: "a.txt", bytes: Buffer.from("only here") }],
    });
    const [file] = listScriptFiles(centre.staff.db, centre.staff.keys, script.id);
    writeFileSync(scriptPath(centre.staff.centre.folder, file?.contentToken ?? Buffer.alloc(0)), "damaged");
    const failing = async () => {
      for await (const _ of await centre.client().archive.export({ learnerIds: [learner.id] }));
    };
    await expect(failing()).rejects.toMatchObject({ code: "FILE_DAMAGED" });
    expect(made.incoming()).toEqual([]);
  });
});
