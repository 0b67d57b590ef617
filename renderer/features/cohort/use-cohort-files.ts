import { useEffect, useRef, useState } from "react";
import { client } from "../../api/client.ts";
import { uploadFile } from "../../api/files.ts";
import {
  type CohortSource,
  isCohortZip,
  mergeSources,
  pathInZip,
  sourceOfEntry,
  sourceOfFile,
} from "./cohort-sources.ts";
import { emptyZipLine, ZipLine } from "./zip-line.ts";

type Left = { readonly path: string; readonly reason: string };

/** The files of a cohort, from folders, single files and ZIPs. A ZIP is sent at once, because only the core looks inside. */
export function useCohortFiles() {
  const [sources, setSources] = useState<readonly CohortSource[]>([]);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [line, setLine] = useState(emptyZipLine);
  const zips = useRef<string[]>([]);
  const [zipLine] = useState(
    () =>
      new ZipLine(async (file, options) => {
        const uploadId = await uploadFile(file, "cohort", options);
        try {
          const list = await client.intake.listZip({ uploadId }, { signal: options.signal });
          options.signal.throwIfAborted();
          zips.current.push(uploadId);
          const entries = list.files.map((entry) => sourceOfEntry(file, uploadId, entry));
          setSources((known) => mergeSources(known, entries));
          const unread = list.left.map(({ path, reason }) => ({ path: pathInZip(file, path), reason }));
          setLeft((known) => [...known, ...unread]);
        } catch (error) {
          discard(uploadId);
          throw error;
        }
      }, setLine),
  );

  const forgetZips = () => {
    zipLine.clear();
    for (const uploadId of zips.current.splice(0)) discard(uploadId);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it touches lives in refs; it runs once, at the end.
  useEffect(() => forgetZips, []);

  return {
    sources,
    left,
    ...line,
    add: (files: readonly File[]) => {
      setSources((known) => mergeSources(known, files.filter((file) => !isCohortZip(file)).map(sourceOfFile)));
      zipLine.add(files.filter(isCohortZip));
    },
    cancelReading: () => zipLine.cancel(),
    /** Takes files out of the cohort: they are in the records now. */
    drop: (ids: ReadonlySet<string>) => setSources((known) => known.filter(({ id }) => !ids.has(id))),
    clear: () => {
      forgetZips();
      setSources([]);
      setLeft([]);
    },
  };
}

function discard(uploadId: string): void {
  void client.uploads.discard({ uploadId }).catch(() => undefined);
}
