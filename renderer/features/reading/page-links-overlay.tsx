import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type Rect, rectOnPage } from "../evidence/overlay-layout.ts";
import { turnBox } from "./page-box.ts";
import { findDestination, type PageLink, readPageLinks } from "./page-links.ts";
import classes from "./page-links-overlay.module.css";
import type { ReadingSurface } from "./reading-surface.ts";
import { useLinkQuestion } from "./use-link-question.tsx";

type PageLinksProps = {
  readonly document: PDFDocumentProxy;
  readonly surface: ReadingSurface;
  readonly into: HTMLElement;
};

/** The links of a PDF, over its pages. pdf.js's own would open them by themselves, so that layer is off. */
export function PageLinksOverlay({ document, surface, into }: PageLinksProps) {
  const placed = usePlacedLinks(document, surface);
  const { ask, dialog } = useLinkQuestion();
  const follow = async ({ to }: PageLink) => {
    if ("address" in to) return ask(to.address);
    // A place that the file doesn't have: the link leads nowhere.
    const target = await findDestination(document, to.destination).catch(() => undefined);
    if (target) surface.reveal(target);
  };
  return (
    <>
      {createPortal(
        <div className={classes.overlay}>
          {placed.map(({ link, key, rect }) => (
            // biome-ignore lint/a11y/useSemanticElements: a link with an address would open by itself.
            <div
              key={key}
              role="link"
              tabIndex={0}
              className={classes.link}
              style={rect}
              aria-label={"address" in link.to ? link.to.address : "Link within the script"}
              title={"address" in link.to ? link.to.address : undefined}
              onClick={() => void follow(link)}
              onKeyDown={(event) => {
                if (event.key === "Enter") void follow(link);
              }}
            />
          ))}
        </div>,
        into,
      )}
      {dialog}
    </>
  );
}

type PlacedLink = { readonly link: PageLink; readonly key: string; readonly rect: Rect };
const none: readonly PlacedLink[] = [];

function usePlacedLinks(document: PDFDocumentProxy, surface: ReadingSurface): readonly PlacedLink[] {
  const [placed, setPlaced] = useState(none);
  useEffect(() => {
    const known = new Map<number, readonly PageLink[]>();
    let left = false;
    let frame = 0;
    const place = () => {
      const next: PlacedLink[] = [];
      for (const { page = 0, element, rotation } of surface.pages()) {
        // Pages that are drawn: for the others nobody waits yet.
        if (!element.hasAttribute("data-loaded")) continue;
        const links = known.get(page);
        if (!links) void read(page);
        for (const [index, link] of (links ?? []).entries()) {
          const rect = rectOnPage(surface.area, element, turnBox(link.box, rotation));
          next.push({ link, key: `${page} ${index}`, rect });
        }
      }
      setPlaced((former) => (JSON.stringify(former) === JSON.stringify(next) ? former : next));
    };
    const placeSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    const read = async (page: number) => {
      known.set(page, []);
      // A page whose links can't be read has none; its words are there all the same.
      const links = await readPageLinks(document, page).catch(() => []);
      known.set(page, links);
      if (!left && links.length > 0) placeSoon();
    };
    placeSoon();
    const stop = surface.subscribe(placeSoon);
    return () => {
      left = true;
      stop();
      cancelAnimationFrame(frame);
    };
  }, [document, surface]);
  return placed;
}
