import { describe, expect, it } from "vitest";
import { assessmentChoices, assessmentKey } from "../../renderer/features/scripts/script-filter.ts";

const essay = { assessmentId: "essay", assessmentTitle: "Essay", qualificationTitle: "Diploma in tides" };
const diary = { assessmentId: "diary", assessmentTitle: "Diary", qualificationTitle: "Diploma in tides" };
const other = { ...essay, qualificationTitle: "Certificate in rotas" };

describe("the assessments that a list can be filtered by", () => {
  it("are those in the list, each once", () => {
    expect(assessmentChoices([essay, diary, essay])).toEqual([
      { value: assessmentKey(diary), label: "Diary" },
      { value: assessmentKey(essay), label: "Essay" },
    ]);
    expect(assessmentChoices([])).toEqual([]);
  });

  it("stand under their qualifications where there are several, and assessments of the same name stay two", () => {
    expect(assessmentChoices([essay, other])).toEqual([
      { group: "Certificate in rotas", items: [{ value: assessmentKey(other), label: "Essay" }] },
      { group: "Diploma in tides", items: [{ value: assessmentKey(essay), label: "Essay" }] },
    ]);
    expect(assessmentKey(essay)).not.toBe(assessmentKey(other));
  });
});
