import { expect, it } from "vitest";
import { partMarks } from "../../renderer/features/evidence/overlay-layout.ts";
import type { Evidence } from "../../shared/contract/evidence.ts";

const mark = (id: string, side: Evidence["side"], top: number) => ({ evidence: { id, side } as Evidence, top });

it("stands marks of one line under one another, each column in its own margin", () => {
  const marks = [mark("a2", "assr", 103), mark("a1", "assr", 100), mark("q1", "qa", 100), mark("q2", "qa", 300)];
  const placed = Object.fromEntries(partMarks(marks).map(({ evidence, top }) => [evidence.id, top]));
  expect(placed).toEqual({ a1: 100, a2: 122, q1: 100, q2: 300 });
});
