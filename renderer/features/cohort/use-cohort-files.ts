import { useEffect, useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { uploadFile } from "../../api/files.ts";
import {
  type CohortSource,
  isCohortZip,
  mergeSources,
  pathInZip,
  sourceOfEntry,
  sourceOfFile,
} from "./cohort-sources.ts";

type Left = { readonly path: string; readonly reason: string };

export type ReadingZip = { readonly name: string; readonly sentBytes: number; readonly bytes: number };

/** The files of a cohort, from folders, single files and ZIPs. A ZIP is sent at once, because only the core looks inside. */
export function useCohortFiles() {
  const [sources, setSources] = useState<readonly CohortSource[]>([]);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [reading, setReading] = useState<ReadingZip>();
  const [problem, setProblem] = useState<string>();
  const zips = useRef<string[]>([]);
  const abort = useRef<AbortController>(undefined);

  const forgetZips = () => {
    abort.current?.abort();
    for (const uploadId of zips.current.splice(0)) void client.uploads.discard({ uploadId }).catch(() => undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it touches lives in refs; it runs once, at the end.
  useEffect(() => forgetZips, []);

  const readZip = async (file: File, signal: AbortSignal) => {
    setReading({ name: file.name, sentBytes: 0, bytes: file.size });
    const onProgress = (sentBytes: number) => setReading({ name: file.name, sentBytes, bytes: file.size });
    const uploadId = await uploadFile(file, "cohort", { signal, onProgress });
    zips.current.push(uploadId);
    const list = await client.intake.listZip({ uploadId }, { signal });
    setSources((known) =>
      mergeSources(
        known,
        list.files.map((entry) => sourceOfEntry(file, uploadId, entry)),
      ),
    );
    setLeft((known) => [...known, ...list.left.map(({ path, reason }) => ({ path: pathInZip(file, path), reason }))]);
  };

  const add = async (files: readonly File[]) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setProblem(undefined);
    const [zipped, plain] = [files.filter(isCohortZip), files.filter((file) => !isCohortZip(file))];
    setSources((known) => mergeSources(known, plain.map(sourceOfFile)));
    for (const file of zipped) {
      try {
        await readZip(file, controller.signal);
      } catch (error) {
        if (controller.signal.aborted) break;
        setProblem(`${file.name}: ${asShownError(error).message}`);
      }
    }
    if (abort.current === controller) setReading(undefined);
  };

  return {
    sources,
    left,
    reading,
    problem,
    add,
    cancelReading: () => {
      abort.current?.abort();
      setReading(undefined);
    },
    /** Takes files out of the cohort: they are in the records now. */
    drop: (ids: ReadonlySet<string>) => setSources((known) => known.filter(({ id }) => !ids.has(id))),
    clear: () => {
      forgetZips();
      setReading(undefined);
      setSources([]);
      setLeft([]);
      setProblem(undefined);
    },
  };
}
