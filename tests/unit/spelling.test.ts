import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contextMenu } from "../../electron/windows/context-menu.ts";
import { Spelling } from "../../electron/windows/spelling.ts";

const spelling = new Spelling(
  dirname(fileURLToPath(import.meta.resolve("dictionary-en-gb"))),
  join(import.meta.dirname, "..", "..", "resources", "spelling", "words.txt"),
);
const page = spelling.ofPage();

describe("spelling", () => {
  test("is British, and knows the words of the field", () => {
    const right = ["organise", "colour", "Behaviours", "learner’s", "learner's", "coachee", "mentee", "wellbeing"];
    expect(page.misspelt(right)).toEqual([]);
    expect(page.misspelt(["color", "recieve", "accomodate"])).toEqual(["color", "recieve", "accomodate"]);
    expect(spelling.suggest("recieve")).toContain("receive");
  });

  test("leaves numbers, abbreviations and the words of the page alone", () => {
    expect(page.misspelt(["D7", "LO1", "ILM", "IQAs"])).toEqual([]);
    expect(page.misspelt(["Þórdís", "Wexcombe", "Wexcombe’s"])).toHaveLength(3);
    page.know(["Þórdís", "Wexcombe"]);
    expect(page.misspelt(["Þórdís", "wexcombe", "Wexcombe’s"])).toEqual([]);
    expect(spelling.ofPage().misspelt(["Wexcombe"])).toEqual(["Wexcombe"]);
    page.know([]);
    expect(page.misspelt(["Wexcombe"])).toEqual(["Wexcombe"]);
  });

  test("knows what the person added, with its possessive, until it is told otherwise; beside the words of the page", () => {
    spelling.addOwn("Zyxwood");
    expect(page.misspelt(["Zyxwood", "zyxwood’s", "Zyxwoods"])).toEqual(["Zyxwoods"]);
    page.know([]);
    expect(page.misspelt(["Zyxwood"])).toEqual([]);
    expect(spelling.ofPage().misspelt(["Zyxwood"])).toEqual([]);
    spelling.knowOwn(["O’Zyx"]);
    expect(page.misspelt(["Zyxwood", "O'Zyx"])).toEqual(["Zyxwood"]);
    spelling.knowOwn("not a list");
    expect(page.misspelt(["O'Zyx"])).toEqual(["O'Zyx"]);
  });

  test("takes nothing from a page that is no list of words", () => {
    expect(page.misspelt("recieve")).toEqual([]);
    expect(page.misspelt([1, null, { length: 3 }, "x".repeat(1000)])).toEqual([]);
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
  const nothing = { replace: () => undefined, add: () => undefined };
  const entries = (menu: ReturnType<typeof contextMenu>) => menu.map(({ label, role, type }) => label ?? role ?? type);

  test("offers corrections above the clipboard, and says where there are none", () => {
    const replaced: string[] = [];
    const menu = contextMenu({ ...asked, misspelledWord: "recieve" }, ["receive"], {
      ...nothing,
      replace: (word) => replaced.push(word),
    });
    expect(entries(menu).slice(0, 5)).toEqual(["receive", "separator", "Add to dictionary", "separator", "undo"]);
    menu[0]?.click?.({} as never, undefined, {} as never);
    expect(replaced).toEqual(["receive"]);
    expect(entries(contextMenu({ ...asked, misspelledWord: "xyzzyq" }, [], nothing))[0]).toBe("No suggestions");
    expect(entries(contextMenu(asked, [], nothing))).toContain("paste");
  });

  test("offers to learn a word that is misspelt, and nothing where none is", () => {
    const added: string[] = [];
    const menu = contextMenu({ ...asked, misspelledWord: "Wexcombe" }, [], {
      ...nothing,
      add: (word) => added.push(word),
    });
    menu.find(({ label }) => label === "Add to dictionary")?.click?.({} as never, undefined, {} as never);
    expect(added).toEqual(["Wexcombe"]);
    expect(entries(contextMenu(asked, [], nothing))).not.toContain("Add to dictionary");
  });

  test("offers copying in a text that is only read, and nothing where nothing is selected", () => {
    const read = { ...asked, isEditable: false };
    expect(entries(contextMenu({ ...read, selectionText: "Aims" }, [], nothing))).toEqual(["copy", "selectAll"]);
    expect(contextMenu(read, [], nothing)).toEqual([]);
  });
});
