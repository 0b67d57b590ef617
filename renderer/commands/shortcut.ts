const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const keyNames: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  ctrl: "Ctrl",
  alt: isMac ? "⌥" : "Alt",
  shift: isMac ? "⇧" : "Shift",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
};

const ariaNames: Readonly<Record<string, string>> = {
  mod: isMac ? "Meta" : "Control",
  ctrl: "Control",
  alt: "Alt",
  shift: "Shift",
};

/** "F1 ?" is either key. */
export function alternatives(shortcut: string): readonly string[] {
  return shortcut.split(" ");
}

/** The keys of one alternative as they stand on this machine's keyboard: ["Ctrl", "K"]. */
export function shortcutKeys(alternative: string): readonly string[] {
  return alternative
    .split("+")
    .map((key) => keyNames[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** In the form of `aria-keyshortcuts`: "Control+K". */
export function ariaShortcut(shortcut: string): string {
  return alternatives(shortcut)
    .map((alternative) =>
      alternative
        .split("+")
        .map((key) => ariaNames[key.toLowerCase()] ?? key)
        .join("+"),
    )
    .join(" ");
}

/** Whether an event presses exactly these keys. */
export function matchesShortcut(shortcut: string, event: KeyboardEvent): boolean {
  return alternatives(shortcut).some((alternative) => matches(alternative, event));
}

/** What a field does by itself with what is typed in it. */
const keysOfFields: readonly string[] = ["mod+z", "mod+shift+z", "mod+y"];

/**
 * A shortcut that types a character, or takes typing back, leaves fields alone; any other with Ctrl, Command or Alt, or a
 * named key, works anywhere.
 */
export function matchesWhileWriting(shortcut: string, event: KeyboardEvent): boolean {
  return alternatives(shortcut).some((alternative) => !belongsToField(alternative) && matches(alternative, event));
}

function matches(alternative: string, event: KeyboardEvent): boolean {
  const keys = alternative.toLowerCase().split("+");
  const wanted = keys.at(-1) ?? "";
  const mod = keys.includes("mod");
  if (keys.includes("alt") !== event.altKey) return false;
  if ((keys.includes("ctrl") || (mod && !isMac)) !== event.ctrlKey) return false;
  if ((keys.includes("meta") || (mod && isMac)) !== event.metaKey) return false;
  // "?" needs Shift on most keyboards and not on others: a sign stands for itself.
  const isSign = wanted.length === 1 && !/[a-z0-9]/.test(wanted);
  if (!isSign && keys.includes("shift") !== event.shiftKey) return false;
  if (event.key.toLowerCase() === wanted) return true;
  // Alt and Shift change the sign that a key types, on a Mac most of all: then the key's place counts.
  const place = event.code.replace(/^(Key|Digit)/, "").toLowerCase();
  return (event.altKey || event.shiftKey) && place === wanted;
}

function belongsToField(alternative: string): boolean {
  const lower = alternative.toLowerCase();
  if (keysOfFields.includes(lower)) return true;
  const keys = lower.split("+");
  const hasModifier = keys.some((key) => key === "mod" || key === "ctrl" || key === "alt" || key === "meta");
  return !hasModifier && (keys.at(-1) ?? "").length === 1;
}
