import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refuseCaller } from "../../electron/core/procedures.ts";
import { contract } from "../../shared/contract/index.ts";
import { allRoles, type Role } from "../../shared/domain/roles.ts";
import { WorkstationError } from "../../shared/errors/workstation-error.ts";
import { TestCentre } from "../support/centre.ts";
import { refusalOf } from "../support/refusal.ts";

type Allowed = "anybody" | "signed-in" | readonly Role[];
const staff: Allowed = ["centre-staff"];
const assessor: Allowed = ["assessor"];
const iqa: Allowed = ["iqa"];
const judges: Allowed = ["assessor", "iqa"];

/** Written by hand: what the contract says is compared with this, not with itself. */
const table: Readonly<Record<string, Allowed>> = {
  "system.status": "anybody",
  "system.changes": "anybody",
  "system.restoreBackup": "anybody",
  "setUp.createCentre": "anybody",
  "setUp.openDemonstration": "anybody",
  "setUp.leaveDemonstration": "anybody",
  "setUp.resetDemonstration": "anybody",
  "session.signIn": "anybody",
  "session.signOut": "anybody",
  "session.touch": "signed-in",
  "session.recover": "anybody",
  "session.changePassphrase": "signed-in",
  "session.keepsakes": "signed-in",
  "session.keep": "signed-in",
  "session.words": "signed-in",
  "session.addWord": "signed-in",
  "session.removeWord": "signed-in",
  "centre.get": "signed-in",
  "centre.update": staff,
  "centre.auditTrail": staff,
  "centre.renewRecoveryCode": staff,
  "centre.backUpNow": staff,
  "centre.listInterests": "signed-in",
  "centre.declareInterest": "signed-in",
  "centre.withdrawInterest": staff,
  "people.list": "signed-in",
  "people.add": staff,
  "people.update": staff,
  "people.setTrainee": staff,
  "people.resetPassphrase": staff,
  "qualifications.list": "signed-in",
  "qualifications.get": "signed-in",
  "learners.list": staff,
  "learners.get": staff,
  "learners.register": staff,
  "learners.update": staff,
  "learners.enrol": staff,
  "uploads.begin": "signed-in",
  "uploads.append": "signed-in",
  "uploads.discard": "signed-in",
  "scripts.list": staff,
  "scripts.get": "signed-in",
  "scripts.takeIn": staff,
  "scripts.recordDeclarations": staff,
  "scripts.assign": staff,
  "scripts.signAnew": staff,
  "scripts.giveCheck": staff,
  "scripts.show": "signed-in",
  "scripts.reading": "signed-in",
  "scripts.readPicture": "signed-in",
  "scripts.readFile": "signed-in",
  "intake.plan": staff,
  "intake.listZip": staff,
  "intake.suggestPattern": staff,
  "intake.patterns": staff,
  "intake.rememberPattern": staff,
  "intake.forgetPattern": staff,
  "intake.codes": staff,
  "intake.tellCode": staff,
  "intake.takeIn": staff,
  "marking.queue": assessor,
  "marking.openSheet": assessor,
  "marking.edit": assessor,
  "marking.sign": assessor,
  "marking.reopen": assessor,
  "marking.takeOver": assessor,
  "marking.letGo": assessor,
  "marking.agree": assessor,
  "marking.escalate": assessor,
  "marking.undo": assessor,
  "marking.redo": assessor,
  "marking.history": assessor,
  "marking.sheetAt": assessor,
  "marking.checkSheet": assessor,
  "marking.earlierAttempts": assessor,
  "marking.resubmissions": ["assessor", "centre-staff"],
  "marking.signedDifference": assessor,
  "marking.countersignQueue": assessor,
  "marking.openToCountersign": assessor,
  "marking.checkToCountersign": assessor,
  "marking.countersign": assessor,
  "marking.returnToTrainee": assessor,
  "comments.list": allRoles,
  "comments.add": allRoles,
  "comments.update": allRoles,
  "comments.remove": allRoles,
  "comments.retire": allRoles,
  "comments.insert": ["assessor", "iqa"],
  "hours.list": allRoles,
  "hours.add": ["assessor", "centre-staff"],
  "hours.update": ["assessor", "centre-staff"],
  "hours.remove": ["assessor", "centre-staff"],
  "hours.readTable": ["assessor", "centre-staff"],
  "hours.import": ["assessor", "centre-staff"],
  "iqa.queue": iqa,
  "iqa.openSheet": iqa,
  "iqa.takeOver": iqa,
  "iqa.letGo": iqa,
  "iqa.edit": iqa,
  "iqa.undo": iqa,
  "iqa.redo": iqa,
  "iqa.history": iqa,
  "iqa.sheetAt": iqa,
  "iqa.checkSheet": iqa,
  "iqa.putBack": iqa,
  "iqa.takeBack": iqa,
  "iqa.commit": iqa,
  "iqa.sign": iqa,
  "evidence.list": judges,
  "evidence.add": judges,
  "evidence.change": judges,
  "evidence.remove": judges,
  "search.find": "signed-in",
  "search.status": "signed-in",
  "search.rebuild": staff,
  "overlaps.forScript": "signed-in",
  "archive.plan": staff,
  "archive.export": staff,
  "archive.readExport": staff,
  "archive.discardExport": staff,
  "archive.verify": staff,
  "archive.sheetPdf": staff,
  "giveBack.make": ["assessor", "centre-staff"],
  "giveBack.ofSheet": ["assessor", "centre-staff"],
  "giveBack.list": staff,
  "giveBack.plan": staff,
  "giveBack.export": staff,
};

const callers = {
  "nobody signed in": [],
  "centre staff only": ["centre-staff"],
  "an assessor only": ["assessor"],
  "an IQA only": ["iqa"],
  "all three roles": allRoles,
} as const satisfies Record<string, readonly Role[]>;
type Caller = keyof typeof callers;

function proceduresOf(node: object, path: readonly string[] = []): string[] {
  return Object.entries(node).flatMap(([key, value]: [string, object]) =>
    "~orpc" in value ? [[...path, key].join(".")] : proceduresOf(value, [...path, key]),
  );
}
const procedures = proceduresOf(contract);

function mayCall(caller: Caller, allowed: Allowed): boolean {
  if (allowed === "anybody") return true;
  if (caller === "nobody signed in") return false;
  return allowed === "signed-in" || callers[caller].some((role) => allowed.includes(role));
}

test("the table names every procedure of the contract and no other", () => {
  expect(Object.keys(table).sort()).toEqual([...procedures].sort());
});

describe.each(Object.keys(callers) as Caller[])("%s", (caller) => {
  let centre: TestCentre;

  beforeAll(async () => {
    centre = await TestCentre.open();
    const roles = callers[caller];
    if (roles.length === 0) await centre.workstation.endSession();
    else {
      await centre.addPerson("caller", roles);
      await centre.signInAs("caller");
    }
  });
  afterAll(() => centre.close());

  test.each(procedures)("%s", async (procedure) => {
    const allowed = table[procedure];
    if (!allowed) throw new Error(`${procedure} is missing from the table.`);
    const [group = "", name = ""] = procedure.split(".");
    const client = centre.client() as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    // No procedure takes this. Who may call gets that answer; who may not never gets as far as the parser.
    const { code } = await refusalOf(client[group]?.[name]?.(42) ?? Promise.reject(new Error("not implemented")));
    const expected = mayCall(caller, allowed)
      ? "INVALID_INPUT"
      : caller === "nobody signed in"
        ? "NOT_SIGNED_IN"
        : "NOT_ALLOWED";
    expect(code).toBe(expected);
  });
});

describe("by default", () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await TestCentre.open();
  });
  afterAll(() => centre.close());

  const codeOfRefusal = (work: () => void): string => {
    try {
      work();
    } catch (error) {
      if (error instanceof WorkstationError) return error.code;
      throw error;
    }
    return "allowed";
  };

  test("a procedure that does not say who may call it can be called by nobody", async () => {
    expect(codeOfRefusal(() => refuseCaller(centre.workstation, undefined))).toBe("NOT_ALLOWED");
    expect(codeOfRefusal(() => refuseCaller(centre.workstation, []))).toBe("NOT_ALLOWED");
    expect(codeOfRefusal(() => refuseCaller(centre.workstation, "signed-in"))).toBe("allowed");
    await centre.workstation.endSession();
    expect(codeOfRefusal(() => refuseCaller(centre.workstation, undefined))).toBe("NOT_SIGNED_IN");
    expect(codeOfRefusal(() => refuseCaller(centre.workstation, "public"))).toBe("allowed");
  });

  test("a role that was taken away, and a person who was set inactive, are refused at the next call", async () => {
    await centre.signInAs("staff");
    const leaver = await centre.addPerson("leaver", ["centre-staff", "assessor"]);
    await centre.signInAs("leaver");
    const client = centre.client();
    const [me] = (await client.people.list()).filter((person) => person.id === leaver.person.id);
    if (!me) throw new Error("The leaver is not listed.");
    const changed = await client.people.update({
      id: me.id,
      name: me.name,
      roles: ["assessor"],
      active: true,
      revision: me.revision,
    });
    expect((await refusalOf(client.learners.list())).code).toBe("NOT_ALLOWED");
    await centre.signInAs("staff");
    await centre.client().people.update({ ...changed, active: false });
    await centre.signInAs("staff");
    const { length } = (await centre.client().system.status()).signInNames;
    expect(length).toBe(1);
    const wrong = centre.client().session.signIn({ signInName: "leaver", passphrase: "three unrelated words" });
    expect((await refusalOf(wrong)).code).toBe("WRONG_PASSPHRASE");
  });
});
