import { IconFileUnknown } from "@tabler/icons-react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import classes from "./reading-area.module.css";
import { readingAreaId } from "./reading-controls.ts";
import { SaveAsReceivedButton } from "./save-as-received.tsx";

/** A file that can't be shown: why, and the file itself, which was kept byte for byte. */
export function UnshownFile({ file, reason }: { readonly file: ScriptFile; readonly reason: string }) {
  return (
    <div className={classes.frame}>
      <section id={readingAreaId} className={classes.scroll} tabIndex={-1} aria-label={`Script: ${file.name}`}>
        <EmptyState
          title={`${file.name} can't be shown here`}
          description={reason}
          icon={<IconFileUnknown size={32} stroke={1.5} />}
          action={<SaveAsReceivedButton file={file} />}
        />
      </section>
    </div>
  );
}
