import { Text, Title } from "@mantine/core";
import { IconFileUnknown } from "@tabler/icons-react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FlowView } from "./flow-view.tsx";
import classes from "./reading-area.module.css";
import { readingAreaId } from "./reading-controls.ts";
import { useReadingPane } from "./reading-pane.tsx";
import { SaveAsReceivedButton } from "./save-as-received.tsx";

type UnshownFileProps = { readonly file: ScriptFile; readonly reason: string; readonly text?: string | null };

/** A file that can't be shown: why, its text where that could be had, and the file itself, kept byte for byte. */
export function UnshownFile({ file, reason, text }: UnshownFileProps) {
  const { active } = useReadingPane();
  if (text) return <ItsText file={file} reason={reason} text={text} />;
  return (
    <div className={classes.frame}>
      <section
        id={active ? readingAreaId : undefined}
        className={classes.scroll}
        tabIndex={-1}
        aria-label={`Script: ${file.name}`}
      >
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

function ItsText({
  file,
  reason,
  text,
}: {
  readonly file: ScriptFile;
  readonly reason: string;
  readonly text: string;
}) {
  return (
    <FlowView
      file={file}
      lead={
        <div className={classes.lead}>
          <Title order={2} size="h4">
            {file.name} can't be shown here
          </Title>
          <Text size="sm">{reason}</Text>
          <Text size="sm">What follows is its text, as far as it could be read, without its layout.</Text>
          <SaveAsReceivedButton file={file} />
        </div>
      }
    >
      <pre className={classes.plain}>{text}</pre>
    </FlowView>
  );
}
