import { useEffect } from "react";

/**
 * Takes the keyboard up where it was lost: what it was in went away as this came, as a dialog does with the sheet that it
 * signs. Where it is anywhere, it stays.
 * @param take moves it; the same function on each render is not needed, it is asked once.
 */
export function useLostFocus(take: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as this appears
  useEffect(() => {
    if (document.activeElement === document.body) take();
  }, []);
}
