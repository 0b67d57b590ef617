import { createHash, verify as verifySignature } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPublicKey } from "../../electron/core/accounts/key-wrapping.ts";
import { listSigningKeys } from "../../electron/core/store/people.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import { listSignatures } from "../../electron/core/store/signatures.ts";
import type { Inputs, WorkstationClient } from "../../shared/contract/index.ts";
import { type EvidenceSelector, writeSelector } from "../../shared/domain/evidence-selector.ts";
import { Cast, passing } from "../support/cast.ts";
import { codeOf } from "../support/refusal.ts";

let cast: Cast;
beforeEach(async () => {
  cast = await Cast.open();
});
afterEach(() => cast.close());

const passage = (exact: string, start: number): EvidenceSelector =>
  writeSelector({
    kind: "passage",
    exact,
    prefix: "The ",
    suffix: " words",
    start,
    end: start + exact.length,
    page: undefined,
  });
const box: EvidenceSelector = writeSelector({ kind: "box", page: 2, box: { x: 10, y: 20, width: 30, height: 5.5 } });

const contribution = { unit: "D7.01", criterion: "1.1", itemId: "s1" };
const commitment = { unit: "D7.01", criterion: "2.2", itemId: "s2" };

async function request(
  client: WorkstationClient,
  script: ScriptRecord,
  change: Partial<Inputs["evidence"]["add"]> = {},
): Promise<Inputs["evidence"]["add"]> {
  const { files } = await client.scripts.get({ scriptId: script.id });
  const fileId = files[0]?.id ?? "";
  return { sheetId: script.sheetId, fileId, selector: passage("learner", 4), ...contribution, note: "", ...change };
}

describe("an assessor", () => {
  test("ties a passage and a box to criteria, and finds them again in order", async () => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    const first = await client.evidence.add(await request(client, script, { note: "Says why." }));
    const second = await client.evidence.add(await request(client, script, { selector: box, ...commitment }));
    const { columns } = await client.evidence.list({ sheetId: script.sheetId });
    expect(columns.map((column) => column.side)).toEqual(["assr"]);
    expect(columns[0]?.writable).toBe(true);
    expect(columns[0]?.evidence.map(({ id }) => id)).toEqual([first.evidence.id, second.evidence.id]);
    expect(columns[0]?.evidence[0]).toMatchObject({
      ...contribution,
      note: "Says why.",
      person: { name: "ann Person" },
    });
    expect(columns[0]?.evidence[1]?.selector).toEqual(box);
  });

  test("sees every criterion of the sheet, with or without evidence", async () => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    const { evidence } = await client.evidence.add(await request(client, script));
    const { columns } = await client.evidence.list({ sheetId: script.sheetId });
    const coverage = columns[0]?.coverage ?? [];
    expect(coverage.map(({ criterion }) => criterion)).toEqual(["1.1", "2.1", "1.2", "2.3", "2.2"]);
    expect(coverage[0]?.places.map(({ evidenceId }) => evidenceId)).toEqual([evidence.id]);
    expect(coverage.slice(1).every(({ places }) => places.length === 0)).toBe(true);
    for (const { at } of coverage[0]?.places ?? []) expect(at).toBeGreaterThanOrEqual(0);
  });

  test("starts marking by tying the first passage", async () => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    await client.evidence.add(await request(client, script));
    expect((await client.scripts.get({ scriptId: script.id })).state).toBe("in-marking");
  });

  test("changes a note and a criterion, and removes evidence; what was changed meanwhile is not overwritten", async () => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    const { evidence } = await client.evidence.add(await request(client, script));
    const change = { evidenceId: evidence.id, ...commitment, note: "Better here.", revision: evidence.revision };
    const changed = await client.evidence.change(change);
    expect(changed.evidence).toMatchObject({ ...commitment, note: "Better here.", revision: 2 });
    expect(await codeOf(client.evidence.change(change))).toBe("CHANGED_MEANWHILE");
    await client.evidence.remove({ evidenceId: evidence.id });
    expect((await client.evidence.list({ sheetId: script.sheetId })).columns[0]?.evidence).toEqual([]);
    expect(await codeOf(client.evidence.remove({ evidenceId: evidence.id }))).toBe("NOT_FOUND");
  });

  test("ties one place to a criterion once, and to another criterion as well", async () => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    const first = await client.evidence.add(await request(client, script));
    // The same words, with another cut of what surrounds them.
    const selector = writeSelector({
      ...{ kind: "passage", exact: "learner", prefix: "", suffix: "", start: 4, end: 11, page: undefined },
    });
    const again = await request(client, script, { selector, note: "Once more." });
    expect(await codeOf(client.evidence.add(again))).toBe("ALREADY_TIED");
    await client.evidence.add(await request(client, script, { selector: passage("learner", 40) }));
    const { evidence } = await client.evidence.add({ ...again, ...commitment });
    const change = { evidenceId: evidence.id, note: "", revision: evidence.revision };
    expect(await codeOf(client.evidence.change({ ...change, ...contribution }))).toBe("ALREADY_TIED");
    // Its own place is no other.
    await client.evidence.change({ ...change, ...commitment });

    await client.evidence.add(await request(client, script, { selector: box }));
    expect(await codeOf(client.evidence.add(await request(client, script, { selector: box })))).toBe("ALREADY_TIED");
    await client.evidence.remove({ evidenceId: first.evidence.id });
    await client.evidence.add(again);
    const { columns } = await client.evidence.list({ sheetId: script.sheetId });
    expect(columns[0]?.evidence).toHaveLength(4);
  });

  test("ties nothing to a criterion that the item does not judge, nor in another script's file", async () => {
    const script = await cast.assigned();
    const other = await cast.assigned();
    const client = await cast.as("ann");
    const wrongItem = await request(client, script, { ...contribution, itemId: "s2" });
    expect(await codeOf(client.evidence.add(wrongItem))).toBe("NOT_FOUND");
    const { fileId } = await request(client, other);
    expect(await codeOf(client.evidence.add(await request(client, script, { fileId })))).toBe("NOT_FOUND");
  });

  test("is refused once signed, and again able once the sheet is reopened", async () => {
    const script = await cast.signed();
    const client = await cast.as("ann");
    expect(await codeOf(client.evidence.add(await request(client, script)))).toBe("WRONG_STATE");
    await client.marking.reopen({ sheetId: script.sheetId, reason: "A passage was missed." });
    const { evidence } = await client.evidence.add(await request(client, script));
    await cast.centre.sign(cast.people.ann, script.sheetId);
    expect(await codeOf(client.evidence.remove({ evidenceId: evidence.id }))).toBe("WRONG_STATE");
    const { columns } = await client.evidence.list({ sheetId: script.sheetId });
    expect(columns[0]).toMatchObject({ writable: false, evidence: [{ id: evidence.id }] });
  });

  test("does not reach another assessor's sheet", async () => {
    const script = await cast.assigned("ann");
    const ann = await cast.as("ann");
    const { evidence } = await ann.evidence.add(await request(ann, script));
    const otto = await cast.as("otto");
    expect(await codeOf(otto.evidence.list({ sheetId: script.sheetId }))).toBe("OTHER_ASSESSOR");
    expect(await codeOf(otto.evidence.remove({ evidenceId: evidence.id }))).toBe("OTHER_ASSESSOR");
  });
});

describe("the blind", () => {
  test("neither sees the other's evidence before the QA column is committed; both do after", async () => {
    const script = await cast.assigned("ann");
    const ann = await cast.as("ann");
    const assessors = await ann.evidence.add(await request(ann, script, { note: "The assessor's." }));
    cast.centre.mark(cast.people.ann, script.sheetId, passing);
    await cast.centre.sign(cast.people.ann, script.sheetId);

    const ina = await cast.as("ina");
    expect((await ina.evidence.list({ sheetId: script.sheetId })).columns).toMatchObject([
      { side: "qa", evidence: [] },
    ]);
    const iqas = await ina.evidence.add(
      await request(ina, script, { selector: passage("own", 14), note: "The IQA's." }),
    );
    expect((await ina.scripts.get({ scriptId: script.id })).state).toBe("in-qa");
    expect(await codeOf(ina.evidence.remove({ evidenceId: assessors.evidence.id }))).toBe("NOT_FOUND");
    const blind = await ina.evidence.list({ sheetId: script.sheetId });
    expect(JSON.stringify(blind)).not.toContain("The assessor's.");

    const annBefore = await (await cast.as("ann")).evidence.list({ sheetId: script.sheetId });
    expect(annBefore.columns.map(({ side }) => side)).toEqual(["assr"]);
    expect(JSON.stringify(annBefore)).not.toContain("The IQA's.");

    cast.centre.markQa(cast.people.ina, script.sheetId, passing);
    cast.centre.commitQa(cast.people.ina, script.sheetId);
    for (const name of ["ann", "ina"] as const) {
      const { columns } = await (await cast.as(name)).evidence.list({ sheetId: script.sheetId });
      expect(columns.map(({ side, evidence }) => [side, evidence.map(({ id }) => id)])).toEqual([
        ["assr", [assessors.evidence.id]],
        ["qa", [iqas.evidence.id]],
      ]);
      expect(columns.some(({ writable }) => writable)).toBe(false);
    }
    expect(await codeOf((await cast.as("ina")).evidence.add(await request(ina, script)))).toBe("WRONG_STATE");
  });

  test("the audit trail tells nobody which criterion was found where", async () => {
    const script = await cast.assigned("ann");
    const ann = await cast.as("ann");
    await ann.evidence.add(await request(ann, script, { note: "Not for the log." }));
    const { entries, chainIntact } = await (await cast.as("stella")).centre.auditTrail({});
    const tied = entries.filter((entry) => entry.action === "evidence.tied");
    expect(tied).toHaveLength(1);
    expect(tied[0]?.details).not.toMatch(/1\.1|Not for the log|learner/);
    expect(chainIntact).toBe(true);
  });

  test("an IQA can't come to a sheet that they marked or that another IQA has", async () => {
    const own = await cast.signed(passing, "ben");
    const ben = await cast.as("ben");
    expect((await ben.evidence.list({ sheetId: own.sheetId })).columns[0]?.side).toBe("assr");
    const others = await cast.signed();
    cast.centre.markQa(cast.people.ina, others.sheetId, passing);
    expect(await codeOf((await cast.as("ivan")).evidence.list({ sheetId: others.sheetId }))).toBe("OTHER_IQA");
    expect(await codeOf((await cast.as("ben")).evidence.list({ sheetId: others.sheetId }))).toBe("OTHER_IQA");
  });
});

describe("the signature", () => {
  test("covers the evidence, in the order in which it was tied", async () => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    const first = await client.evidence.add(await request(client, script, { note: "First." }));
    const second = await client.evidence.add(await request(client, script, { selector: box, ...commitment }));
    cast.centre.mark(cast.people.ann, script.sheetId, passing);
    await cast.centre.sign(cast.people.ann, script.sheetId);
    const { staff } = cast.centre;
    const [signature] = listSignatures(staff.db, staff.keys, script.sheetId);
    if (!signature) throw new Error("The sheet is not signed.");
    const payload = JSON.parse(signature.payload) as { assessor: { evidence: unknown[] } };
    expect(payload.assessor.evidence).toEqual([
      {
        id: first.evidence.id,
        itemId: "s1",
        criterion: { unit: "D7.01", criterion: "1.1" },
        filePosition: 1,
        anchor: JSON.stringify(passage("learner", 4)),
        note: "First.",
      },
      {
        id: second.evidence.id,
        itemId: "s2",
        criterion: { unit: "D7.01", criterion: "2.2" },
        filePosition: 1,
        anchor: JSON.stringify(box),
        note: "",
      },
    ]);
    const key = listSigningKeys(staff.db).find(({ id }) => id === signature.signingKeyId);
    const bytes = Buffer.from(signature.payload, "utf8");
    expect(verifySignature(null, bytes, readPublicKey(key?.publicKey ?? Buffer.alloc(0)), signature.signature)).toBe(
      true,
    );
    const changed = Buffer.from(signature.payload.replace("First.", "Other."), "utf8");
    expect(createHash("sha256").update(changed).digest()).not.toEqual(createHash("sha256").update(bytes).digest());
    expect(verifySignature(null, changed, readPublicKey(key?.publicKey ?? Buffer.alloc(0)), signature.signature)).toBe(
      false,
    );
  });

  test("is refused where evidence was tied after the signer last looked", async () => {
    const script = await cast.assigned();
    cast.centre.mark(cast.people.ann, script.sheetId, passing);
    const client = await cast.as("ann");
    const { revision } = await client.marking.openSheet({ sheetId: script.sheetId });
    const { columnRevision } = await client.evidence.add(await request(client, script));
    const sign = (seen: number) =>
      client.marking.sign({ sheetId: script.sheetId, revision: seen, passphrase: "three unrelated words" });
    expect(await codeOf(sign(revision))).toBe("CHANGED_MEANWHILE");
    expect((await sign(columnRevision)).writable).toBe(false);
  });
});

describe("a place", () => {
  const bad: readonly (readonly [string, unknown])[] = [
    [
      "no words",
      [
        { type: "TextQuoteSelector", exact: "" },
        { type: "TextPositionSelector", start: 0, end: 1 },
      ],
    ],
    [
      "a passage that ends before it starts",
      [
        { type: "TextQuoteSelector", exact: "a" },
        { type: "TextPositionSelector", start: 9, end: 3 },
      ],
    ],
    [
      "a box off the page",
      [{ type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: "xywh=percent:90,0,20,10" }],
    ],
    ["page 0", [{ type: "FragmentSelector", conformsTo: "http://tools.ietf.org/rfc/rfc8118", value: "page=0" }]],
    ["an address of its own", [{ type: "FragmentSelector", conformsTo: "http://example.org/", value: "page=1" }]],
  ];
  test.each(bad)("%s is refused", async (_name, selector) => {
    const script = await cast.assigned();
    const client = await cast.as("ann");
    const asked = await request(client, script, { selector: selector as EvidenceSelector });
    expect(await codeOf(client.evidence.add(asked)).catch((error: Error) => error.message)).toMatch(/INVALID_INPUT/);
  });
});
