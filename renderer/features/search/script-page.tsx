import { usePrefetchQuery, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { PassagesLink } from "../overlaps/passages-link.tsx";
import { ScriptViewer } from "../reading/script-viewer.tsx";
import classes from "./script-page.module.css";

/** A script by itself, for reading: for whoever may see it without having a column of its sheet. */
export function ScriptPage({ scriptId }: { readonly scriptId: string }) {
  const options = api.scripts.get.queryOptions({ input: { scriptId } });
  // Asked for before the page is drawn, not after.
  usePrefetchQuery(options);
  const script = useQuery(options);
  if (!script.data) {
    return (
      <div className={classes.alone}>
        {script.isPending && <LoadingArea label="Opening the script" />}
        <ErrorNote error={script.error} onRetry={() => void script.refetch()} />
        {script.isError && <Link href="/">Back to your start page</Link>}
      </div>
    );
  }
  const { learner, assessmentTitle, attempt } = script.data;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <PageHeader
          title={learner.name}
          description={`${assessmentTitle}, attempt ${attempt}`}
          actions={<PassagesLink scriptId={scriptId} />}
        />
      </div>
      <div className={classes.script}>
        <ScriptViewer script={script.data} />
      </div>
    </div>
  );
}
