import { useEffect, useState } from "react";
import { connectionLost } from "../api/client.ts";

/** True once the core can't be reached any more. A lost connection never comes back: the program has to be started again. */
export function useConnectionLost(): boolean {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let mounted = true;
    void connectionLost.then(() => {
      if (mounted) setLost(true);
    });
    return () => {
      mounted = false;
    };
  }, []);
  return lost;
}
