import { useEffect, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { readPieces } from "../../api/files.ts";
import { useEvidenceDesk } from "../evidence/evidence-desk.tsx";
import { ConversionNotes } from "./conversion-notes.tsx";
import { PicturePage } from "./picture-page.tsx";
import { createPictureSurface } from "./picture-surface.ts";
import { ReadingArea } from "./reading-area.tsx";
import { nextZoom, previousZoom } from "./reading-controls.ts";
import { ReadingFrame } from "./reading-frame.tsx";
import { flowPlace, rememberFlowPlace } from "./reading-place.ts";
import type { ReadingSurface } from "./reading-surface.ts";
import { UnshownFile } from "./unshown-file.tsx";

type Size = { readonly width: number; readonly height: number };
type PicturesViewProps = {
  readonly file: ScriptFile;
  readonly sizes: readonly Size[];
  /** One picture that the window draws as it was received. Otherwise pages, as the core turned them into pictures. */
  readonly mediaType?: string;
  readonly notes: readonly string[];
};

/** A scan or a photograph. At 100 % it fills the width; turning it helps with a page scanned on its side. */
export function PicturesView({ file, sizes, mediaType, notes }: PicturesViewProps) {
  const [place, setPlace] = useState(() => flowPlace(file.id) ?? { zoom: 1, rotation: 0, scrollTop: 0 });
  const [area, setArea] = useState<HTMLElement | null>(null);
  const [surface, setSurface] = useState<ReadingSurface>();
  const [page, setPage] = useState(1);
  const [broken, setBroken] = useState(false);
  const besideSheet = useEvidenceDesk() !== null;
  const paged = mediaType === undefined;
  const change = (part: { zoom?: number; rotation?: number }) => {
    setPlace((former) => ({ ...former, ...part }));
    rememberFlowPlace(file.id, part);
  };
  useEffect(() => {
    if (!area) return;
    setSurface(createPictureSurface(file.id, area, paged));
    area.scrollTop = flowPlace(file.id)?.scrollTop ?? 0;
  }, [file.id, area, paged]);

  if (broken) {
    return (
      <UnshownFile
        file={file}
        reason="The picture is damaged, or of a kind that this window can't draw. The file was kept as received."
      />
    );
  }
  const read = (number: number) =>
    paged
      ? client.scripts.readPicture({ fileId: file.id, page: number })
      : readPieces((range) => client.scripts.readFile({ fileId: file.id, ...range }), file.bytes, mediaType);
  return (
    <ReadingFrame
      file={file}
      controls={{
        zoomPercent: Math.round(place.zoom * 100),
        zoomIn: () => change({ zoom: nextZoom(place.zoom) }),
        zoomOut: () => change({ zoom: previousZoom(place.zoom) }),
        fitWidth: () => change({ zoom: 1 }),
        rotate: () => change({ rotation: (place.rotation + 90) % 360 }),
        ...(sizes.length > 1 && {
          pages: { current: page, count: sizes.length, goTo: (wanted) => surface?.reveal({ page: wanted }) },
        }),
      }}
      surface={surface}
      contents={noContents}
      overlayIn={area}
    >
      <ReadingArea
        file={file}
        areaRef={setArea}
        margins={besideSheet}
        onScroll={({ currentTarget }) => {
          rememberFlowPlace(file.id, { scrollTop: currentTarget.scrollTop });
          setPage(pageInSight(currentTarget));
        }}
      >
        <ConversionNotes notes={notes} />
        {sizes.map((size, index) => (
          <PicturePage
            // biome-ignore lint/suspicious/noArrayIndexKey: the pages of a stored file never change their order.
            key={index}
            fileId={file.id}
            number={index + 1}
            label={paged ? `Page ${index + 1} of ${sizes.length}: ${file.name}` : `Scan or picture: ${file.name}`}
            size={size}
            zoom={place.zoom}
            rotation={place.rotation}
            read={() => read(index + 1)}
            {...(!paged && { onBroken: () => setBroken(true) })}
          />
        ))}
      </ReadingArea>
    </ReadingFrame>
  );
}

const noContents = { headings: [] };

/** The last page whose upper edge is above the middle of the area. */
function pageInSight(area: HTMLElement): number {
  const middle = area.getBoundingClientRect().top + area.clientHeight / 2;
  const pages = [...area.querySelectorAll<HTMLElement>("[data-picture-page]")];
  return Math.max(1, pages.findLastIndex((page) => page.getBoundingClientRect().top <= middle) + 1);
}
