import { useLayoutEffect, useState } from "react";
import { useLocation } from "wouter";

let lastPersonId: string | undefined;

/**
 * After a lock, signing in returns to the page that was open. Somebody else starts at their own home: the page before was
 * another person's.
 * @returns false until the place is right.
 */
export function useRememberedPlace(personId: string): boolean {
  const [arrived, setArrived] = useState(lastPersonId === undefined || lastPersonId === personId);
  const [, navigate] = useLocation();
  useLayoutEffect(() => {
    if (lastPersonId !== undefined && lastPersonId !== personId) navigate("/", { replace: true });
    lastPersonId = personId;
    setArrived(true);
  }, [personId, navigate]);
  return arrived;
}
