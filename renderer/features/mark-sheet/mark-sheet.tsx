import type { ReactNode } from "react";
import { useMemo, useRef, useState } from "react";
import type { AssessorSheet, SheetHead, Signature } from "../../../shared/contract/sheet.ts";
import { criteriaByItem } from "../../../shared/domain/criteria.ts";
import { type Command, useCommands } from "../../commands/index.ts";
import { useLostFocus } from "../../components/use-lost-focus.ts";
import { CommentBank } from "../comment-bank/comment-bank.tsx";
import type { FeedbackTarget } from "../comment-bank/feedback-target.ts";
import type { SheetDraft } from "../marking/sheet-draft.ts";
import { criterionCommands } from "./criterion-commands.ts";
import { DecisionPanel } from "./decision-panel.tsx";
import classes from "./mark-sheet.module.css";
import { SectionCard } from "./section-card.tsx";
import { type Column, SheetProvider } from "./sheet-context.tsx";
import type { SheetGap } from "./sheet-gaps.ts";
import { SheetHeader } from "./sheet-header.tsx";
import { focusSheet, sheetAreaId } from "./sheet-places.ts";
import { SignatureList } from "./signature-list.tsx";
import { useOwnKeys } from "./use-own-keys.ts";

type MarkSheetProps = {
  readonly head: SheetHead;
  readonly draft: SheetDraft;
  readonly column: Column;
  readonly writable: boolean;
  readonly withheld?: readonly string[];
  readonly signatures: readonly Signature[];
  /** What quality assurance decided on the column shown, where its assessor may know. */
  readonly quality?: AssessorSheet["quality"];
  readonly gaps: readonly SheetGap[];
  readonly gapsTitle: string;
  /** Below the learner's name: what a person must know about this view of the sheet. */
  readonly note?: ReactNode;
  /** Below the signatures. */
  readonly signatureNote?: ReactNode;
  readonly problem?: ReactNode;
  /** Beside the note on saving: undo, history. */
  readonly tools?: ReactNode;
  readonly actions?: ReactNode;
};

const noCommands: readonly Command[] = [];
const nothing: readonly string[] = [];

/** One column of a mark sheet: the assessor's or the quality assurer's. */
export function MarkSheet(props: MarkSheetProps) {
  const { head, draft, column, writable, signatures, withheld = nothing } = props;
  const area = useRef<HTMLElement>(null);
  useOwnKeys(area);
  useLostFocus(focusSheet);
  const [commentTarget, openComments] = useState<FeedbackTarget>();
  const sheet = useMemo(
    () => ({
      head,
      criteria: criteriaByItem(head.specification),
      draft,
      column,
      writable,
      withheld,
      signatures,
      openComments,
    }),
    [head, draft, column, writable, withheld, signatures],
  );
  useCommands(writable ? criterionCommands : noCommands);
  return (
    <SheetProvider sheet={sheet}>
      <div className={classes.sheet}>
        <section
          id={sheetAreaId}
          ref={area}
          className={classes.scroll}
          tabIndex={writable ? -1 : 0}
          aria-label="Mark sheet"
        >
          <SheetHeader head={head} note={props.note} />
          {head.specification.sections.map((section, index) => (
            <SectionCard key={section.id} item={section} number={index + 1} />
          ))}
          <SignatureList signatures={signatures} note={props.signatureNote} />
        </section>
        <DecisionPanel
          quality={props.quality ?? null}
          gaps={props.gaps}
          gapsTitle={props.gapsTitle}
          problem={props.problem}
          tools={props.tools}
          actions={props.actions}
        />
      </div>
      {writable && <CommentBank target={commentTarget} onOpen={openComments} onClose={() => openComments(undefined)} />}
    </SheetProvider>
  );
}
