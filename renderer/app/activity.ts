import { useEffect } from "react";
import { client } from "../api/client.ts";

const signs = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Tells the core that somebody is here, so that it does not lock: at most once a minute, and more often where the centre
 * locks so soon that a minute would be too late.
 */
export function useActivity(idleLockMinutes: number): void {
  useEffect(() => {
    const interval = Math.min(60_000, (idleLockMinutes * 60_000) / 4);
    let told = Date.now();
    const tell = () => {
      if (Date.now() - told < interval) return;
      told = Date.now();
      // Refused only when the session has just ended, which the status says already.
      client.session.touch().catch(() => undefined);
    };
    for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [idleLockMinutes]);
}
