import { describe, expect, test } from "vitest";
import { describeCovered } from "../../renderer/features/mark-sheet/covered-words.ts";
import type { Evidence, EvidenceColumn } from "../../shared/contract/evidence.ts";
import type { HoursLog } from "../../shared/contract/hours.ts";
import { addUpHours } from "../../shared/domain/hours.ts";

const script = { authenticityConfirmed: true, standardisationRefused: false };
const criteria = ["1.1", "1.2"].map((criterion) => ({ itemId: "s1", unit: "D7.03", criterion }));
const passedBefore = { itemId: "s2", unit: "D7.03", criterion: "2.1" };

function columnOf(side: "assr" | "qa", ...tied: string[]): EvidenceColumn {
  return {
    side,
    evidence: tied.map((criterion) => ({ itemId: "s1", unit: "D7.03", criterion }) as Evidence),
    coverage: [...criteria, passedBefore].map((one) => ({ ...one, places: [] })),
    writable: true,
  };
}

function logOf(minutes: number, requiredHours: number | undefined): HoursLog {
  const session = { id: "1", date: "2026-03-02", clientCode: "A", minutes, kind: "coaching", note: "" } as const;
  const entries = minutes > 0 ? [{ ...session, source: "typed" as const }] : [];
  return { entries, ...addUpHours(entries, requiredHours), section: null, writable: true, heldBy: null, revision: 1 };
}

const wordsOf = (covered: ReturnType<typeof describeCovered>, term: string) =>
  covered.find((one) => one.term === term)?.words;
const wantingOf = (covered: ReturnType<typeof describeCovered>) =>
  covered.filter(({ wanting }) => wanting).map(({ term }) => term);

describe("what a signature covers besides the marks", () => {
  test("hours against what is asked, evidence against the criteria that are not carried forward", () => {
    const covered = describeCovered({ script, carried: [{ itemId: "s2" }] }, [columnOf("assr", "1.1")], logOf(600, 12));
    expect(wordsOf(covered, "Evidence")).toBe("1 place in the script, for 1 of 2 criteria");
    expect(wordsOf(covered, "Hours log")).toBe("10 h of 12 h recorded: 2 h missing");
    expect(wantingOf(covered)).toEqual(["Evidence", "Hours log"]);
  });

  test("nothing is wanting where everything is there", () => {
    const covered = describeCovered(
      { script, carried: [{ itemId: "s2" }] },
      [columnOf("assr", "1.1", "1.2", "1.2")],
      logOf(720, 12),
    );
    expect(wordsOf(covered, "Evidence")).toBe("3 places in the script, for 2 of 2 criteria");
    expect(wantingOf(covered)).toEqual([]);
  });

  test("a sheet that asks for no hours says nothing of them, unless some are logged: the signature covers those too", () => {
    const silent = describeCovered({ script, carried: [] }, [columnOf("assr")], logOf(0, undefined));
    expect(wordsOf(silent, "Hours log")).toBeUndefined();
    const logged = describeCovered({ script, carried: [] }, [columnOf("assr")], logOf(90, undefined));
    expect(wordsOf(logged, "Hours log")).toBe("1 h 30 min recorded");
    expect(wantingOf(logged)).toEqual(["Evidence"]);
  });

  test("an IQA's signature covers both columns' evidence, each by its own name", () => {
    const covered = describeCovered(
      { script, carried: [] },
      [columnOf("assr", "1.1"), columnOf("qa")],
      logOf(0, undefined),
    );
    expect(wordsOf(covered, "Assr evidence")).toBe("1 place in the script, for 1 of 3 criteria");
    expect(wordsOf(covered, "QA evidence")).toBe("No place in the script is tied to a criterion");
  });

  test("the declarations are said as they stand", () => {
    const covered = describeCovered(
      { script: { ...script, authenticityConfirmed: false, standardisationRefused: true }, carried: [] },
      [],
      logOf(0, undefined),
    );
    expect(wordsOf(covered, "Declarations")).toBe("The own-work statement is missing; use for standardisation refused");
    expect(wantingOf(covered)).toEqual(["Declarations"]);
  });
});
