import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import classes from "./reading-area.module.css";
import { useNearScreen } from "./use-near-screen.ts";

type PicturePageProps = {
  readonly fileId: string;
  readonly number: number;
  readonly label: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly zoom: number;
  readonly rotation: number;
  readonly read: () => Promise<Blob>;
  readonly onBroken?: () => void;
};

/** One picture, held while it is near the screen only. Its place is kept free from the start, so that nothing jumps. */
export function PicturePage(props: PicturePageProps) {
  const { number, size, zoom, rotation } = props;
  const frame = useRef<HTMLDivElement>(null);
  const near = useNearScreen(frame, "section", 1200);
  const [proportion, setProportion] = useState(size.width / Math.max(1, size.height));
  const sideways = rotation % 180 !== 0;
  return (
    <div
      ref={frame}
      className={classes.picture}
      data-picture-page={number}
      data-rotation={rotation}
      // Turned by a quarter, a picture keeps its box: the box is sized for what it looks like, and the picture fills it turned.
      style={{
        width: `calc(var(--picture-room, 100% - 32px) * ${zoom})`,
        aspectRatio: sideways ? 1 / proportion : proportion,
      }}
    >
      {near && <Picture {...props} width={sideways ? `${100 * proportion}%` : "100%"} onProportion={setProportion} />}
    </div>
  );
}

type PictureProps = PicturePageProps & {
  readonly width: string;
  readonly onProportion: (proportion: number) => void;
};

function Picture({ fileId, number, label, rotation, read, onBroken, width, onProportion }: PictureProps) {
  const picture = useQuery({
    // Not kept once it is off the screen: a scan may take a hundred megabytes.
    gcTime: 0,
    staleTime: "static",
    queryKey: ["script-picture", fileId, number],
    queryFn: read,
  });
  const address = useObjectAddress(picture.data);
  return (
    <>
      {picture.isPending && <LoadingArea label={number > 1 ? `Reading page ${number}` : "Reading the picture"} />}
      <ErrorNote error={picture.error} onRetry={() => void picture.refetch()} />
      {address && (
        <img
          src={address}
          alt={label}
          draggable={false}
          onError={onBroken}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            onProportion(naturalWidth / Math.max(1, naturalHeight))
          }
          style={{ width, transform: `translate(-50%, -50%) rotate(${rotation}deg)` }}
        />
      )}
    </>
  );
}

function useObjectAddress(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [blob]);
  return address;
}
