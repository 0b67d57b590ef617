import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ArchiveProgress } from "../../../shared/contract/archive.ts";
import { api, client } from "../../api/client.ts";
import { readPieces, saveBlob } from "../../api/files.ts";

type Working = Extract<ArchiveProgress, { step: "working" }>;
export type ReadyExport = Extract<ArchiveProgress, { step: "ready" }>;

export type ExportRun<Ready extends ReadyExport> =
  | { readonly step: "idle" }
  | { readonly step: "working"; readonly progress: Working | undefined }
  | { readonly step: "saving"; readonly ready: Ready; readonly readBytes: number }
  | { readonly step: "saved"; readonly ready: Ready }
  | { readonly step: "failed"; readonly error: unknown };

/**
 * Runs one export from the core's work to the saved file: an archive, or a cohort's reports. Cancelled at any point, it
 * leaves nothing behind.
 */
export function useExport<Ready extends ReadyExport = ReadyExport>() {
  const cache = useQueryClient();
  const [run, setRun] = useState<ExportRun<Ready>>({ step: "idle" });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (work: (signal: AbortSignal) => Promise<AsyncIterable<Working | Ready>>) => {
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setRun({ step: "working", progress: undefined });
    let ready: Ready | undefined;
    try {
      for await (const event of await work(signal)) {
        if (event.step === "ready") ready = event;
        else if (!signal.aborted) setRun({ step: "working", progress: event });
      }
      signal.throwIfAborted();
      if (!ready) throw new Error("The export ended without a file.");
      const made = ready;
      setRun({ step: "saving", ready: made, readBytes: 0 });
      const zip = await readPieces(
        async (range) => {
          signal.throwIfAborted();
          const piece = await client.archive.readExport({ exportId: made.exportId, ...range });
          if (!signal.aborted) setRun({ step: "saving", ready: made, readBytes: range.offset + piece.size });
          return piece;
        },
        made.bytes,
        "application/zip",
      );
      signal.throwIfAborted();
      saveBlob(zip, made.fileName);
      setRun({ step: "saved", ready: made });
    } catch (error) {
      if (!signal.aborted) setRun({ step: "failed", error });
    } finally {
      // The core's copy is sealed and temporary: it goes as soon as the person has theirs, or doesn't want it.
      if (ready) await client.archive.discardExport({ exportId: ready.exportId }).catch(() => undefined);
      void cache.invalidateQueries({ queryKey: api.centre.auditTrail.key() });
      void cache.invalidateQueries({ queryKey: api.giveBack.key() });
    }
  };

  return {
    run,
    start,
    cancel: () => {
      abort.current?.abort();
      setRun({ step: "idle" });
    },
    reset: () => setRun({ step: "idle" }),
  };
}
