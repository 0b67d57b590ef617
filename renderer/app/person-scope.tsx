import { ModalsProvider } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { asShownError } from "../api/errors.ts";
import { refreshStatus } from "../api/session.tsx";
import { noteRecordsChanged } from "./changes.ts";

/**
 * One cache of records, and one place for dialogs, per person and session. Mounted anew (by its key) for each: a lock or a
 * change of person leaves no record, no running question and no open dialog of the person before.
 */
export function PersonScope({ children }: { readonly children: ReactNode }) {
  const [records] = useState(createRecordsCache);
  const mounted = useRef(false);

  useEffect(() => {
    mounted.current = true;
    const stop = noteRecordsChanged(() => void records.invalidateQueries());
    return () => {
      mounted.current = false;
      stop();
      // React's strict mode unmounts and mounts again at once: only an end that lasts empties the cache.
      queueMicrotask(() => {
        if (mounted.current) return;
        records.clear();
        notifications.clean();
      });
    };
  }, [records]);

  return (
    <QueryClientProvider client={records}>
      <ModalsProvider>{children}</ModalsProvider>
    </QueryClientProvider>
  );
}

function createRecordsCache(): QueryClient {
  const onError = (error: unknown) => {
    // The session ended elsewhere: another window locked, or the core did.
    if (asShownError(error).code === "NOT_SIGNED_IN") void refreshStatus();
  };
  // A window is not told of its own changes: what lies in its cache and is not on the screen is asked for anew when it is.
  const onSuccess = () => void records.invalidateQueries({ refetchType: "none" });
  const records = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError, onSuccess }),
    defaultOptions: {
      // The core is in this machine, answers at once, and says when records change: no retries, no waiting for a network.
      queries: { networkMode: "always", retry: false, staleTime: 2_000, refetchOnWindowFocus: false },
      mutations: { networkMode: "always" },
    },
  });
  return records;
}
