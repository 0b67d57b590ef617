import { expect, test } from "vitest";
import { anySheet, filterCountersign } from "../../renderer/features/countersign/countersign-filter.ts";
import { assessmentKey } from "../../renderer/features/scripts/script-filter.ts";
import type { CountersignItem } from "../../shared/contract/marking.ts";

function item(id: string, learner: string, assessmentId: string, trainee: string): CountersignItem {
  return {
    id,
    sheetId: id,
    learner: { id, name: learner, registrationNumber: `ABC${id}` },
    qualificationTitle: "Certificate",
    assessmentId,
    assessmentTitle: assessmentId === "diary" ? "Reflective review" : "Assignment",
    attempt: 1,
    receivedOn: "2026-11-20",
    state: "awaiting-countersignature",
    assessor: { id: trainee, name: trainee },
    iqa: null,
    files: [],
    authenticityConfirmed: true,
    standardisationRefused: false,
    revision: 1,
    signedAt: null,
  };
}

const first = item("1", "Zoë Müller", "diary", "Tess Trainee");
const second = item("2", "Bo Øe", "work", "Tom Newcomer");
const found = (filter: Partial<typeof anySheet>) =>
  filterCountersign([first, second], { ...anySheet, ...filter }).map(({ id }) => id);

test("a sheet to countersign is found by its learner, number, assessment or trainee", () => {
  expect(found({})).toEqual(["1", "2"]);
  expect(found({ words: "zoe" })).toEqual(["1"]);
  expect(found({ words: "ABC2" })).toEqual(["2"]);
  expect(found({ words: "reflective" })).toEqual(["1"]);
  expect(found({ words: "newcomer" })).toEqual(["2"]);
  expect(found({ words: "nobody" })).toEqual([]);
  expect(found({ assessment: assessmentKey(first) })).toEqual(["1"]);
  expect(found({ assessment: assessmentKey(first), words: "Øe" })).toEqual([]);
});
