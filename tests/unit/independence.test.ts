import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  barToAssess,
  barToCountersign,
  barToQualityAssure,
  type SheetPeople,
} from "../../shared/domain/independence.ts";

const unassigned: SheetPeople = { assessorId: undefined, iqaId: undefined, interestedIds: [] };

describe("barToAssess", () => {
  it("lets anyone without an interest mark a sheet that nobody holds, and the assessor go on marking it", () => {
    expect(barToAssess("ann", unassigned)).toBeUndefined();
    expect(barToAssess("ann", { ...unassigned, interestedIds: ["ben"] })).toBeUndefined();
    expect(barToAssess("ann", { ...unassigned, assessorId: "ann", iqaId: "ben" })).toBeUndefined();
  });

  it("bars a declared interest, even the assessor's own, declared after the marking began", () => {
    expect(barToAssess("ann", { ...unassigned, interestedIds: ["ben", "ann"] })).toBe("declared-interest");
    expect(barToAssess("ann", { ...unassigned, assessorId: "ann", interestedIds: ["ann"] })).toBe("declared-interest");
  });

  it("bars everyone else from a sheet that has its assessor", () => {
    expect(barToAssess("ann", { ...unassigned, assessorId: "ben" })).toBe("other-assessor");
  });

  it("bars the IQA of the sheet, also where it has no assessor yet", () => {
    expect(barToAssess("ann", { ...unassigned, iqaId: "ann" })).toBe("own-quality-assurance");
  });
});

describe("barToAssess, for whoever checks an earlier attempt blind", () => {
  it("bars taking the sheet on, not going on with it", () => {
    expect(barToAssess("ann", { ...unassigned, checksEarlierIds: ["ann"] })).toBe("checks-earlier");
    expect(barToAssess("ann", { ...unassigned, checksEarlierIds: ["ben"] })).toBeUndefined();
    expect(barToAssess("ann", { ...unassigned, assessorId: "ann", checksEarlierIds: ["ann"] })).toBeUndefined();
  });
});

describe("barToQualityAssure", () => {
  it("lets anyone else without an interest check the sheet, and its IQA go on checking it", () => {
    expect(barToQualityAssure("ann", { ...unassigned, assessorId: "ben" })).toBeUndefined();
    expect(barToQualityAssure("ann", { ...unassigned, assessorId: "ben", iqaId: "ann" })).toBeUndefined();
    expect(barToQualityAssure("ann", { ...unassigned, interestedIds: ["ben"] })).toBeUndefined();
  });

  it("bars the person who marked the sheet, also where they are named as its IQA", () => {
    expect(barToQualityAssure("ann", { ...unassigned, assessorId: "ann" })).toBe("own-marking");
    expect(barToQualityAssure("ann", { ...unassigned, assessorId: "ann", iqaId: "ann" })).toBe("own-marking");
  });

  it("bars a declared interest, also of the IQA already named", () => {
    const people = { assessorId: "ben", iqaId: "ann", interestedIds: ["ann"] };
    expect(barToQualityAssure("ann", people)).toBe("declared-interest");
  });

  it("bars who saw its marks, and who would see those of their own check of an earlier attempt, before they begin", () => {
    const others = { ...unassigned, assessorId: "ben" };
    expect(barToQualityAssure("ann", { ...others, sawMarksIds: ["ann"] })).toBe("saw-marks");
    expect(barToQualityAssure("ann", { ...others, checksEarlierIds: ["ann"] })).toBe("checks-earlier");
    const begun = { ...others, iqaId: "ann", sawMarksIds: ["ann"], checksEarlierIds: ["ann"] };
    expect(barToQualityAssure("ann", begun)).toBeUndefined();
  });

  it("bars everyone else from a sheet that has its IQA", () => {
    expect(barToQualityAssure("ann", { ...unassigned, assessorId: "ben", iqaId: "cy" })).toBe("other-iqa");
  });
});

describe("barToCountersign", () => {
  it("lets an experienced assessor without an interest countersign, also where somebody else quality-assured", () => {
    expect(barToCountersign("ann", false, { ...unassigned, assessorId: "ben", iqaId: "cy" })).toBeUndefined();
  });

  it("bars who signed, who has an interest, who quality-assures the sheet, and trainees", () => {
    const bar = (people: Partial<SheetPeople>, isTrainee = false) =>
      barToCountersign("ann", isTrainee, { ...unassigned, assessorId: "ben", ...people });
    expect(bar({ assessorId: "ann" })).toBe("own-marking");
    expect(bar({ interestedIds: ["ann"] })).toBe("declared-interest");
    expect(bar({ iqaId: "ann" })).toBe("own-quality-assurance");
    expect(bar({ checksEarlierIds: ["ann"] })).toBe("checks-earlier");
    expect(bar({}, true)).toBe("trainee");
  });
});

describe("independence, for every sheet", () => {
  const person = fc.constantFrom("ann", "ben", "cy");
  const people: fc.Arbitrary<SheetPeople> = fc.record({
    assessorId: fc.option(person, { nil: undefined }),
    iqaId: fc.option(person, { nil: undefined }),
    interestedIds: fc.subarray(["ann", "ben", "cy"]),
  });

  it("never lets one person both assess and quality-assure a sheet, in either order", () => {
    fc.assert(
      fc.property(person, people, (who, before) => {
        if (barToAssess(who, before) === undefined) {
          expect(barToQualityAssure(who, { ...before, assessorId: who })).toBe("own-marking");
        }
        if (barToQualityAssure(who, before) === undefined) {
          expect(barToAssess(who, { ...before, iqaId: who })).toBeDefined();
        }
      }),
    );
  });

  it("never lets one person both countersign and quality-assure a sheet, in either order", () => {
    fc.assert(
      fc.property(person, fc.boolean(), people, (who, isTrainee, before) => {
        if (barToCountersign(who, isTrainee, before) === undefined) {
          expect(barToQualityAssure(who, { ...before, sawMarksIds: [who] })).toBeDefined();
        }
        if (barToQualityAssure(who, before) === undefined) {
          expect(barToCountersign(who, isTrainee, { ...before, iqaId: who })).toBeDefined();
        }
      }),
    );
  });

  it("never lets anyone with a declared interest do any of it", () => {
    fc.assert(
      fc.property(person, people, (who, sheet) => {
        fc.pre(sheet.interestedIds.includes(who));
        expect(barToAssess(who, sheet)).toBeDefined();
        expect(barToQualityAssure(who, sheet)).toBeDefined();
        expect(barToCountersign(who, false, sheet)).toBeDefined();
      }),
    );
  });
});
