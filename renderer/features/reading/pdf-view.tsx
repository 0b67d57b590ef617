import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { api } from "../../api/client.ts";
import { LoadingArea } from "../../components/loading-area.tsx";
import { ConversionNotes } from "./conversion-notes.tsx";
import { PageLinksOverlay } from "./page-links-overlay.tsx";
import { openPdf } from "./pdf-engine.ts";
import { explainPdfProblem } from "./pdf-problem.ts";
import { openPdfReader, type PdfReader, type PdfReaderState } from "./pdf-reader.ts";
import { pdfSource } from "./pdf-source.ts";
import "./pdf-styles.css";
import { createPdfSurface } from "./pdf-surface.ts";
import classes from "./pdf-view.module.css";
import areaClasses from "./reading-area.module.css";
import { readingAreaId } from "./reading-controls.ts";
import { ReadingFrame } from "./reading-frame.tsx";
import { useReadingPane } from "./reading-pane.tsx";
import { pdfPlace, rememberPdfPlace } from "./reading-place.ts";
import type { ReadingSurface } from "./reading-surface.ts";
import { Thumbnails } from "./thumbnails.tsx";
import { UnshownFile } from "./unshown-file.tsx";
import { WordCount } from "./word-count.tsx";

type Open = { readonly document: PDFDocumentProxy; readonly surface: ReadingSurface };
const none: readonly never[] = [];

/** One PDF. Give it a React key per file: everything here belongs to that one. */
export function PdfView({ file }: { readonly file: ScriptFile }) {
  const container = useRef<HTMLDivElement>(null);
  const reader = useRef<PdfReader>(null);
  const [open, setOpen] = useState<Open>();
  const [state, setState] = useState<PdfReaderState>();
  const [problem, setProblem] = useState<string>();
  const [failedPages, setFailedPages] = useState<readonly number[]>([]);
  const [drawn, setDrawn] = useState(false);
  const { active } = useReadingPane();
  // Counting takes the machine a while: the page that somebody waits for comes first.
  const reading = useQuery(
    api.scripts.reading.queryOptions({
      input: { fileId: file.id },
      staleTime: "static",
      retry: false,
      enabled: drawn,
    }),
  );

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
    const start = async () => {
      const opened = await openPdf(pdfSource(file, fail));
      if (left) return opened.close();
      closers.push(opened.close);
      const made = openPdfReader({
        container: element,
        document: opened.document,
        place: pdfPlace(file.id),
        onState: setState,
        onPlace: (place) => rememberPdfPlace(file.id, place),
        onPageDrawn: () => setDrawn(true),
        onPageFailed: (page) => setFailedPages((pages) => (pages.includes(page) ? pages : [...pages, page])),
      });
      reader.current = made;
      closers.unshift(made.close);
      const { document } = opened;
      const surface = createPdfSurface({ fileId: file.id, area: element, document, reader: made, stopped: () => left });
      setOpen({ document, surface });
    };
    start().catch(fail);
    return () => {
      left = true;
      closeAll();
    };
  }, [file]);

  const surface = state && open?.surface;

  if (problem !== undefined) return <UnshownFile file={file} reason={problem} />;
  const { data } = reading;
  return (
    <ReadingFrame
      file={file}
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
      surface={surface}
      contents={{
        headings: data?.headings ?? none,
        ...(surface && {
          thumbnails: (
            <Thumbnails
              document={open.document}
              current={state.page}
              rotation={state.rotation}
              goTo={(page) => reader.current?.goTo(page)}
            />
          ),
        }),
      }}
      facts={
        <>
          {failedPages.length > 0 && (
            <Text component="span" size="xs" c="red" role="status">
              {failedPages.length === 1 ? "Page" : "Pages"} {failedPages.join(", ")} could not be drawn.
            </Text>
          )}
          {data && data.reason === null && <WordCount words={data.words} />}
        </>
      }
      above={data && <ConversionNotes notes={data.reason === null ? data.notes : [data.reason]} />}
      overlayIn={container.current}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: pdf.js's viewer takes no other element than a div. */}
      <div
        id={active ? readingAreaId : undefined}
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
      {surface && container.current && (
        <PageLinksOverlay document={open.document} surface={surface} into={container.current} />
      )}
    </ReadingFrame>
  );
}
