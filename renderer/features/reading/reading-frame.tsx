import { type ReactNode, useEffect, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { EvidenceOverlay } from "../evidence/evidence-overlay.tsx";
import type { Contents } from "./contents.ts";
import { ContentsPanel } from "./contents-panel.tsx";
import { FindBar } from "./find-bar.tsx";
import { PageAnnouncement } from "./page-announcement.tsx";
import classes from "./reading-area.module.css";
import type { ReadingControls } from "./reading-controls.ts";
import type { ReadingSurface } from "./reading-surface.ts";
import { offerSurface } from "./reading-surface.ts";
import { ReadingToolbar } from "./reading-toolbar.tsx";
import { ReadingTools } from "./reading-tools.tsx";
import { SaveAsReceivedIcon } from "./save-as-received.tsx";

type ReadingFrameProps = {
  readonly file: ScriptFile;
  readonly controls: ReadingControls;
  /** Undefined until the file is on the screen. */
  readonly surface: ReadingSurface | undefined;
  readonly contents: Contents;
  /** At the right end of the toolbar: the word count, pages that failed. */
  readonly facts?: ReactNode;
  /** Between the toolbar and the pages. */
  readonly above?: ReactNode;
  /** The scrolling area, and what lies over it. */
  readonly children: ReactNode;
  /** Stands in the scrolling area, over the pages. */
  readonly overlayIn: HTMLElement | null;
};

/** Around every kind of file: toolbar, contents, finding, evidence. The kinds differ in their pages alone. */
export function ReadingFrame(props: ReadingFrameProps) {
  const { file, controls, surface, contents, facts, above, children, overlayIn } = props;
  const [finding, setFinding] = useState(0);
  const [lookedFor, setLookedFor] = useState("");
  const [listed, setListed] = useState(false);
  useEffect(() => surface && offerSurface(surface), [surface]);
  const hasContents = contents.headings.length > 0 || contents.thumbnails !== undefined;
  return (
    <>
      <ReadingToolbar
        controls={controls}
        tools={
          <ReadingTools
            surface={surface}
            onFind={surface?.readText && (() => setFinding((times) => times + 1))}
            contents={hasContents ? { open: listed, toggle: () => setListed(!listed) } : undefined}
          />
        }
      >
        {facts}
        <SaveAsReceivedIcon file={file} />
      </ReadingToolbar>
      {finding > 0 && surface?.readText && (
        <FindBar
          key={surface.fileId}
          surface={surface}
          asked={finding}
          former={lookedFor}
          onTyped={setLookedFor}
          onClose={() => setFinding(0)}
        />
      )}
      {above}
      <div className={classes.body}>
        {listed && hasContents && (
          <ContentsPanel contents={contents} surface={surface} onClose={() => setListed(false)} />
        )}
        <div className={classes.frame}>
          {children}
          {surface && controls.pages && <PageAnnouncement page={controls.pages.current} count={controls.pages.count} />}
          {surface && overlayIn && <EvidenceOverlay surface={surface} into={overlayIn} />}
        </div>
      </div>
    </>
  );
}
