import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSignatureValid } from "../../electron/core/marking/sign-sheet.ts";
import { listSigningKeys } from "../../electron/core/store/people.ts";
import { listSignatures } from "../../electron/core/store/signatures.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { Cast, passing } from "../support/cast.ts";
import { passphrase } from "../support/centre.ts";
import { codeOf, refusalOf } from "../support/refusal.ts";

let cast: Cast;
let client: WorkstationClient;
const nowhere = "01900000-0000-7000-8000-000000000000";
const seconds = 1_000;

beforeAll(async () => {
  cast = await Cast.open();
  client = cast.centre.client();
});
afterAll(() => cast.close());

const signIn = (signInName: string, words = passphrase) => client.session.signIn({ signInName, passphrase: words });

describe("what windows keep for a person", () => {
  test("is theirs alone, stands until it is kept anew, and outlives the session", async () => {
    const ann = await cast.as("ann");
    await ann.session.keep([
      { name: "place 1", value: "page 7" },
      { name: "colour-scheme", value: "dark" },
    ]);
    await ann.session.keep([{ name: "place 1", value: "page 9" }]);
    const otto = await cast.as("otto");
    expect(await otto.session.keepsakes()).toEqual([]);
    const again = await cast.as("ann");
    expect(new Map((await again.session.keepsakes()).map(({ name, value }) => [name, value]))).toEqual(
      new Map([
        ["place 1", "page 9"],
        ["colour-scheme", "dark"],
      ]),
    );
  });

  test("may be as long as a text of a mark sheet", async () => {
    const ivan = await cast.as("ivan");
    const value = "é".repeat(20_000);
    await ivan.session.keep([{ name: "iqa-feedback 1", value }]);
    expect(await (await cast.as("ivan")).session.keepsakes()).toEqual([{ name: "iqa-feedback 1", value }]);
    expect(await codeOf(ivan.session.keep([{ name: "iqa-feedback 1", value: `${value}é` }]))).toBe("INVALID_INPUT");
  });

  test("is let go of, the oldest first, beyond six hundred", async () => {
    const ina = await cast.as("ina");
    for (let number = 1; number <= 605; number += 5) {
      cast.centre.clock.now = new Date(cast.centre.clock.now.getTime() + 1);
      await ina.session.keep(
        Array.from({ length: 5 }, (_, index) => ({ name: `place ${number + index}`, value: "x" })),
      );
    }
    const names = new Set((await ina.session.keepsakes()).map(({ name }) => name));
    expect(names.size).toBe(600);
    expect([names.has("place 5"), names.has("place 6"), names.has("place 605")]).toEqual([false, true, true]);
  });
});

describe("the words that a person had the spell check learn", () => {
  test("are theirs alone, outlive the session, and are forgotten when they say so", async () => {
    const ann = await cast.as("ann");
    await ann.session.addWord({ word: "Zyxwood" });
    await ann.session.addWord({ word: "O’Zyx" });
    expect(await ann.session.addWord({ word: "Zyxwood" })).toEqual(["Zyxwood", "O’Zyx"]);
    const otto = await cast.as("otto");
    expect(await otto.session.words()).toEqual([]);
    expect(await otto.session.removeWord({ word: "Zyxwood" })).toEqual([]);
    const again = await cast.as("ann");
    expect(await again.session.words()).toEqual(["Zyxwood", "O’Zyx"]);
    expect(await again.session.removeWord({ word: "Zyxwood" })).toEqual(["O’Zyx"]);
  });

  test("are words, and nothing else", async () => {
    const ann = await cast.as("ann");
    for (const word of ["", "two words", "<b>", "x".repeat(61), "7.01"])
      expect(await codeOf(ann.session.addWord({ word })), word).toBe("INVALID_INPUT");
  });
});

describe("signing in", () => {
  test("tells who works here now, and signing out forgets them", async () => {
    expect(await signIn("ANN ")).toMatchObject({ name: "ann Person", signInName: "ann", roles: ["assessor"] });
    expect(await client.system.status()).toMatchObject({ phase: "signed-in", person: { signInName: "ann" } });
    await client.session.signOut();
    expect(await client.system.status()).toMatchObject({ phase: "signed-out", person: null });
    expect(cast.centre.workstation.session).toBeUndefined();
    expect(await codeOf(client.marking.queue())).toBe("NOT_SIGNED_IN");
  });

  test("each wrong passphrase makes the wait longer, up to five minutes, and a right one clears it", async () => {
    const waits: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const refusal = await refusalOf(signIn("otto", `wrong ${tries}`));
      expect(refusal.code).toBe("WRONG_PASSPHRASE");
      const { retryAt } = refusal.details as { retryAt: string };
      const wait = Date.parse(retryAt) - cast.centre.clock.now.getTime();
      waits.push(wait / seconds);
      cast.centre.wait(wait - 1);
      // Not even the right passphrase is taken before the time has come; trying does not prolong it.
      expect(await refusalOf(signIn("otto"))).toMatchObject({ code: "TOO_SOON", details: { retryAt } });
      cast.centre.wait(1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    await signIn("otto");
    const { details } = await refusalOf(signIn("otto", "wrong again"));
    expect(details).toEqual({ retryAt: new Date(cast.centre.clock.now.getTime() + seconds).toISOString() });
    cast.centre.wait(seconds);
  });

  test("a clock that was years ahead at a failure, and is right again, locks nobody out", async () => {
    const today = cast.centre.clock.now;
    cast.centre.clock.now = new Date("2036-01-01T00:00:00.000Z");
    await refusalOf(signIn("otto", "wrong"));
    expect(await codeOf(signIn("otto"))).toBe("TOO_SOON");
    cast.centre.clock.now = today;
    await signIn("otto");
  });

  test("the wait survives a restart and is one person's only", async () => {
    const own = await Cast.open();
    const window = own.centre.client();
    const sign = (signInName: string, words = passphrase) => window.session.signIn({ signInName, passphrase: words });
    await refusalOf(sign("ivan", "wrong"));
    const { workstation } = own.centre;
    await workstation.switchTo(workstation.folder);
    expect(await codeOf(sign("ivan"))).toBe("TOO_SOON");
    await sign("ina");
    own.centre.wait(seconds);
    await sign("ivan");
    await own.close();
  });

  test("guesses sent at once get no further than guesses one by one, at signing too", async () => {
    const { sheetId } = await cast.assigned();
    cast.centre.mark(cast.people.ann, sheetId, passing);
    await signIn("ann");
    const guesses = ["one", "two", "three", "four", passphrase];
    const codes = guesses.map((words) => codeOf(client.marking.sign({ sheetId, revision: 2, passphrase: words })));
    expect((await Promise.all(codes)).sort()).toEqual([...Array(4).fill("TOO_SOON"), "WRONG_PASSPHRASE"]);
    cast.centre.wait(seconds);
  });

  test("an unknown name gets the same answer as a wrong passphrase", async () => {
    const unknown = await refusalOf(signIn("nobody"));
    expect(unknown.code).toBe("WRONG_PASSPHRASE");
    expect(await codeOf(signIn("nobody"))).toBe("TOO_SOON");
  });

  test("the same passphrase typed another way is the same", async () => {
    const staff = await cast.as("staff");
    await staff.people.add({
      name: "Zoë",
      signInName: "zoe",
      roles: ["iqa"],
      passphrase: "cafe\u0301 au lait, please",
    });
    await signIn("zoe", "café au lait, please");
  });
});

describe("passphrases", () => {
  test("a new person gets a first one, and is asked to change it", async () => {
    const staff = await cast.as("stella");
    const nora = { name: "Nora New", signInName: "nora", roles: ["assessor" as const] };
    const weak = await refusalOf(staff.people.add({ ...nora, passphrase: "elevenchars" }));
    expect(weak).toMatchObject({ code: "PASSPHRASE_WEAK", details: { atLeast: 12 } });
    await staff.people.add({ ...nora, passphrase });
    const taken = staff.people.add({ ...nora, signInName: " NORA ", name: "Another", passphrase });
    expect(await codeOf(taken)).toBe("SIGN_IN_NAME_TAKEN");
    expect(await signIn("nora")).toMatchObject({ mustChangePassphrase: true });

    const change = (from: string, to: string) =>
      client.session.changePassphrase({ passphrase: from, newPassphrase: to });
    expect(await codeOf(change(passphrase, "too short"))).toBe("PASSPHRASE_WEAK");
    expect(await codeOf(change("wrong", "another long passphrase"))).toBe("WRONG_PASSPHRASE");
    expect(await codeOf(change(passphrase, "another long passphrase"))).toBe("TOO_SOON");
    cast.centre.wait(seconds);
    await change(passphrase, "another long passphrase");
    expect(await client.system.status()).toMatchObject({ person: { mustChangePassphrase: false } });
    expect(await codeOf(signIn("nora"))).toBe("WRONG_PASSPHRASE");
    cast.centre.wait(seconds);
    await signIn("nora", "another long passphrase");
  });

  test("a change keeps the signing key; a reset by staff replaces it, and what was signed stays valid", async () => {
    const { sheetId } = await cast.signed();
    const keysOfAnn = () =>
      listSigningKeys(cast.centre.staff.db).filter((key) => key.personId === cast.people.ann.person.id);
    await signIn("ann");
    await client.session.changePassphrase({ passphrase, newPassphrase: "a second passphrase" });
    expect(keysOfAnn()).toHaveLength(1);

    const staff = await cast.as("stella");
    const id = cast.people.ann.person.id;
    expect(await codeOf(staff.people.resetPassphrase({ id, passphrase: "short" }))).toBe("PASSPHRASE_WEAK");
    expect(await codeOf(staff.people.resetPassphrase({ id: nowhere, passphrase }))).toBe("NOT_FOUND");
    await staff.people.resetPassphrase({ id, passphrase });
    expect(await codeOf(signIn("ann", "a second passphrase"))).toBe("WRONG_PASSPHRASE");
    cast.centre.wait(seconds);
    expect(await signIn("ann")).toMatchObject({ mustChangePassphrase: true });

    expect(keysOfAnn()).toHaveLength(2);
    const [signature] = listSignatures(cast.centre.staff.db, cast.centre.staff.keys, sheetId);
    const key = keysOfAnn().find((candidate) => candidate.id === signature?.signingKeyId);
    if (!signature || !key) throw new Error("The signature or its key is gone.");
    expect(isSignatureValid(key.publicKey, signature.payload, signature.signature)).toBe(true);
    // And the new key signs, once it is under a passphrase that only its owner knows.
    const next = await cast.signed();
    expect(await codeOf(client.marking.openSheet({ sheetId: next.sheetId }))).toBe("NOT_ALLOWED");
    await client.session.changePassphrase({ passphrase, newPassphrase: "a passphrase of one's own" });
    expect(await client.marking.openSheet({ sheetId: next.sheetId })).toMatchObject({ signatures: [{ valid: true }] });
  });
});

describe("the recovery code", () => {
  test("gives a person a new passphrase, loses nothing, and makes guessing slower each time", async () => {
    const { Workstation } = await import("../../electron/core/workstation.ts");
    const { createRouterClient } = await import("@orpc/server");
    const { router } = await import("../../electron/core/router.ts");
    const { resourcesFolder } = await import("../support/centre.ts");
    const { join } = await import("node:path");
    const clock = { now: new Date("2026-11-23T09:30:00.000Z") };
    const workstation = new Workstation({
      dataFolder: join(cast.centre.home, "second"),
      resourcesFolder,
      version: "0.0.0-test",
      host: "browser",
      kdfCost: 2 ** 12,
      now: () => clock.now,
    });
    const fresh: WorkstationClient = createRouterClient(router, { context: { workstation, connectionId: "test" } });
    const person = { name: "Fay First", signInName: "fay", roles: ["centre-staff" as const], passphrase };
    const set = { centreNumber: "1", centreName: "Second", person };
    const weak = fresh.setUp.createCentre({ ...set, person: { ...person, passphrase: "short" } });
    expect(await codeOf(weak)).toBe("PASSPHRASE_WEAK");
    const alone = fresh.setUp.createCentre({
      ...set,
      person: { ...person, roles: ["assessor" as const, "iqa" as const] },
    });
    expect(await codeOf(alone)).toBe("INVALID_INPUT");
    const { recoveryCode } = await fresh.setUp.createCentre(set);
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await codeOf(fresh.setUp.createCentre(set))).toBe("ALREADY_SET_UP");
    const learner = await fresh.learners.register({
      name: "Lena Learner",
      registrationNumber: "REC1",
      registeredOn: "2026-01-15",
    });
    await fresh.session.signOut();

    const recover = (code: string, signInName = "fay", newPassphrase = "a recovered passphrase") =>
      fresh.session.recover({ signInName, recoveryCode: code, newPassphrase });
    const wrong = recoveryCode.replace(/^./, (first) => (first === "7" ? "8" : "7"));
    for (const wait of [1, 2, 4]) {
      const refusal = await refusalOf(recover(wrong));
      const retryAt = new Date(clock.now.getTime() + wait * seconds).toISOString();
      expect(refusal).toMatchObject({ code: "WRONG_RECOVERY_CODE", details: { retryAt } });
      expect(await codeOf(recover(recoveryCode))).toBe("TOO_SOON");
      clock.now = new Date(retryAt);
    }
    expect(await codeOf(recover(recoveryCode, "fay", "short"))).toBe("PASSPHRASE_WEAK");
    expect(await codeOf(recover(recoveryCode, "nobody"))).toBe("NOT_FOUND");
    expect((await fresh.system.status()).phase).toBe("signed-out");
    // As a person types it: lower case, spaces, O for 0 and I for 1.
    const typed = recoveryCode.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "i");
    expect(await recover(typed)).toMatchObject({ signInName: "fay", mustChangePassphrase: false });
    expect((await fresh.learners.get({ id: learner.id })).name).toBe("Lena Learner");
    await fresh.session.signOut();
    expect(await codeOf(fresh.session.signIn({ signInName: "fay", passphrase }))).toBe("WRONG_PASSPHRASE");
    clock.now = new Date(clock.now.getTime() + seconds);
    await fresh.session.signIn({ signInName: "fay", passphrase: "a recovered passphrase" });
    await workstation.stop();
  });

  test("is made anew by staff who give their passphrase again; the old one then opens nothing", async () => {
    const staff = await cast.as("staff");
    const { recoveryCode: old } = await staff.centre.renewRecoveryCode({ passphrase });
    const wrong = await refusalOf(staff.centre.renewRecoveryCode({ passphrase: "not the passphrase" }));
    expect(wrong.code).toBe("WRONG_PASSPHRASE");
    expect(await codeOf(staff.centre.renewRecoveryCode({ passphrase }))).toBe("TOO_SOON");
    cast.centre.wait(seconds);
    const { recoveryCode } = await staff.centre.renewRecoveryCode({ passphrase });
    expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const { entries } = await staff.centre.auditTrail({ limit: 1 });
    expect(entries[0]).toMatchObject({ action: "centre.recovery-code-renewed", personName: "Sam Staff" });
    expect(JSON.stringify(entries)).not.toContain(recoveryCode);
    const { id } = await cast.centre.register();
    await staff.session.signOut();

    const recover = (code: string) =>
      client.session.recover({ signInName: "ivan", recoveryCode: code, newPassphrase: "a recovered passphrase" });
    expect(await codeOf(recover(old))).toBe("WRONG_RECOVERY_CODE");
    cast.centre.wait(seconds);
    expect(await recover(recoveryCode)).toMatchObject({ signInName: "ivan" });
    // The data is the same as before, and so is the key that seals it.
    await cast.as("staff");
    expect((await client.learners.get({ id })).id).toBe(id);
  });
});

describe("people", () => {
  test("are changed on the revision that was seen", async () => {
    const staff = await cast.as("stella");
    const [ivan] = (await staff.people.list()).filter((person) => person.signInName === "ivan");
    if (!ivan) throw new Error("Ivan is gone.");
    const changed = await staff.people.update({ ...ivan, name: "Ivan Renamed" });
    expect(changed).toMatchObject({ name: "Ivan Renamed", revision: ivan.revision + 1 });
    const stale = await refusalOf(staff.people.update({ ...ivan, name: "Ivan Stale" }));
    expect(stale).toMatchObject({ code: "CHANGED_MEANWHILE", details: { kind: "person" } });
    expect(await codeOf(staff.people.update({ ...ivan, id: nowhere }))).toBe("NOT_FOUND");
    expect(await codeOf(staff.people.update({ ...changed, roles: [] }))).toBe("INVALID_INPUT");
  });

  test("the last person with the centre staff role keeps it", async () => {
    const staff = await cast.as("staff");
    const people = await staff.people.list();
    const [sam, stella] = ["staff", "stella"].map((name) => people.find((person) => person.signInName === name));
    if (!sam || !stella) throw new Error("The staff are gone.");
    const gone = await staff.people.update({ ...stella, active: false });
    expect(await codeOf(staff.people.update({ ...sam, roles: ["assessor"] }))).toBe("LAST_STAFF");
    expect(await codeOf(staff.people.update({ ...sam, active: false }))).toBe("LAST_STAFF");
    expect((await staff.system.status()).signInNames).not.toContain("stella");
    expect(cast.centre.workstation.session).toBeDefined();
    expect(await codeOf(signIn("stella"))).toBe("WRONG_PASSPHRASE");
    cast.centre.wait(seconds);
    const back = await staff.people.update({ ...gone, active: true });
    await signIn("stella");
    // Who sets themselves inactive is signed out at once, keys and all.
    await client.people.update({ ...back, active: false });
    expect(cast.centre.workstation.session).toBeUndefined();
    expect((await client.system.status()).phase).toBe("signed-out");
  });
});
