import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, client } from "./client.ts";

/** Whether the program's own spell check is there to learn words. A browser has its own, and its own dictionary. */
export const checksSpelling = window.workstation !== undefined;

/** Tells Electron's spell check this person's own words, and keeps those that they add by the menu of a misspelt word. */
export function useOwnWords(): void {
  const cache = useQueryClient();
  const words = useQuery({ ...api.session.words.queryOptions(), enabled: checksSpelling });
  useEffect(() => {
    // Not yet known in a window just opened: the words that others told are left alone.
    if (!words.data) return;
    window.workstation?.ownWords(words.data);
    // The next person's text is not checked by this one's words.
    return () => window.workstation?.ownWords([]);
  }, [words.data]);
  useEffect(
    () =>
      window.workstation?.onAddWord((word) => {
        // One that can't be kept is underlined again at the next start: no reason to disturb whoever writes.
        client.session.addWord({ word }).then(
          (all) => cache.setQueryData(api.session.words.queryKey(), all),
          () => undefined,
        );
      }),
    [cache],
  );
}
