import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { EvidenceDeskProvider } from "../evidence/evidence-desk.tsx";
import { SplitScreen } from "../mark-sheet/split-screen.tsx";
import { ScriptViewer } from "../reading/script-viewer.tsx";
import classes from "./countersign-sheet-page.module.css";
import { CountersignSheetView } from "./countersign-sheet-view.tsx";

/**
 * A trainee's sheet beside its script. The core keeps that it was opened, which bars quality-assuring it: whoever may also
 * do that is asked first, however they came here.
 */
export function CountersignSheetPage({ sheetId }: { readonly sheetId: string }) {
  const person = usePerson();
  const [agreed, setAgreed] = useState(!hasRole(person, "iqa"));
  if (agreed) return <OpenedSheet sheetId={sheetId} />;
  return (
    <div className={classes.alone}>
      <EmptyState
        icon={<IconEye size={32} stroke={1.5} />}
        title="Open the sheet with its marks?"
        description="You see what the trainee marked. After that somebody else must quality-assure this sheet."
        action={
          <div className={classes.actions}>
            <Button component={Link} href="/countersign" variant="default">
              Back to the list
            </Button>
            <Button onClick={() => setAgreed(true)}>Open the sheet</Button>
          </div>
        }
      />
    </div>
  );
}

function OpenedSheet({ sheetId }: { readonly sheetId: string }) {
  const sheet = useQuery(api.marking.openToCountersign.queryOptions({ input: { sheetId }, gcTime: 0 }));
  if (sheet.data) {
    const { data } = sheet;
    return (
      // The signature covers the evidence: it is read before it is signed.
      <EvidenceDeskProvider sheetId={sheetId} head={data}>
        <SplitScreen
          title={data.script.learner.name}
          script={<ScriptViewer script={data.script} />}
          sheet={
            <CountersignSheetView
              key={`${data.revision} ${data.script.state}`}
              sheetId={sheetId}
              sheet={data}
              // Once it is countersigned it can't be opened to be countersigned: what is shown then is the answer itself.
              error={data.script.state === "awaiting-countersignature" ? sheet.error : null}
            />
          }
        />
      </EvidenceDeskProvider>
    );
  }
  return (
    <div className={classes.alone}>
      {sheet.isPending && <LoadingArea label="Opening the mark sheet" />}
      <ErrorNote error={sheet.error} onRetry={() => void sheet.refetch()} />
      {sheet.isError && <Link href="/countersign">Back to the sheets to countersign</Link>}
    </div>
  );
}
