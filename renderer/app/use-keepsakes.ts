import { useEffect, useState } from "react";
import { takeUpKeepsakes } from "../api/keepsakes.ts";

/** @returns false until what this person's windows kept is there. */
export function useKeepsakes(personId: string): boolean {
  const [takenUp, setTakenUp] = useState(false);
  useEffect(() => {
    let wanted = true;
    void takeUpKeepsakes(personId).then(() => wanted && setTakenUp(true));
    return () => {
      wanted = false;
    };
  }, [personId]);
  return takenUp;
}
