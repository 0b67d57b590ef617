import { useEffect } from "react";

/**
 * Words that are spelt right on this page whatever a dictionary says: names, terms of the qualification. Electron's checker is
 * told; a browser's own can't be.
 */
export function useKnownWords(texts: readonly string[]): void {
  const joined = texts.join(" ");
  useEffect(() => {
    const words = joined.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
    window.workstation?.knowWords([...new Set(words)]);
    return () => window.workstation?.knowWords([]);
  }, [joined]);
}
