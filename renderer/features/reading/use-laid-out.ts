import { useEffect, useState } from "react";

/**
 * False while a long document is first painted: the style sheet then lets the browser lay out what is in sight and guess the
 * rest, which would keep the first words back. True from shortly after on, before anybody can have scrolled or searched.
 * @param atOnce where the rest is needed for the first picture: someone who stopped in the middle goes on there.
 */
export function useLaidOut(atOnce: boolean): boolean {
  const [laidOut, setLaidOut] = useState(atOnce);
  useEffect(() => {
    if (laidOut) return;
    let idle = 0;
    // The first frame paints the words, the second one begins once they are on the screen.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        idle = requestIdleCallback(() => setLaidOut(true), { timeout: 500 });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdleCallback(idle);
    };
  }, [laidOut]);
  return laidOut;
}
