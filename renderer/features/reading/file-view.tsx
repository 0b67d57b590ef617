import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { assertNever } from "../../../shared/domain/assert-never.ts";
import { api } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { LoadingArea } from "../../components/loading-area.tsx";
import { HtmlView, TextView } from "./flow-view.tsx";
import { PicturesView } from "./pictures-view.tsx";
import { UnshownFile } from "./unshown-file.tsx";

/** pdf.js is large, and many scripts are not PDFs. */
const PdfView = lazy(async () => ({ default: (await import("./pdf-view.tsx")).PdfView }));

/** One file of a script, in whatever way it can be shown. */
export function FileView({ file }: { readonly file: ScriptFile }) {
  const shown = useQuery(
    // A stored file never changes, so neither does what is shown of it.
    api.scripts.show.queryOptions({ input: { fileId: file.id }, staleTime: "static", retry: false }),
  );
  // A PDF's pages are drawn here: they don't wait for the core to say that there is nothing against it.
  const pdf = (
    <Suspense fallback={<LoadingArea label="Opening the script" />}>
      <PdfView key={file.id} file={file} />
    </Suspense>
  );
  if (shown.isPending && file.kind === "pdf") return pdf;
  if (shown.isPending) return <LoadingArea label="Opening the script" />;
  if (shown.isError) return <UnshownFile file={file} reason={asShownError(shown.error).message} />;
  const { data } = shown;
  switch (data.as) {
    case "pdf":
      return pdf;
    case "html":
      return <HtmlView key={file.id} file={file} shown={data} />;
    case "text":
      return <TextView key={file.id} file={file} shown={data} />;
    case "image":
      return <PicturesView key={file.id} file={file} sizes={[data]} mediaType={data.mediaType} notes={data.notes} />;
    case "pictures":
      return <PicturesView key={file.id} file={file} sizes={data.pictures} notes={data.notes} />;
    case "unshown":
      return <UnshownFile file={file} reason={data.reason} text={data.text} />;
    default:
      return assertNever(data);
  }
}
