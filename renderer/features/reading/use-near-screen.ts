import { type RefObject, useEffect, useState } from "react";

/**
 * Whether an element is in sight or will soon be: what is heavy to keep is kept only then.
 * @param scrolls selects the area around it that scrolls.
 * @param margin how far beyond the area's edges, in pixels.
 */
export function useNearScreen(frame: RefObject<HTMLElement | null>, scrolls: string, margin: number): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: element.closest(scrolls),
      rootMargin: `${margin}px 0px`,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, scrolls, margin]);
  return near;
}
