import { useEffect, useState } from "react";

/** Whole seconds until an instant, counting down; 0 once it has passed or where there is none. */
export function useSecondsUntil(instant: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const end = instant === undefined ? 0 : Date.parse(instant);
  const left = Math.max(0, Math.ceil((end - now) / 1000));

  useEffect(() => {
    setNow(Date.now());
    if (end <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= end) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [end]);

  return left;
}
