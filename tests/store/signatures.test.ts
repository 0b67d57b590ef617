import canonicalize from "canonicalize";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isSignatureValid } from "../../electron/core/marking/sign-sheet.ts";
import { listSigningKeys } from "../../electron/core/store/people.ts";
import { listSignatures } from "../../electron/core/store/signatures.ts";
import { Cast, diary, passing } from "../support/cast.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

let cast: Cast;
beforeAll(async () => {
  cast = await Cast.open();
});
afterAll(() => cast.close());

/** The same document with one leaf changed, once per leaf, named by its path; and with one member removed. */
function* variantsOf(value: Json, path = ""): Generator<[string, Json]> {
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) {
      for (const [name, variant] of variantsOf(child, `${path}[${index}]`)) yield [name, value.with(index, variant)];
      yield [`${path}[${index}] removed`, value.toSpliced(index, 1)];
    }
    if (value.length > 1) yield [`${path} reversed`, value.toReversed()];
  } else if (value !== null && typeof value === "object") {
    for (const [key, child] of Object.entries(value)) {
      for (const [name, variant] of variantsOf(child, `${path}.${key}`)) yield [name, { ...value, [key]: variant }];
      const { [key]: _removed, ...rest } = value;
      yield [`${path}.${key} removed`, rest];
    }
    yield [`${path} with more`, { ...value, more: 1 }];
  } else if (typeof value === "number") yield [path, value + 1];
  else if (typeof value === "boolean") yield [path, !value];
  else if (typeof value === "string") yield [path, `${value} `];
  else yield [path, ""];
}

test("the hours log is part of what was signed: a session changed behind the program's back shows", async () => {
  const { id: scriptId, sheetId } = await cast.assigned("ann", { assessmentId: diary });
  const ann = await cast.as("ann");
  const session = { date: "2026-05-04", clientCode: "A", minutes: 720, kind: "coaching", note: "" } as const;
  await ann.hours.add({ scriptId, ...session });
  cast.centre.mark(cast.people.ann, sheetId, { s1: { judge: 30 }, s2: { judge: 20 }, s3: { judge: 30 } });
  await cast.centre.sign(cast.people.ann, sheetId);
  const isValid = async () => (await ann.marking.openSheet({ sheetId })).signatures.map(({ valid }) => valid);
  expect(await isValid()).toEqual([true]);
  const change = cast.centre.staff.centre.file.prepare("UPDATE hours_entry SET minutes = ? WHERE script_id = ?");
  change.run(60, scriptId);
  expect(await isValid()).toEqual([false]);
  change.run(720, scriptId);
  expect(await isValid()).toEqual([true]);
});

test("a signature covers every field of both columns: any single change is detected", async () => {
  const column = {
    s1: { judge: 33, strengths: "Sound.", improvements: "Sources." },
    s2: { judge: 30 },
  };
  const { sheetId } = await cast.committed(column, passing);
  await cast.centre.signQa(cast.people.ina, sheetId);
  const { db, keys } = cast.centre.staff;
  const signatures = listSignatures(db, keys, sheetId);
  expect(signatures.map(({ role }) => role)).toEqual(["assessor", "iqa"]);
  for (const { payload, signature, signingKeyId, personId, role } of signatures) {
    const key = listSigningKeys(db).find((candidate) => candidate.id === signingKeyId);
    if (!key) throw new Error("The signing key is gone.");
    expect(key.personId).toBe(personId);
    expect(isSignatureValid(key.publicKey, payload, signature)).toBe(true);
    const document = JSON.parse(payload) as Json;
    expect(canonicalize(document)).toBe(payload);
    const names: string[] = [];
    for (const [name, variant] of variantsOf(document)) {
      names.push(name);
      expect(isSignatureValid(key.publicKey, canonicalize(variant) ?? "", signature), name).toBe(false);
    }
    const covered = [".signerId", ".scriptId", ".learnerId", ".files[0].sha256", ".assessor.entries[0].mark"];
    covered.push(".assessor.entries[0].strengths", ".assessor.outcome", ".authenticityConfirmed", ".attempt");
    covered.push(".standardisationRefused", ".qualification.version");
    if (role === "iqa") covered.push(".qa.entries[1].mark", ".checkedOn", ".decision", ".feedback");
    expect(names).toEqual(expect.arrayContaining(covered));
    const others = listSigningKeys(db).filter((candidate) => candidate.id !== signingKeyId);
    for (const other of others) expect(isSignatureValid(other.publicKey, payload, signature)).toBe(false);
  }
});
