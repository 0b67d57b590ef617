import { type ReactNode, type UIEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ScriptFile, ScriptHeading, ShownFile } from "../../../shared/contract/scripts.ts";
import { ConversionNotes } from "./conversion-notes.tsx";
import { pointAtTop, scrollToPoint } from "./flow-scroll.ts";
import { createFlowSurface } from "./flow-surface.ts";
import classes from "./reading-area.module.css";
import { ReadingArea } from "./reading-area.tsx";
import { nextZoom, previousZoom } from "./reading-controls.ts";
import { ReadingFrame } from "./reading-frame.tsx";
import { flowPlace, rememberFlowPlace } from "./reading-place.ts";
import type { ReadingSurface } from "./reading-surface.ts";
import { SafeDocument } from "./safe-document.tsx";
import { WordCount } from "./word-count.tsx";

type Shown<As extends ShownFile["as"]> = Extract<ShownFile, { as: As }>;

export function HtmlView({ file, shown }: { readonly file: ScriptFile; readonly shown: Shown<"html"> }) {
  const wide = file.kind === "xlsx" || file.kind === "csv";
  return (
    <FlowView file={file} words={shown.words} notes={shown.notes} headings={shown.headings} wide={wide}>
      <SafeDocument
        html={shown.html}
        links={shown.links}
        kind={file.kind}
        fromTheTop={(flowPlace(file.id)?.scrollTop ?? 0) === 0}
      />
    </FlowView>
  );
}

export function TextView({ file, shown }: { readonly file: ScriptFile; readonly shown: Shown<"text"> }) {
  return (
    <FlowView file={file} words={shown.words}>
      <pre className={classes.plain}>{shown.text}</pre>
    </FlowView>
  );
}

type FlowViewProps = {
  readonly file: ScriptFile;
  readonly words?: number;
  readonly notes?: readonly string[];
  readonly headings?: readonly ScriptHeading[];
  readonly wide?: boolean;
  /** Above the text: why there is no more than that. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

const none: readonly never[] = [];

/** Text that flows in one comfortable column. Zooming enlarges the letters; the column follows. */
export function FlowView({ file, words, notes = none, headings = none, wide, lead, children }: FlowViewProps) {
  const [zoom, setZoom] = useState(() => flowPlace(file.id)?.zoom ?? 1);
  const [area, setArea] = useState<HTMLElement | null>(null);
  const [surface, setSurface] = useState<ReadingSurface>();
  const sheet = useRef<HTMLDivElement>(null);
  const changeZoom = (value: number) => {
    setZoom(value);
    rememberFlowPlace(file.id, { zoom: value });
  };

  useLayoutEffect(() => {
    const place = flowPlace(file.id);
    if (!area || !place) return;
    area.scrollTop = place.scrollTop;
    if (place.scrollTop > 0 && place.point && sheet.current) scrollToPoint(area, sheet.current, place.point);
  }, [file.id, area]);
  useEffect(() => {
    if (area && sheet.current) setSurface(createFlowSurface(file.id, area, sheet.current));
  }, [file.id, area]);

  return (
    <ReadingFrame
      file={file}
      controls={{
        zoomPercent: Math.round(zoom * 100),
        zoomIn: () => changeZoom(nextZoom(zoom)),
        zoomOut: () => changeZoom(previousZoom(zoom)),
      }}
      surface={surface}
      contents={{ headings }}
      facts={words !== undefined && <WordCount words={words} />}
      overlayIn={area}
    >
      <ReadingArea
        file={file}
        areaRef={setArea}
        onScroll={({ currentTarget }: UIEvent<HTMLElement>) =>
          rememberFlowPlace(file.id, {
            scrollTop: currentTarget.scrollTop,
            point: sheet.current ? pointAtTop(currentTarget, sheet.current) : undefined,
          })
        }
      >
        {lead}
        <ConversionNotes notes={notes} />
        <div
          ref={sheet}
          className={classes.sheet}
          data-wide={wide || undefined}
          style={{ "--reading-zoom": zoom } as React.CSSProperties}
        >
          {children}
        </div>
      </ReadingArea>
    </ReadingFrame>
  );
}
