import { useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { highlight } from "../reading/highlights.ts";
import type { ReadingSurface } from "../reading/reading-surface.ts";
import { anchorOn } from "../reading/show-passage.ts";
import { BoxDrawing } from "./box-drawing.tsx";
import { useBoxing } from "./boxing.ts";
import { type EvidenceDesk, useEvidenceDesk } from "./evidence-desk.tsx";
import classes from "./evidence-overlay.module.css";
import { describeEvidence, sideNames } from "./evidence-words.ts";
import { isSameLayout, layOut, noLayout } from "./overlay-layout.ts";
import { type Anchors, useAnchors } from "./use-anchors.ts";
import { usePressedEvidence } from "./use-pressed-evidence.ts";

type EvidenceOverlayProps = { readonly surface: ReadingSurface; readonly into: HTMLElement };

/** Evidence where it lies: highlights in the text, boxes on pages, marks in the margin. Nothing where there is no sheet. */
export function EvidenceOverlay({ surface, into }: EvidenceOverlayProps) {
  const desk = useEvidenceDesk();
  return desk && createPortal(<Overlay surface={surface} desk={desk} />, into);
}

function Overlay({ surface, desk }: { readonly surface: ReadingSurface; readonly desk: EvidenceDesk }) {
  const { fileId } = surface;
  const evidence = useMemo(() => desk.evidence.filter((each) => each.fileId === fileId), [desk.evidence, fileId]);
  const { found: anchors, lost } = useAnchors(surface, evidence);
  const { reportLost } = desk;
  const [layout, setLayout] = useState(noLayout);
  const boxing = useBoxing();
  const activeId = desk.active?.id;
  const { pending } = desk;
  usePressedEvidence(surface, evidence, anchors, desk.choose);

  useEffect(() => reportLost(fileId, lost), [reportLost, fileId, lost]);

  useEffect(() => {
    let frame = 0;
    const draw = () => {
      for (const side of ["assr", "qa"] as const) {
        const own = evidence.filter((each) => each.side === side);
        highlight(
          `evidence-${side}`,
          fileId,
          own.flatMap(({ id }) => rangesOf(surface, anchors, id)),
        );
      }
      highlight("evidence-active", fileId, activeId === undefined ? [] : rangesOf(surface, anchors, activeId));
      const next = layOut(surface, evidence, anchors);
      setLayout((former) => (isSameLayout(former, next) ? former : next));
    };
    // At most once for each picture that the screen shows.
    const redraw = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    draw();
    const stop = surface.subscribe(redraw);
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [surface, fileId, evidence, anchors, activeId]);

  useEffect(() => {
    if (pending?.fileId !== fileId || pending.place.kind !== "passage") return;
    void anchorOn(surface, pending.place).then((stretch) => {
      highlight("evidence-pending", fileId, stretch ? surface.rangesOf(stretch) : []);
    });
    return () => highlight("evidence-pending", fileId, []);
  }, [surface, fileId, pending]);

  useEffect(
    () => () => {
      for (const name of ["evidence-assr", "evidence-qa", "evidence-active"] as const) highlight(name, fileId, []);
    },
    [fileId],
  );

  const pictures = surface.readText === undefined;
  return (
    <div className={classes.overlay}>
      {layout.boxes.map(({ evidence: each, rect }) => (
        <button
          key={each.id}
          type="button"
          tabIndex={-1}
          aria-hidden
          className={classes.box}
          style={rect}
          data-side={each.side}
          data-active={each.id === activeId || undefined}
          onClick={() => desk.choose(each, "script")}
        />
      ))}
      {desk.writable && (boxing.on || pictures) && (
        <BoxDrawing
          surface={surface}
          byKeyboard={boxing.on}
          onDrawn={(place) => {
            boxing.set(false);
            desk.tie(fileId, place);
          }}
          onLeave={() => boxing.set(false)}
        />
      )}
      {layout.marks.map(({ evidence: each, top, left }) => (
        <button
          key={each.id}
          type="button"
          className={classes.mark}
          style={left === undefined ? { top } : { top, left }}
          data-side={each.side}
          data-beside={left === undefined ? undefined : true}
          data-active={each.id === activeId || undefined}
          aria-label={`Evidence for ${each.unit} ${each.criterion}, ${sideNames[each.side]}: ${describeEvidence(each)}`}
          title={each.note === "" ? `${each.unit} ${each.criterion}` : `${each.unit} ${each.criterion}: ${each.note}`}
          onClick={() => desk.choose(each, "script")}
        >
          {each.criterion}
        </button>
      ))}
    </div>
  );
}

function rangesOf(surface: ReadingSurface, anchors: Anchors["found"], id: string): readonly Range[] {
  const stretch = anchors.get(id);
  return stretch ? surface.rangesOf(stretch) : [];
}
