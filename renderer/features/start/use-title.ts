import { useEffect } from "react";

/** Names the window after the page's heading. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Assessor Workstation`;
  }, [title]);
}
