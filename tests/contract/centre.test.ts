import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast } from "../support/cast.ts";
import { shippedQualification } from "../support/centre.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";

let cast: Cast;
let staff: WorkstationClient;
const nowhere = "01900000-0000-7000-8000-000000000000";

beforeAll(async () => {
  cast = await Cast.open();
  staff = await cast.as("stella");
});
afterAll(() => cast.close());

describe("learners", () => {
  const lena = { name: "Lena Learner", registrationNumber: "LEN 001", registeredOn: "2025-02-28" };

  test("are registered and enrolled, and the completion deadline follows", async () => {
    const learner = await staff.learners.register({ ...lena, qualificationId: shippedQualification });
    expect(learner).toMatchObject({ ...lena, revision: 1, scripts: [] });
    expect(learner.enrolments).toMatchObject([{ completeBy: "2028-02-28", enrolledOn: "2026-11-23" }]);
    const taken = { ...lena, name: "Another", registrationNumber: " len001" };
    expect(await codeOf(staff.learners.register(taken))).toBe("REGISTRATION_TAKEN");
  });

  test("are refused with a future date, an unknown qualification, or without a name: all or nothing", async () => {
    const before = (await staff.learners.list()).length;
    const other = { ...lena, registrationNumber: "LEN002" };
    expect(await codeOf(staff.learners.register({ ...other, registeredOn: "2026-11-24" }))).toBe("DATE_IN_FUTURE");
    // As a date field gives it where a digit of the year is still missing.
    await expect(staff.learners.register({ ...other, registeredOn: "0202-11-23" })).rejects.toMatchObject({
      data: { fields: [{ path: "registeredOn", problem: "Look at the year: this day lies too far back." }] },
    });
    expect(await codeOf(staff.learners.register({ ...other, qualificationId: "another" }))).toBe("NOT_FOUND");
    const unnamed = await refusalOf(staff.learners.register({ ...other, name: "  " }));
    expect(unnamed).toMatchObject({
      code: "INVALID_INPUT",
      details: { fields: [{ path: "name", problem: "Type a name." }] },
    });
    expect(await codeOf(staff.learners.register({ ...other, registeredOn: "2026-02-30" }))).toBe("INVALID_INPUT");
    expect((await staff.learners.list()).length).toBe(before);
  });

  test("are changed on the revision that was seen; another's registration number is refused", async () => {
    const one = await staff.learners.register({ ...lena, registrationNumber: "LEN003" });
    const two = await staff.learners.register({ ...lena, registrationNumber: "LEN004" });
    const update = (change: object) => staff.learners.update({ ...one, ...change });
    expect(await codeOf(update({ registrationNumber: two.registrationNumber }))).toBe("REGISTRATION_TAKEN");
    expect(await codeOf(update({ registeredOn: "2027-01-01" }))).toBe("DATE_IN_FUTURE");
    expect(await codeOf(update({ registeredOn: "1026-01-01" }))).toBe("INVALID_INPUT");
    expect(await codeOf(update({ id: nowhere }))).toBe("NOT_FOUND");
    expect(await update({ name: "Lena Renamed" })).toMatchObject({ name: "Lena Renamed", revision: 2 });
    const stale = await refusalOf(update({ name: "Lena Stale" }));
    expect(stale).toMatchObject({ code: "CHANGED_MEANWHILE", details: { kind: "learner" } });
    expect((await staff.learners.get({ id: one.id })).name).toBe("Lena Renamed");
    expect(await codeOf(staff.learners.get({ id: nowhere }))).toBe("NOT_FOUND");
  });

  test("are enrolled once", async () => {
    const { id } = await staff.learners.register({ ...lena, registrationNumber: "LEN005" });
    const enrol = (learnerId: string, qualificationId = shippedQualification) =>
      staff.learners.enrol({ learnerId, qualificationId });
    expect((await enrol(id)).enrolments).toHaveLength(1);
    expect((await enrol(id)).enrolments).toHaveLength(1);
    expect(await codeOf(enrol(nowhere))).toBe("NOT_FOUND");
    expect(await codeOf(enrol(id, "another"))).toBe("NOT_FOUND");
  });
});

describe("the centre", () => {
  test("is changed on the revision that was seen", async () => {
    const before = await staff.centre.get();
    const settings = { idleLockMinutes: 15, attemptsAllowed: 2 };
    await staff.centre.update({ ...before, name: "Renamed Centre", settings });
    expect(await staff.centre.get()).toEqual({
      number: before.number,
      name: "Renamed Centre",
      // What was left out stays as it was.
      settings: { ...before.settings, ...settings },
      revision: before.revision + 1,
    });
    expect(await codeOf(staff.centre.update({ ...before, name: "Stale" }))).toBe("CHANGED_MEANWHILE");
    expect((await staff.system.status()).centre?.name).toBe("Renamed Centre");
    const never = { ...before, settings: { ...settings, idleLockMinutes: 0 } };
    expect(await codeOf(staff.centre.update(never))).toBe("INVALID_INPUT");
  });

  test("knows its qualifications by version", async () => {
    const [shipped] = await staff.qualifications.list();
    expect(shipped).toMatchObject({ id: shippedQualification, reviewDate: "2014-12-31", completeWithinYears: 3 });
    const get = (version: string) => staff.qualifications.get({ id: shippedQualification, version });
    expect((await get(shipped?.version ?? "")).assessments).toHaveLength(2);
    expect(await codeOf(get("1999-01"))).toBe("NOT_FOUND");
  });

  test("keeps a trail of who did what, page by page, with the chain checked", async () => {
    await staff.learners.register({ name: "Tess Trail", registrationNumber: "TRAIL1", registeredOn: "2026-01-15" });
    const { entries, total, chainIntact } = await staff.centre.auditTrail({ limit: 2 });
    expect(chainIntact).toBe(true);
    expect(entries[0]).toMatchObject({
      sequence: total,
      action: "learner.registered",
      recordKind: "learner",
      personName: "stella Person",
      at: cast.centre.clock.now.toISOString(),
    });
    const next = await staff.centre.auditTrail({ before: entries[1]?.sequence, limit: 500 });
    expect(next.entries[0]?.sequence).toBe(total - 2);
    expect(next.entries.at(-1)).toMatchObject({ sequence: 1, action: "centre.created" });
    expect(await codeOf(staff.centre.auditTrail({ limit: 501 }))).toBe("INVALID_INPUT");
  });

  test("notes in the trail that somebody backed up, and under which name", async () => {
    const { name } = await staff.centre.backUpNow();
    const [newest] = (await staff.centre.auditTrail({ limit: 1 })).entries;
    expect(newest).toMatchObject({ action: "centre.backed-up", personName: "stella Person" });
    expect(newest?.details).toContain(name);
  });

  test("a sound database is never replaced by a backup", async () => {
    const { name } = await staff.centre.backUpNow();
    expect(await codeOf(staff.system.restoreBackup({ name }))).toBe("NOT_ALLOWED");
    expect(await codeOf(staff.setUp.resetDemonstration())).toBe("NOT_DEMONSTRATION");
    expect(await codeOf(staff.setUp.leaveDemonstration())).toBe("NOT_DEMONSTRATION");
  });
});

test("before a centre is set up, and once it is signed out, every call for records says so", async () => {
  const { Workstation } = await import("../../electron/core/workstation.ts");
  const { createRouterClient } = await import("@orpc/server");
  const { router } = await import("../../electron/core/router.ts");
  const options = { dataFolder: `${cast.centre.home}/empty`, resourcesFolder: cast.centre.workstation.resourcesFolder };
  const workstation = new Workstation({ ...options, version: "0.0.0-test", host: "browser" });
  const client: WorkstationClient = createRouterClient(router, { context: { workstation, connectionId: "test" } });
  expect(await client.system.status()).toMatchObject({ phase: "set-up", centreExists: false, signInNames: [] });
  expect(await codeOf(client.learners.list())).toBe("NOT_SET_UP");
  expect(await codeOf(client.session.signIn({ signInName: "staff", passphrase: "any" }))).toBe("NOT_SET_UP");
  await workstation.stop();
});

describe("other windows", () => {
  test("learn that records changed, but not of their own changes, and never what changed", async () => {
    const heard: string[] = [];
    const stop = new AbortController();
    const listen = async (connectionId: string) => {
      const changes = await cast.centre.client(connectionId).system.changes(undefined, { signal: stop.signal });
      for await (const change of changes) heard.push(`${connectionId}: ${JSON.stringify(change)}`);
    };
    const listening = ["one", "two"].map((name) => listen(name).catch(() => undefined));
    await new Promise((resolve) => setImmediate(resolve));
    await cast.centre.client("one").learners.list();
    await cast.centre
      .client("one")
      .learners.register({ name: "Walt Window", registrationNumber: "WIN1", registeredOn: "2026-01-15" });
    await vi.waitFor(() => expect(heard).not.toEqual([]));
    stop.abort();
    await Promise.all(listening);
    expect(heard).toEqual(['two: {"kind":"records"}']);
  });
});

describe("the idle lock", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("forgets the person and the keys after the centre's minutes, and not while somebody is at work", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const own = await Cast.open();
    try {
      const client = await own.as("ann");
      const minutes = async (count: number) => {
        own.centre.wait(count * 60_000);
        await vi.advanceTimersByTimeAsync(5_000);
        return (await client.system.status()).phase;
      };
      expect(await minutes(9)).toBe("signed-in");
      await client.session.touch();
      expect(await minutes(9)).toBe("signed-in");
      expect(await minutes(2)).toBe("signed-out");
      expect(own.centre.workstation.session).toBeUndefined();
      expect(await codeOf(client.marking.queue())).toBe("NOT_SIGNED_IN");
    } finally {
      await own.close();
    }
  });
});
