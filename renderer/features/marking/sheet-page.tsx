import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { EvidenceDeskProvider } from "../evidence/evidence-desk.tsx";
import { SplitScreen } from "../mark-sheet/split-screen.tsx";
import { ScriptViewer } from "../reading/script-viewer.tsx";
import { AssessorSheetView } from "./assessor-sheet-view.tsx";
import { HeldSheetView } from "./held-sheet-view.tsx";
import classes from "./sheet-page.module.css";
import { useLetGo } from "./use-let-go.ts";

/** Marking: the script beside its mark sheet. */
export function SheetPage({ sheetId }: { readonly sheetId: string }) {
  useLetGo("marking", sheetId);
  const sheet = useQuery(api.marking.openSheet.queryOptions({ input: { sheetId }, gcTime: 0 }));
  if (sheet.data) {
    const { data } = sheet;
    return (
      <EvidenceDeskProvider sheetId={sheetId} head={data}>
        <SplitScreen
          title={data.script.learner.name}
          script={<ScriptViewer script={data.script} />}
          sheet={
            data.heldBy ? (
              <HeldSheetView
                key={data.revision}
                desk="marking"
                sheetId={sheetId}
                sheet={data}
                signatures={data.signatures}
                heldBy={data.heldBy}
              />
            ) : (
              // Signing and reopening start the sheet anew, from what the core then says.
              <AssessorSheetView key={String(data.writable)} sheetId={sheetId} sheet={data} />
            )
          }
        />
      </EvidenceDeskProvider>
    );
  }
  return (
    <div className={classes.alone}>
      {sheet.isPending && <LoadingArea label="Opening the mark sheet" />}
      <ErrorNote error={sheet.error} onRetry={() => void sheet.refetch()} />
      {sheet.isError && <Link href="/queue">Back to the queue</Link>}
    </div>
  );
}
