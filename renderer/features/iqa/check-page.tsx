import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import type { IqaSheet } from "../../../shared/contract/iqa.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { EvidenceDeskProvider } from "../evidence/evidence-desk.tsx";
import { SplitScreen } from "../mark-sheet/split-screen.tsx";
import { HeldSheetView } from "../marking/held-sheet-view.tsx";
import { useLetGo } from "../marking/use-let-go.ts";
import { ScriptViewer } from "../reading/script-viewer.tsx";
import { BlindSheetView } from "./blind-sheet-view.tsx";
import classes from "./check-page.module.css";
import { ComparedSheetView } from "./compared-sheet-view.tsx";

/** Quality assurance: the script beside the QA column, and beside both columns once that one is committed. */
export function CheckPage({ sheetId }: { readonly sheetId: string }) {
  useLetGo("iqa", sheetId);
  const records = useQueryClient();
  const sheet = useQuery(api.iqa.openSheet.queryOptions({ input: { sheetId }, gcTime: 0 }));
  const replace = (answer: IqaSheet) => {
    records.setQueryData(api.iqa.openSheet.queryKey({ input: { sheetId } }), answer);
    void records.invalidateQueries({ queryKey: api.iqa.key() });
  };
  if (sheet.data) {
    const { data } = sheet;
    return (
      <EvidenceDeskProvider sheetId={sheetId} head={data}>
        <SplitScreen
          title={data.script.learner.name}
          script={<ScriptViewer script={data.script} />}
          sheet={
            data.view === "compared" ? (
              <ComparedSheetView sheetId={sheetId} sheet={data} onChanged={replace} />
            ) : data.heldBy ? (
              <HeldSheetView
                key={data.revision}
                desk="iqa"
                sheetId={sheetId}
                sheet={data}
                signatures={[]}
                withheld={data.withheld}
                heldBy={data.heldBy}
              />
            ) : (
              <BlindSheetView key={String(data.writable)} sheetId={sheetId} sheet={data} onCommitted={replace} />
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
      {sheet.isError && <Link href="/quality">Back to quality</Link>}
    </div>
  );
}
