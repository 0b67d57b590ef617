import { useEffect, useRef, useState } from "react";
import type { ArchiveReport, VerifyProgress } from "../../../shared/contract/archive.ts";
import { maximumUploadBytes } from "../../../shared/contract/scripts.ts";
import { messageFor } from "../../../shared/errors/messages.ts";
import { client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { uploadFile } from "../../api/files.ts";

type Working = Extract<VerifyProgress, { step: "working" }>;

export type CheckRun =
  | { readonly step: "idle" }
  | { readonly step: "reading"; readonly file: File; readonly sentBytes: number }
  | { readonly step: "checking"; readonly file: File; readonly progress: Working | undefined }
  | { readonly step: "checked"; readonly file: File; readonly report: ArchiveReport }
  | { readonly step: "failed"; readonly file: File; readonly message: string };

function refusalOf(file: File): string | undefined {
  if (file.size === 0) return messageFor("FILE_EMPTY", {});
  if (file.size > maximumUploadBytes) return messageFor("FILE_TOO_LARGE", { limitBytes: maximumUploadBytes });
  return undefined;
}

/** Checks one archive: hands it to the core, follows the check, and throws the copy away again. */
export function useCheck() {
  const [run, setRun] = useState<CheckRun>({ step: "idle" });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (file: File) => {
    abort.current?.abort();
    const refusal = refusalOf(file);
    if (refusal) return setRun({ step: "failed", file, message: refusal });
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    const show = (next: CheckRun) => {
      if (!signal.aborted) setRun(next);
    };
    show({ step: "reading", file, sentBytes: 0 });
    let uploadId: string | undefined;
    try {
      uploadId = await uploadFile(file, "archive", {
        signal,
        onProgress: (sentBytes) => show({ step: "reading", file, sentBytes }),
      });
      signal.throwIfAborted();
      show({ step: "checking", file, progress: undefined });
      for await (const event of await client.archive.verify({ uploadId }, { signal })) {
        if (event.step === "checked") show({ step: "checked", file, report: event.report });
        else show({ step: "checking", file, progress: event });
      }
    } catch (error) {
      show({ step: "failed", file, message: asShownError(error).message });
    } finally {
      if (uploadId) await client.uploads.discard({ uploadId }).catch(() => undefined);
    }
  };

  return {
    run,
    start,
    cancel: () => {
      abort.current?.abort();
      setRun({ step: "idle" });
    },
  };
}
