import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  completionDeadline,
  daysBetween,
  formatDate,
  formatDaysSince,
  formatShortDate,
  todayAs,
} from "../../shared/domain/dates.ts";

const millisecondsPerDay = 24 * 60 * 60 * 1000;
const dayArbitrary = fc
  .integer({ min: Date.UTC(1990, 0, 1) / millisecondsPerDay, max: Date.UTC(2090, 0, 1) / millisecondsPerDay })
  .map((day) => new Date(day * millisecondsPerDay).toISOString().slice(0, 10));

describe("completionDeadline", () => {
  it("lies as many years after registration as the specification says", () => {
    expect(completionDeadline("2024-03-01", 3)).toBe("2027-03-01");
    expect(completionDeadline("2023-12-31", 1)).toBe("2024-12-31");
  });

  it("falls on 28 February for a registration on a leap day", () => {
    expect(completionDeadline("2024-02-29", 3)).toBe("2027-02-28");
    expect(completionDeadline("2024-02-29", 4)).toBe("2028-02-29");
  });

  it("keeps the day and month of every other registration", () => {
    fc.assert(
      fc.property(dayArbitrary, fc.integer({ min: 1, max: 10 }), (day, years) => {
        fc.pre(!day.endsWith("02-29"));
        const expected = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
        expect(completionDeadline(day, years)).toBe(expected);
      }),
    );
  });
});

describe("dates for people", () => {
  it("are in British form, days before months, without leading zeros", () => {
    expect(formatDate("2026-11-23")).toBe("23 November 2026");
    expect(formatDate("2014-02-03")).toBe("3 February 2014");
    expect(formatShortDate("2026-11-23")).toBe("23 Nov 2026");
    expect(formatShortDate("2014-02-03")).toBe("3 Feb 2014");
  });

  it("take an instant as well, by the day it is where the person is", () => {
    const evening = new Date(2026, 10, 23, 23, 59);
    expect(formatDate(evening.toISOString())).toBe("23 November 2026");
    expect(todayAs(evening)).toBe("2026-11-23");
    expect(todayAs(new Date(2026, 10, 24, 0, 0))).toBe("2026-11-24");
  });
});

describe("daysBetween", () => {
  it("counts calendar days, over the end of a month, a leap day and a change of clocks", () => {
    expect(daysBetween("2026-11-23", "2026-11-23")).toBe(0);
    expect(daysBetween("2026-11-30", "2026-12-01")).toBe(1);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-12-01", "2026-11-30")).toBe(-1);
  });

  it("counts from late one evening to early next morning as one day", () => {
    const evening = new Date(2026, 10, 23, 23, 59).toISOString();
    const morning = new Date(2026, 10, 24, 0, 1).toISOString();
    expect(daysBetween(evening, morning)).toBe(1);
  });

  it("agrees with the calendar between any two days", () => {
    fc.assert(
      fc.property(dayArbitrary, dayArbitrary, (from, to) => {
        const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay;
        expect(daysBetween(from, to)).toBe(days);
      }),
    );
  });
});

describe("formatDaysSince", () => {
  it.each([
    ["2026-11-23", "today"],
    ["2026-11-22", "yesterday"],
    ["2026-11-21", "2 days ago"],
    ["2025-11-23", "365 days ago"],
    ["2026-11-24", "tomorrow"],
    ["2026-11-25", "in 2 days"],
  ])("says of %s on 23 November 2026: %s", (date, words) => {
    expect(formatDaysSince(date, "2026-11-23")).toBe(words);
  });
});
