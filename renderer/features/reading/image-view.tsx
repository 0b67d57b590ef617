import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ScriptFile } from "../../../shared/contract/scripts.ts";
import { client } from "../../api/client.ts";
import { readPieces } from "../../api/files.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import classes from "./reading-area.module.css";
import { nextZoom, previousZoom, readingAreaId } from "./reading-controls.ts";
import { flowPlace, rememberFlowPlace } from "./reading-place.ts";
import { ReadingToolbar } from "./reading-toolbar.tsx";
import { SaveAsReceivedIcon } from "./save-as-received.tsx";
import { UnshownFile } from "./unshown-file.tsx";

type ImageViewProps = { readonly file: ScriptFile; readonly mediaType: string };

/** A scan or a photograph. At 100 % it fills the width; turning it helps with a page scanned on its side. */
export function ImageView({ file, mediaType }: ImageViewProps) {
  const picture = useQuery({
    // Not kept once it is off the screen: a scan may take a hundred megabytes.
    gcTime: 0,
    staleTime: "static",
    queryKey: ["script-picture", file.id],
    queryFn: () => readPieces((range) => client.scripts.readFile({ fileId: file.id, ...range }), file.bytes, mediaType),
  });
  const address = useObjectAddress(picture.data);
  const [place, setPlace] = useState(() => flowPlace(file.id) ?? { zoom: 1, rotation: 0, scrollTop: 0 });
  const [broken, setBroken] = useState(false);
  const change = (part: { zoom?: number; rotation?: number }) => {
    setPlace((former) => ({ ...former, ...part }));
    rememberFlowPlace(file.id, part);
  };

  if (broken) {
    return (
      <UnshownFile
        file={file}
        reason="The picture is damaged, or of a kind that this window can't draw. The file was kept as received."
      />
    );
  }
  return (
    <>
      <ReadingToolbar
        controls={{
          zoomPercent: Math.round(place.zoom * 100),
          zoomIn: () => change({ zoom: nextZoom(place.zoom) }),
          zoomOut: () => change({ zoom: previousZoom(place.zoom) }),
          fitWidth: () => change({ zoom: 1 }),
          rotate: () => change({ rotation: (place.rotation + 90) % 360 }),
        }}
      >
        <SaveAsReceivedIcon file={file} />
      </ReadingToolbar>
      <div className={classes.frame}>
        <section
          id={readingAreaId}
          className={classes.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus so that keys scroll it.
          tabIndex={0}
          aria-label={`Script: ${file.name}`}
          onScroll={(event) => rememberFlowPlace(file.id, { scrollTop: event.currentTarget.scrollTop })}
        >
          {picture.isPending && <LoadingArea label="Reading the picture" />}
          <ErrorNote error={picture.error} onRetry={() => void picture.refetch()} />
          {address && (
            <TurnedPicture
              address={address}
              name={file.name}
              place={place}
              onBroken={() => setBroken(true)}
              onLoad={(element) => {
                const area = element.closest("section");
                if (area) area.scrollTop = flowPlace(file.id)?.scrollTop ?? 0;
              }}
            />
          )}
        </section>
      </div>
    </>
  );
}

type TurnedPictureProps = {
  readonly address: string;
  readonly name: string;
  readonly place: { readonly zoom: number; readonly rotation: number };
  readonly onBroken: () => void;
  readonly onLoad: (element: HTMLImageElement) => void;
};

function TurnedPicture({ address, name, place, onBroken, onLoad }: TurnedPictureProps) {
  const [proportion, setProportion] = useState(1);
  const sideways = place.rotation % 180 !== 0;
  const width = `calc((100% - 32px) * ${place.zoom})`;
  // Turned by a quarter, a picture keeps its box: the box is sized for what it looks like, and the picture fills it turned.
  const box = { width, aspectRatio: sideways ? 1 / proportion : proportion, position: "relative" } as const;
  return (
    <div className={classes.picture} style={box}>
      <img
        src={address}
        alt={`Scan or picture: ${name}`}
        onError={onBroken}
        onLoad={(event) => {
          setProportion(event.currentTarget.naturalWidth / Math.max(1, event.currentTarget.naturalHeight));
          onLoad(event.currentTarget);
        }}
        style={{
          position: "absolute",
          insetInlineStart: "50%",
          top: "50%",
          width: sideways ? `${100 * proportion}%` : "100%",
          transform: `translate(-50%, -50%) rotate(${place.rotation}deg)`,
          maxWidth: "none",
        }}
      />
    </div>
  );
}

function useObjectAddress(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
