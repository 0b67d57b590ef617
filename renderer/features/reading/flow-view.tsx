import { Alert, List, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { type ReactNode, type UIEvent, useLayoutEffect, useRef, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import classes from "./reading-area.module.css";
import { nextZoom, previousZoom, readingAreaId } from "./reading-controls.ts";
import { flowPlace, rememberFlowPlace } from "./reading-place.ts";
import { ReadingToolbar } from "./reading-toolbar.tsx";
import { SafeDocument } from "./safe-document.tsx";
import { SaveAsReceivedIcon } from "./save-as-received.tsx";

type FlowFile = { readonly file: ScriptFile; readonly words: number };

export function HtmlView({
  html,
  notes,
  ...flow
}: FlowFile & { readonly html: string; readonly notes: readonly string[] }) {
  return (
    <FlowView {...flow} notes={notes}>
      <SafeDocument html={html} />
    </FlowView>
  );
}

export function TextView({ text, ...flow }: FlowFile & { readonly text: string }) {
  return (
    <FlowView {...flow} notes={[]}>
      <pre className={classes.plain}>{text}</pre>
    </FlowView>
  );
}

/** Text that flows in one comfortable column. Zooming enlarges the letters; the column follows. */
function FlowView({
  file,
  words,
  notes,
  children,
}: FlowFile & { readonly notes: readonly string[]; readonly children: ReactNode }) {
  const [zoom, setZoom] = useState(() => flowPlace(file.id)?.zoom ?? 1);
  const area = useRef<HTMLElement>(null);
  const changeZoom = (value: number) => {
    setZoom(value);
    rememberFlowPlace(file.id, { zoom: value });
  };

  useLayoutEffect(() => {
    if (area.current) area.current.scrollTop = flowPlace(file.id)?.scrollTop ?? 0;
  }, [file.id]);

  return (
    <>
      <ReadingToolbar
        controls={{
          zoomPercent: Math.round(zoom * 100),
          zoomIn: () => changeZoom(nextZoom(zoom)),
          zoomOut: () => changeZoom(previousZoom(zoom)),
        }}
      >
        <Text component="span" size="xs" c="dimmed" className={classes.words}>
          {words.toLocaleString("en-GB")} {words === 1 ? "word" : "words"}
        </Text>
        <SaveAsReceivedIcon file={file} />
      </ReadingToolbar>
      <div className={classes.frame}>
        <section
          id={readingAreaId}
          ref={area}
          className={classes.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
          tabIndex={0}
          aria-label={`Script: ${file.name}`}
          onScroll={(event: UIEvent<HTMLElement>) =>
            rememberFlowPlace(file.id, { scrollTop: event.currentTarget.scrollTop })
          }
        >
          <ConversionNotes notes={notes} />
          <div className={classes.sheet} style={{ "--reading-zoom": zoom } as React.CSSProperties}>
            {children}
          </div>
        </section>
      </div>
    </>
  );
}

/** What of the file is not on the screen. The file as received still has it. */
function ConversionNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div className={classes.notes}>
      <Alert variant="light" color="gray" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
        <List size="sm" listStyleType="none">
          {notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      </Alert>
    </div>
  );
}
