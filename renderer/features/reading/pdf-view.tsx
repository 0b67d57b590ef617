import { Text, VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { LoadingArea } from "../../components/loading-area.tsx";
import { openPdf } from "./pdf-engine.ts";
import { explainPdfProblem } from "./pdf-problem.ts";
import { openPdfReader, type PdfReader, type PdfReaderState } from "./pdf-reader.ts";
import { pdfSource } from "./pdf-source.ts";
import "./pdf-styles.css";
import classes from "./pdf-view.module.css";
import areaClasses from "./reading-area.module.css";
import { readingAreaId } from "./reading-controls.ts";
import { pdfPlace, rememberPdfPlace } from "./reading-place.ts";
import { ReadingToolbar } from "./reading-toolbar.tsx";
import { SaveAsReceivedIcon } from "./save-as-received.tsx";
import { UnshownFile } from "./unshown-file.tsx";

/** One PDF. Give it a React key per file: everything here belongs to that one. */
export function PdfView({ file }: { readonly file: ScriptFile }) {
  const container = useRef<HTMLDivElement>(null);
  const reader = useRef<PdfReader>(null);
  const [state, setState] = useState<PdfReaderState>();
  const [problem, setProblem] = useState<string>();
  const [failedPages, setFailedPages] = useState<readonly number[]>([]);

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let left = false;
    const closers: (() => void)[] = [];
    const closeAll = () => {
      reader.current = null;
      for (const close of closers.splice(0)) close();
    };
    const fail = (error: unknown) => {
      if (left) return;
      closeAll();
      setProblem(explainPdfProblem(error));
    };
    const open = async () => {
      const opened = await openPdf(await pdfSource(file, fail));
      if (left) return opened.close();
      closers.push(opened.close);
      const made = openPdfReader({
        container: element,
        document: opened.document,
        place: pdfPlace(file.id),
        onState: setState,
        onPlace: (place) => rememberPdfPlace(file.id, place),
        onPageFailed: (page) => setFailedPages((pages) => (pages.includes(page) ? pages : [...pages, page])),
      });
      reader.current = made;
      closers.unshift(made.close);
    };
    open().catch(fail);
    return () => {
      left = true;
      closeAll();
    };
  }, [file]);

  if (problem !== undefined) return <UnshownFile file={file} reason={problem} />;
  return (
    <>
      <ReadingToolbar
        controls={{
          zoomPercent: state?.zoomPercent ?? 100,
          zoomIn: () => reader.current?.zoomIn(),
          zoomOut: () => reader.current?.zoomOut(),
          fitWidth: () => reader.current?.fitWidth(),
          rotate: () => reader.current?.rotate(),
          pages: {
            current: state?.page ?? 1,
            count: state?.pageCount ?? 1,
            goTo: (page) => reader.current?.goTo(page),
          },
        }}
      >
        {failedPages.length > 0 && (
          <Text component="span" size="xs" c="red" role="status">
            {failedPages.length === 1 ? "Page" : "Pages"} {failedPages.join(", ")} could not be drawn.
          </Text>
        )}
        <SaveAsReceivedIcon file={file} />
      </ReadingToolbar>
      <div className={areaClasses.frame}>
        {/* biome-ignore lint/a11y/useSemanticElements: pdf.js's viewer takes no other element than a div. */}
        <div
          id={readingAreaId}
          ref={container}
          className={`${areaClasses.scroll} ${classes.pages}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
          tabIndex={0}
          role="region"
          aria-label={`Script: ${file.name}`}
        >
          <div className="pdfViewer" />
        </div>
        {!state && (
          <div className={classes.opening}>
            <LoadingArea label="Opening the script" />
          </div>
        )}
      </div>
      {state && <PageAnnouncement page={state.page} count={state.pageCount} />}
    </>
  );
}

/** Says the page once scrolling rests, so that paging through does not become a list of numbers. */
function PageAnnouncement({ page, count }: { readonly page: number; readonly count: number }) {
  const [settled] = useDebouncedValue(page, 600);
  return (
    <VisuallyHidden role="status">
      Page {settled} of {count}
    </VisuallyHidden>
  );
}
