import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import classes from "./reading-area.module.css";
import { readingAreaId } from "./reading-controls.ts";

/** A scan in a format that no browser draws, page under page as the core turned it into pictures. */
export function ScanView({ file, pages }: { readonly file: ScriptFile; readonly pages: number }) {
  const pictures = useQueries({
    queries: Array.from({ length: pages }, (_, index) =>
      api.scripts.readPicture.queryOptions({
        input: { fileId: file.id, page: index + 1 },
        staleTime: "static",
        gcTime: 0,
      }),
    ),
  });
  return (
    <div className={classes.frame}>
      <section
        id={readingAreaId}
        className={classes.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
        tabIndex={0}
        aria-label={`Script: ${file.name}`}
      >
        {pictures.map((picture, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a stored file never change their order.
          <div key={index}>
            {picture.isPending && <LoadingArea label={`Reading page ${index + 1}`} />}
            <ErrorNote error={picture.error} onRetry={() => void picture.refetch()} />
            {picture.data && <ScanPage blob={picture.data} label={`Page ${index + 1} of ${pages}: ${file.name}`} />}
          </div>
        ))}
      </section>
    </div>
  );
}

function ScanPage({ blob, label }: { readonly blob: Blob; readonly label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address ? <img src={address} alt={label} style={{ maxWidth: "100%" }} /> : null;
}
