import { ActionIcon } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Evidence } from "../../../shared/contract/evidence.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { sheetAreaId } from "../mark-sheet/sheet-places.ts";
import { scrollIntoSight } from "../reading/scroll-into-sight.ts";
import type { EvidenceDesk } from "./evidence-desk.tsx";
import { describeEvidence, sideNames } from "./evidence-words.ts";
import classes from "./item-evidence.module.css";
import { LostWords } from "./lost-words.tsx";

type EvidenceLineProps = { readonly evidence: Evidence; readonly desk: EvidenceDesk };

/** One piece of evidence in the list: its words lead to it in the script. */
export function EvidenceLine({ evidence, desk }: EvidenceLineProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { active, columns } = desk;
  const isActive = active?.id === evidence.id;
  const writable = columns.some((column) => column.side === evidence.side && column.writable);
  const words = describeEvidence(evidence);
  const file = desk.nameOfFile(evidence.fileId);

  useEffect(() => {
    if (active?.id !== evidence.id || active.from !== "script" || !button.current) return;
    const area = document.getElementById(sheetAreaId);
    if (area) scrollIntoSight(area, button.current.getBoundingClientRect());
    button.current.focus({ preventScroll: true });
  }, [active, evidence.id]);

  return (
    <li className={classes.line} data-active={isActive || undefined}>
      <button
        ref={button}
        type="button"
        className={classes.words}
        aria-current={isActive || undefined}
        title="Show it in the script"
        onClick={() => desk.choose(evidence, "list")}
      >
        {columns.length > 1 && <span className={classes.side}>{sideNames[evidence.side]}</span>}
        {words}
        {file !== undefined && <span className={classes.file}>{file}</span>}
      </button>
      {writable && (
        <div className={classes.actions}>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={`Change: ${words}`}
            onClick={() => desk.edit(evidence)}
          >
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={`Remove: ${words}`}
            onClick={() => desk.remove(evidence)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      )}
      {desk.notRemoved?.id === evidence.id && (
        <div className={classes.problem}>
          <ErrorNote error={desk.notRemoved.error} />
        </div>
      )}
      {desk.lost.has(evidence.id) && <LostWords evidence={evidence} desk={desk} writable={writable} />}
      {evidence.note !== "" && <p className={classes.note}>{evidence.note}</p>}
    </li>
  );
}
