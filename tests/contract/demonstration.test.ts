import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../support/refusal.ts";
import { setUp, start } from "../support/starting.ts";

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "workstation-demonstration-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the demonstration has a folder of its own, says what it is, can be reset, and leads back", async () => {
  const { client, workstation } = start(join(home, "data"));
  await setUp(client);
  const own = { name: "Lena Own", registrationNumber: "OWN1", registeredOn: "2026-01-15" };
  await client.learners.register(own);
  await client.session.signOut();
  expect((await client.system.status()).demonstrationRoles).toBeNull();

  await client.setUp.openDemonstration();
  const status = await client.system.status();
  expect(status).toMatchObject({ phase: "signed-out", demonstration: true, centreExists: true, person: null });
  const passphrase = status.demonstrationPassphrase ?? "";
  const roles = new Map<string, string>();
  for (const signInName of status.signInNames) {
    const held = (await client.session.signIn({ signInName, passphrase })).roles;
    for (const role of held) roles.set(role, signInName);
    // A newcomer is told whom to choose.
    expect(status.demonstrationRoles?.[signInName]).toEqual(held);
  }
  expect([...roles.keys()].sort()).toEqual(["assessor", "centre-staff", "iqa"]);
  const staff = { signInName: roles.get("centre-staff") ?? "", passphrase };
  await client.session.signIn(staff);
  const learners = await client.learners.list();
  expect(learners).toHaveLength(12);
  expect(learners.map(({ name }) => name)).not.toContain(own.name);
  const scripts = await client.scripts.list();
  expect(scripts).toHaveLength(20);
  const states = new Set(scripts.map(({ state }) => state));
  expect([...states].sort()).toEqual(
    ["assigned", "in-marking", "in-qa", "qa-committed", "qa-signed", "received", "signed"].sort(),
  );
  expect((await client.centre.auditTrail({})).chainIntact).toBe(true);
  const another = { name: "Lena Added", registrationNumber: "ADDED1", registeredOn: "2026-01-15" };
  await client.learners.register(another);

  await client.setUp.resetDemonstration();
  expect((await client.system.status()).phase).toBe("signed-out");
  await client.session.signIn(staff);
  expect(await client.learners.list()).toHaveLength(12);

  await client.setUp.leaveDemonstration();
  expect(await client.system.status()).toMatchObject({ phase: "signed-out", demonstration: false });
  expect(await codeOf(client.session.signIn(staff))).toBe("WRONG_PASSPHRASE");
  await client.session.signIn({ signInName: "sam", passphrase: "three unrelated words" });
  expect((await client.learners.list()).map(({ name }) => name)).toEqual([own.name]);
  await workstation.stop();
  // Half-made ones would stand beside it.
  expect(readdirSync(join(home, "data")).filter((name) => name.startsWith("demonstration"))).toEqual(["demonstration"]);
}, 60_000);
