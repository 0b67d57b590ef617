import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contextMenu } from "../../electron/windows/context-menu.ts";
import { Spelling } from "../../electron/windows/spelling.ts";

const spelling = new Spelling(
  dirname(fileURLToPath(import.meta.resolve("dictionary-en-gb"))),
  join(import.meta.dirname, "..", "..", "resources", "spelling", "words.txt"),
);

describe("spelling", () => {
  test("is British, and knows the words of the field", () => {
    const right = ["organise", "colour", "Behaviours", "learner’s", "learner's", "coachee", "mentee", "wellbeing"];
    expect(spelling.misspelt(right)).toEqual([]);
    expect(spelling.misspelt(["color", "recieve", "accomodate"])).toEqual(["color", "recieve", "accomodate"]);
    expect(spelling.suggest("recieve")).toContain("receive");
  });

  test("leaves numbers, abbreviations and the words of the page alone", () => {
    expect(spelling.misspelt(["D7", "LO1", "ILM", "IQAs"])).toEqual([]);
    expect(spelling.misspelt(["Þórdís", "Wexcombe", "Wexcombe’s"])).toHaveLength(3);
    spelling.know(["Þórdís", "Wexcombe"]);
    expect(spelling.misspelt(["Þórdís", "wexcombe", "Wexcombe’s"])).toEqual([]);
    spelling.know([]);
    expect(spelling.misspelt(["Wexcombe"])).toEqual(["Wexcombe"]);
  });

  test("takes nothing from a page that is no list of words", () => {
    expect(spelling.misspelt("recieve")).toEqual([]);
    expect(spelling.misspelt([1, null, { length: 3 }, "x".repeat(1000)])).toEqual([]);
    expect(spelling.suggest("x".repeat(1000))).toEqual([]);
  });
});

describe("the menu of a text", () => {
  const editFlags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  };
  const asked = { isEditable: true, selectionText: "", misspelledWord: "", editFlags };
  const entries = (menu: ReturnType<typeof contextMenu>) => menu.map(({ label, role, type }) => label ?? role ?? type);

  test("offers corrections above the clipboard, and says where there are none", () => {
    const replaced: string[] = [];
    const menu = contextMenu({ ...asked, misspelledWord: "recieve" }, ["receive"], (word) => replaced.push(word));
    expect(entries(menu).slice(0, 3)).toEqual(["receive", "separator", "undo"]);
    menu[0]?.click?.({} as never, undefined, {} as never);
    expect(replaced).toEqual(["receive"]);
    expect(entries(contextMenu({ ...asked, misspelledWord: "xyzzyq" }, [], () => undefined))[0]).toBe("No suggestions");
    expect(entries(contextMenu(asked, [], () => undefined))).toContain("paste");
  });

  test("offers copying in a text that is only read, and nothing where nothing is selected", () => {
    const read = { ...asked, isEditable: false };
    expect(entries(contextMenu({ ...read, selectionText: "Aims" }, [], () => undefined))).toEqual([
      "copy",
      "selectAll",
    ]);
    expect(contextMenu(read, [], () => undefined)).toEqual([]);
  });
});
