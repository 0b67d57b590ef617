import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareInRows, groupRows } from "../../renderer/features/attempts/compared-rows.ts";
import { joinLines } from "../../renderer/features/attempts/text-of-document.ts";
import { groupChanges } from "../../renderer/features/marking/signed-change-words.ts";
import type { SignedDifference } from "../../shared/contract/marking.ts";
import { readHoursTable, readMinutes } from "../../shared/domain/hours-table.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";

const textOf = (rows: ReturnType<typeof compareInRows>, side: "before" | "after") =>
  rows.flatMap((row) => row[side].map((run) => run.text)).join("");

describe("two scripts side by side", () => {
  const paragraphs = fc
    .array(fc.array(fc.constantFrom("we", "coach", "leaders", "well"), { minLength: 1, maxLength: 5 }), {
      maxLength: 8,
    })
    .map((list) => list.map((words) => words.join(" ")).join("\n"));

  test("each side reads as its own script, whatever changed", () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const rows = compareInRows(before, after);
        expect(textOf(rows, "before").trimEnd()).toBe(before);
        expect(textOf(rows, "after").trimEnd()).toBe(after);
        expect(rows.some((row) => row.changed)).toBe(before !== after);
      }),
    );
  });

  test("what stayed folds between what changed", () => {
    const groups = groupRows(compareInRows("One.\nTwo.\nThree was.\nFour.", "One.\nTwo.\nThree is.\nFour."));
    expect(groups.map(({ changed, rows }) => [changed, rows.length])).toEqual([
      [false, 2],
      [true, 1],
      [false, 1],
    ]);
  });

  test("a page's lines become paragraphs by the space between them", () => {
    const line = (text: string, top: number) => ({ text, top, height: 10, endsLine: true });
    expect(joinLines([line("A coach", 100), line("listens.", 88), line("A mentor tells.", 60)])).toBe(
      "A coach listens.\nA mentor tells.",
    );
  });
});

describe("hours from a spreadsheet", () => {
  const tableOf = (text: string) => text.split("\n").map((line) => line.split(","));
  const known = { number: 2, date: "2026-11-03", clientCode: "A", minutes: "90", kind: "coaching", note: "" };

  test("by headings in any order, with British dates and times as people write them", () => {
    const rows = readHoursTable(
      tableOf(
        "Client,Date,Duration,Type\nA,3/11/2026,1.5,coaching\nB,4 Nov 2026,1:15,Mentoring\nC,31/02/2026,1,coaching",
      ),
    );
    expect(rows).toEqual([
      { ...known, problem: null },
      { ...known, number: 3, date: "2026-11-04", clientCode: "B", minutes: "75", kind: "mentoring", problem: null },
      {
        ...known,
        number: 4,
        date: "",
        clientCode: "C",
        minutes: "60",
        problem: { field: "date", text: "“31/02/2026” is not a date such as 3/11/2026." },
      },
    ]);
  });

  test("under a title, with an empty row, days that lost their format, and a total", () => {
    const table = tableOf("Coaching day log\n\nDate,Client,Minutes\n46329,A,90\n,,\nTotal,,90\n44867,A,0.0625");
    const rows = readHoursTable(table);
    expect(rows.map(({ number, date, minutes }) => [number, date, minutes])).toEqual([
      [4, "2026-11-03", "90"],
      [7, "2022-11-02", "0.0625"],
    ]);
    expect(rows[1]?.problem).toEqual({ field: "minutes", text: "“0.0625” is not a number of minutes." });
    expect(readHoursTable(tableOf("44867,A,90"), true)[0]?.date).toBe("2026-11-03");
  });

  test("of the usual tables takes neither an hour of the day for a length, nor a number for a kind", () => {
    const first = (...lines: string[]) => {
      const [row] = readHoursTable(tableOf(lines.join("\n")));
      return row && [row.clientCode, row.minutes, row.kind, row.note, row.problem?.field ?? null];
    };
    expect(first("Date,Client,Start time,End time,Duration", "3/11/2026,A,10:00,11:30,1:30")).toEqual([
      "A",
      "90",
      "coaching",
      "",
      null,
    ]);
    expect(first("Date,Time from,Time to,Minutes,Client", "3/11/2026,10:00,11:00,60,A")?.[1]).toBe("60");
    expect(first("Date,Client,Start,Finish", "3/11/2026,A,10:00,11:30")?.[4]).toBe("minutes");
    expect(first("Date,Client,Time", "3/11/2026,A,1:15")?.[1]).toBe("75");
    expect(first("Session,Date,Client,Hours,Session notes", "1,3/11/2026,A,1,Goals")).toEqual([
      "A",
      "60",
      "coaching",
      "Goals",
      null,
    ]);
    expect(first("Session,Date,Client,Hours", "Session 4,3/11/2026,A,1")?.[2]).toBe("coaching");
    expect(first("Session,Date,Client,Hours", "Mentoring,3/11/2026,A,1")?.[2]).toBe("mentoring");
    for (const kind of ["Group coaching", "Team coaching", "Coaching supervision", "Coach training", "My own coaching"])
      expect(first("Date,Client,Hours,Type", `3/11/2026,A,1,${kind}`)?.[2]).toBe("other");
    for (const kind of ["1:1 coaching", "Executive coaching", "One-to-one coaching (online)"])
      expect(first("Date,Client,Hours,Type", `3/11/2026,A,1,${kind}`)?.[2]).toBe("coaching");
  });

  test("without headings in the usual order; what is no coaching or mentoring does not count", () => {
    const rows = readHoursTable([["03.11.26", "A", "45 min", "Team day", "In Leeds"]]);
    expect(rows).toEqual([{ ...known, number: 1, minutes: "45", kind: "other", note: "In Leeds", problem: null }]);
  });

  test("a table with neither headings nor a date holds no session", () =>
    expect(readHoursTable(tableOf("My day\nnothing,to,see"))).toEqual([]));

  test.each([
    ["90", 90],
    ["1:30", 90],
    ["1 h 30 min", 90],
    ["1,5 h", 90],
    ["2 hours", 120],
    ["", undefined],
    ["soon", undefined],
  ])("%j is %j minutes", (text, minutes) => expect(readMinutes(text)).toBe(minutes));
});

describe("what changed since it was signed, in words", () => {
  const criterion = { unit: "D7.01", criterion: "1.1" };
  const section = { id: "s1", title: "Contribution", judgedBy: "marks", available: 50, step: 1, criteria: [criterion] };
  const specification = { combine: "all", sections: [section] } as SheetSpecification;
  const change = (
    part: Partial<SignedDifference["changes"][number]> & { path: string[] },
  ): SignedDifference["changes"][number] => ({
    itemId: "s1",
    criterion: null,
    field: part.path.at(-1) ?? "",
    before: null,
    after: null,
    ...part,
  });

  test("by section, with a judgement that came named once and by its criterion", () => {
    const path = ["assessor", "entries", "s1", "criteria", "D7.01 1.1"];
    const groups = groupChanges(
      [
        change({ path: ["assessor", "entries", "s1", "mark"], before: 33, after: 36 }),
        change({ path: [...path, "unit"], criterion, after: "D7.01" }),
        change({ path: [...path, "criterion"], criterion, after: "1.1" }),
        change({ path: [...path, "judgement"], criterion, after: "partly" }),
        change({ path: ["assessor", "outcome"], itemId: null, before: "REFERRAL", after: "PASS" }),
      ],
      specification,
    );
    expect(
      groups.map(({ title, changes }) => [title, changes.map((one) => [one.title, one.before, one.after])]),
    ).toEqual([
      [
        "1. Contribution",
        [
          ["Mark", "33", "36"],
          ["Criterion D7.01 1.1", null, "Partly met"],
        ],
      ],
      ["The whole sheet", [["Outcome", "REFERRAL", "PASS"]]],
    ]);
  });

  test("a field that has no name here is shown all the same", () => {
    const groups = groupChanges([change({ path: ["something", "new"], itemId: null, after: true })], specification);
    expect(groups[0]?.changes[0]).toMatchObject({ title: "something, new", after: "Yes" });
  });
});
