import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ScriptFile, ScriptReading } from "../../../shared/contract/scripts.ts";
import { api } from "../../api/client.ts";
import { onSurfacesChanged, openSurfaces } from "./reading-surface.ts";

/** In milliseconds. Where the open file doesn't come to the screen, the others don't wait for it any longer. */
const longestWait = 2000;

/** What was read of each file, by its id; "unread" where there is nothing to count. Files that are still to be read are absent. */
export type ScriptReadings = ReadonlyMap<string, ScriptReading | "unread">;

/**
 * What is counted in each file of a script: the one that was open at the beginning first, then the others, one after the
 * other. All at once would take the machine from whoever reads already.
 */
export function useScriptReadings(files: readonly ScriptFile[], openId: string | undefined): ScriptReadings {
  const records = useQueryClient();
  const [readings, setReadings] = useState<ScriptReadings>(new Map());
  const begun = useSomethingDrawn();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where to begin depends on what is open.
  useEffect(() => {
    if (!begun) return;
    let left = false;
    const readAll = async () => {
      for (const file of files.toSorted((one, other) => Number(other.id === openId) - Number(one.id === openId))) {
        const query = api.scripts.reading.queryOptions({
          input: { fileId: file.id },
          staleTime: "static",
          retry: false,
        });
        const reading = hasWords(file) ? await records.fetchQuery(query).catch(() => undefined) : undefined;
        if (left) return;
        setReadings((former) => new Map(former).set(file.id, reading?.reason === null ? reading : "unread"));
      }
    };
    void readAll();
    return () => {
      left = true;
    };
  }, [begun, files, records]);
  return readings;
}

/** A picture's words can't be counted, and reading a scan takes longer than anything else. */
function hasWords({ kind }: ScriptFile): boolean {
  return kind !== "image" && kind !== "tiff" && kind !== "other";
}

/** Whoever waits for the open file has the processor to themselves until its first page stands. */
function useSomethingDrawn(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const stops: (() => void)[] = [];
    const listen = () => stops.push(...openSurfaces().map(({ subscribe }) => subscribe(() => setDrawn(true))));
    stops.push(onSurfacesChanged(listen));
    listen();
    const timer = setTimeout(() => setDrawn(true), longestWait);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
  return drawn;
}
