import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addUpHours,
  explainHours,
  findHoursProblem,
  formatMinutes,
  type HoursEntry,
  hoursKinds,
  isSameSession,
} from "../../shared/domain/hours.ts";

const session = (minutes: number, more: Partial<HoursEntry> = {}): HoursEntry => ({
  date: "2026-05-04",
  clientCode: "C1",
  minutes,
  kind: "coaching",
  ...more,
});

describe("the hours of a diary", () => {
  test("add up to what the specification asks for; other sessions don't count", () => {
    const entries = [
      session(600),
      session(90, { kind: "mentoring", clientCode: "c 1" }),
      session(500, { kind: "other" }),
    ];
    const total = addUpHours(entries, 12);
    expect(total).toEqual({
      minutes: 1190,
      countedMinutes: 690,
      sessions: 2,
      clients: 1,
      requiredMinutes: 720,
      gapMinutes: 30,
    });
    expect(explainHours(total)).toBe("11 h 30 min of 12 h recorded: 30 min missing.");
    expect(explainHours(addUpHours([session(720)], 12))).toBe("12 h of 12 h recorded.");
    expect(explainHours(addUpHours([], undefined))).toBeNull();
    expect(formatMinutes(0)).toBe("0 min");
  });

  test("have a gap exactly as long as too little counts", () => {
    const entry = fc.record({
      date: fc.constant("2026-05-04"),
      clientCode: fc.string(),
      minutes: fc.integer({ min: 1, max: 1440 }),
      kind: fc.constantFrom(...hoursKinds),
    });
    fc.assert(
      fc.property(fc.array(entry), fc.double({ min: 0.5, max: 100, noNaN: true }), (entries, hours) => {
        const { countedMinutes, gapMinutes, requiredMinutes, minutes } = addUpHours(entries, hours);
        expect(gapMinutes === 0).toBe(countedMinutes >= (requiredMinutes ?? 0));
        expect(countedMinutes).toBeLessThanOrEqual(minutes);
      }),
    );
  });

  test("are refused without a client, with odd minutes, and outside the learner's time", () => {
    const problem = (entry: HoursEntry) => findHoursProblem(entry, "2026-11-23", "2026-01-15");
    expect(problem(session(60))).toBeUndefined();
    expect(problem(session(60, { clientCode: "  " }))).toBe("no-client");
    for (const minutes of [0, -5, 1441, 1.5, Number.NaN]) expect(problem(session(minutes))).toBe("minutes");
    expect(problem(session(60, { date: "2026-11-24" }))).toBe("future");
    expect(problem(session(60, { date: "2026-01-14" }))).toBe("before-registration");
  });

  test("know a session again, however its client is written", () => {
    expect(isSameSession(session(60, { clientCode: "c 1" }), session(60))).toBe(true);
    expect(isSameSession(session(60), session(61))).toBe(false);
    expect(isSameSession(session(60), session(60, { kind: "mentoring" }))).toBe(false);
  });
});
