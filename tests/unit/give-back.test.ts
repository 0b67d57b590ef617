import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  barToGiveBack,
  giveBackBarReasons,
  giveBackBarSchema,
  giveBackKindSchema,
  type SheetToGiveBack,
} from "../../shared/domain/give-back.ts";
import { isSigned, sheetStateSchema } from "../../shared/domain/sheet-state.ts";

const decision = fc.record({
  outcome: fc.constantFrom("PASS" as const, "REFERRAL" as const, "INCOMPLETE" as const),
  referredSections: fc.uniqueArray(fc.constantFrom({ id: "s1" }, { id: "s2" }, { id: "s3" })),
});
const sheets: fc.Arbitrary<SheetToGiveBack> = fc.record({
  state: fc.constantFrom(...sheetStateSchema.options),
  laterAttemptSigned: fc.boolean(),
  laterAttemptTakenIn: fc.boolean(),
  mayKnowMarks: fc.boolean(),
  assessorDecision: fc.option(decision, { nil: undefined }),
  standingDecision: fc.option(decision, { nil: undefined }),
  escalated: fc.boolean(),
  signaturesStand: fc.constantFrom(true, false, undefined),
});
const pass = { outcome: "PASS", referredSections: [] } as const;
const signed: SheetToGiveBack = {
  state: "signed",
  laterAttemptSigned: false,
  laterAttemptTakenIn: false,
  mayKnowMarks: true,
  assessorDecision: pass,
  standingDecision: pass,
  escalated: false,
  signaturesStand: true,
};

describe("barToGiveBack", () => {
  it("bars nothing on a sheet that is signed and stands", () => {
    for (const kind of giveBackKindSchema.options) expect(barToGiveBack(kind, signed)).toBeUndefined();
  });

  it("never lets anything out that nobody signed, or that this person must not see", () => {
    fc.assert(
      fc.property(fc.constantFrom(...giveBackKindSchema.options), sheets, (kind, sheet) => {
        if (!isSigned(sheet.state) || !sheet.mayKnowMarks) expect(barToGiveBack(kind, sheet)).toBeDefined();
      }),
    );
  });

  it("never lets a report out whose outcome is not the one that stands", () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        if (barToGiveBack("feedback-report", sheet) !== undefined) return;
        expect(sheet.assessorDecision?.outcome).toBe(sheet.standingDecision?.outcome);
        expect(["signed", "qa-signed"]).toContain(sheet.state);
        expect(sheet.signaturesStand).not.toBe(false);
      }),
    );
  });

  it("looks at which sections are referred, in any order, and not at a pass's weak sections", () => {
    const referral = (...ids: string[]) => ({
      outcome: "REFERRAL" as const,
      referredSections: ids.map((id) => ({ id })),
    });
    const bar = (assessorDecision: SheetToGiveBack["assessorDecision"], standingDecision: typeof assessorDecision) =>
      barToGiveBack("feedback-report", { ...signed, state: "qa-signed", assessorDecision, standingDecision });
    expect(bar(referral("s1", "s2"), referral("s2", "s1"))).toBeUndefined();
    expect(bar(referral("s1"), referral("s2"))).toBe("other-outcome");
    expect(bar({ ...pass, referredSections: [{ id: "s1" }] }, pass)).toBeUndefined();
  });

  it("has a reason for each bar that says what to do next", () => {
    for (const bar of giveBackBarSchema.options) expect(giveBackBarReasons[bar].length).toBeGreaterThan(60);
  });
});
