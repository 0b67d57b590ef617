import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";

type Asked = Pick<ContextMenuParams, "isEditable" | "selectionText" | "misspelledWord" | "editFlags">;

/** What can be done where a person asks for the menu: corrections, then the clipboard. Empty where there is nothing to do. */
export function contextMenu(
  { isEditable, selectionText, misspelledWord, editFlags }: Asked,
  suggestions: readonly string[],
  { replace, add }: { readonly replace: (word: string) => void; readonly add: (word: string) => void },
): MenuItemConstructorOptions[] {
  if (!isEditable) return selectionText.trim() === "" ? [] : [{ role: "copy" }, { role: "selectAll" }];
  const corrections: MenuItemConstructorOptions[] =
    misspelledWord === ""
      ? []
      : [
          ...(suggestions.length === 0 ? [{ label: "No suggestions", enabled: false }] : []),
          // An ampersand in a label would underline the letter after it.
          ...suggestions.map((word) => ({ label: word.replaceAll("&", "&&"), click: () => replace(word) })),
          { type: "separator" },
          { label: "Add to dictionary", click: () => add(misspelledWord) },
          { type: "separator" },
        ];
  return [
    ...corrections,
    { role: "undo", enabled: editFlags.canUndo },
    { role: "redo", enabled: editFlags.canRedo },
    { type: "separator" },
    { role: "cut", enabled: editFlags.canCut },
    { role: "copy", enabled: editFlags.canCopy },
    { role: "paste", enabled: editFlags.canPaste },
    { role: "selectAll", enabled: editFlags.canSelectAll },
  ];
}
