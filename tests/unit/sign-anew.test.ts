import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SheetState, sheetStateSchema, stateOnceSigned } from "../../shared/domain/sheet-state.ts";
import { type SignerRole, whoSignsAnew } from "../../shared/domain/signed-sheet.ts";

type Checked = { readonly role: SignerRole; readonly valid: boolean; readonly voidedAt: string | null };
const stands = (role: SignerRole): Checked => ({ role, valid: true, voidedAt: null });
const altered = (role: SignerRole): Checked => ({ role, valid: false, voidedAt: null });
const voided = (role: SignerRole): Checked => ({ role, valid: false, voidedAt: "2026-11-23T09:30:00.000Z" });

describe("who signs a sheet anew", () => {
  test.each<[string, SheetState, Checked[], "assessor" | "iqa" | undefined]>([
    ["everything stands", "qa-signed", [stands("assessor"), stands("iqa")], undefined],
    ["no check is signed yet", "qa-committed", [stands("assessor")], undefined],
    ["a void one was signed again", "signed", [voided("assessor"), stands("assessor")], undefined],
    [
      "the assessor's column was changed, which both cover",
      "qa-signed",
      [altered("assessor"), altered("iqa")],
      "assessor",
    ],
    ["while a check is under way", "in-qa", [altered("assessor")], "assessor"],
    ["the countersignature alone", "signed", [stands("assessor"), altered("countersigner")], "assessor"],
    ["the QA column alone", "qa-signed", [stands("assessor"), altered("iqa")], "iqa"],
    ["the assessor's is gone", "signed", [voided("assessor")], "assessor"],
    ["the IQA's is gone", "qa-signed", [stands("assessor"), voided("iqa")], "iqa"],
    ["it waits to be countersigned", "awaiting-countersignature", [altered("assessor")], "assessor"],
    ["it is being marked again", "in-marking", [voided("assessor"), voided("iqa")], undefined],
  ])("%s (%s)", (_, state, signatures, who) => {
    expect(whoSignsAnew(state, signatures)).toBe(who);
  });

  test("somebody, wherever one that is not void doesn't fit a sheet that counts as signed", () => {
    const signature = fc
      .constantFrom(stands, altered, voided)
      .chain((make) => fc.constantFrom<SignerRole>("assessor", "countersigner", "iqa").map(make));
    const signedStates = sheetStateSchema.options.filter(
      (state) => !["received", "assigned", "in-marking"].includes(state),
    );
    fc.assert(
      fc.property(fc.constantFrom(...signedStates), fc.array(signature, { maxLength: 6 }), (state, signatures) => {
        const who = whoSignsAnew(state, signatures);
        if (signatures.some(({ valid, voidedAt }) => !valid && voidedAt === null)) expect(who).toBeDefined();
        if (who === "iqa") expect(signatures).toContainEqual(stands("assessor"));
      }),
    );
  });
});

test("what is signed anew lies where the check had come to", () => {
  expect(stateOnceSigned({ iqaId: undefined, qaCommittedAt: undefined })).toBe("signed");
  expect(stateOnceSigned({ iqaId: "ina", qaCommittedAt: undefined })).toBe("in-qa");
  expect(stateOnceSigned({ iqaId: "ina", qaCommittedAt: "2026-11-23T09:30:00.000Z" })).toBe("qa-committed");
});
