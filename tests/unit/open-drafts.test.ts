import { describe, expect, it } from "vitest";
import { anyUnsaved, openDraft, settleDrafts, showDraft } from "../../renderer/features/marking/open-drafts.ts";
import { createSheetDraft } from "../../renderer/features/marking/sheet-draft.ts";
import type { Edit } from "../../shared/contract/sheet.ts";

let failing = false;

function newDraft() {
  return createSheetDraft({
    specification: {
      combine: "all",
      sections: [{ id: "s1", title: "One", criteria: [], judgedBy: "marks", available: 50, minimum: 25, step: 1 }],
    },
    entries: [],
    revision: 1,
    describeError: String,
    save: async (_edit: Edit) => {
      await Promise.resolve();
      if (failing) throw new Error("The disk is full.");
      return { revision: 2 };
    },
  });
}

describe("drafts of mark sheets that are open or unsaved", () => {
  it("starts anew after a screen was left with everything saved", async () => {
    const draft = openDraft("a", newDraft);
    const leave = showDraft("a", draft);
    draft.type("mark", "s1", "30");
    expect(anyUnsaved()).toBe(true);
    expect(await leave()).toBe(true);
    expect(anyUnsaved()).toBe(false);
    expect(openDraft("a", newDraft)).not.toBe(draft);
  });

  it("keeps what could not be saved for the next visit, where it can be tried again", async () => {
    const draft = openDraft("b", newDraft);
    const leave = showDraft("b", draft);
    failing = true;
    draft.type("strengths", "s1", "Clear aims.");
    expect(await leave()).toBe(false);
    expect(await settleDrafts()).toBe(false);

    const again = openDraft("b", newDraft);
    expect(again).toBe(draft);
    const leaveAgain = showDraft("b", again);
    failing = false;
    again.retry();
    expect(await leaveAgain()).toBe(true);
    expect(await settleDrafts()).toBe(true);
    expect(anyUnsaved()).toBe(false);
  });

  it("is one draft for as long as any screen shows it", async () => {
    const draft = openDraft("c", newDraft);
    const leaveFirst = showDraft("c", draft);
    const leaveSecond = showDraft("c", openDraft("c", newDraft));
    expect(await leaveFirst()).toBe(true);
    expect(openDraft("c", newDraft)).toBe(draft);
    expect(await leaveSecond()).toBe(true);
    expect(openDraft("c", newDraft)).not.toBe(draft);
  });

  it("counts text that is not a mark as unsaved", async () => {
    const draft = openDraft("d", newDraft);
    const leave = showDraft("d", draft);
    draft.type("mark", "s1", "fifty");
    expect(anyUnsaved()).toBe(true);
    expect(await leave()).toBe(false);
    draft.type("mark", "s1", "");
    await draft.settle();
    expect(anyUnsaved()).toBe(false);
  });
});
