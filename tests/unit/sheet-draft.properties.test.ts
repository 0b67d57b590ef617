import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSheetDraft } from "../../renderer/features/marking/sheet-draft.ts";
import { type FieldName, keyOfEdit } from "../../renderer/features/marking/sheet-field.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import type { SheetSpecification } from "../../shared/domain/qualification.ts";

const specification: SheetSpecification = {
  combine: "all",
  sections: [
    { id: "s1", title: "One", criteria: [], judgedBy: "marks", available: 50, minimum: 25, step: 1 },
    { id: "s2", title: "Two", criteria: [], judgedBy: "marks", available: 50, minimum: 25, step: 1 },
  ],
};

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("a mark sheet's draft, whatever is typed and whatever fails", () => {
  it("ends with the core holding the newest valid text of every field", async () => {
    const names = ["mark", "strengths", "improvements"] as const;
    const step = fc.record({
      field: fc.constantFrom<FieldName>(...names),
      itemId: fc.constantFrom("s1", "s2"),
      text: fc.oneof(
        fc.integer({ min: 0, max: 50 }).map(String),
        fc.constantFrom("", "51", "-1", "4x"),
        fc.string({ maxLength: 6 }),
      ),
      pause: fc.boolean(),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const stored = new Map<string, Edit["value"]>();
        let failing = false;
        let revision = 7;
        let underWay = 0;
        const draft = createSheetDraft({
          specification,
          entries: [],
          revision,
          describeError: String,
          save: async (edit) => {
            underWay += 1;
            expect(underWay).toBe(1);
            await Promise.resolve();
            underWay -= 1;
            if (failing) throw new Error("no");
            if (edit.field !== "criterion") stored.set(keyOfEdit(edit), edit.value);
            revision += 1;
            return { revision };
          },
        });
        for (const { field, itemId, text, pause, fails } of steps) {
          failing = fails;
          draft.type(field, itemId, text);
          if (pause) await turn();
        }
        failing = false;
        await draft.settle();
        draft.retry();
        await draft.settle();
        for (const [key, field] of Object.entries(draft.read().fields)) {
          const value = stored.get(key) ?? null;
          expect(field.savedText).toBe(value === null ? "" : String(value));
          expect(["saved", "invalid"]).toContain(field.state);
          const isMark = key.startsWith("mark:");
          if (field.state === "saved" && !isMark) expect(field.text).toBe(field.savedText);
          if (field.state === "saved" && isMark && field.text.trim() !== "") {
            expect(Number(field.text)).toBe(Number(field.savedText));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
