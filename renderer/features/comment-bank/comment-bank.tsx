import { useState } from "react";
import { type Command, useCommands } from "../../commands/index.ts";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { useSheet } from "../mark-sheet/sheet-context.tsx";
import { BankSearch } from "./bank-search.tsx";
import { CommentForm, type CommentToKeep } from "./comment-form.tsx";
import { offersOfItem } from "./comment-offers.ts";
import { commentBankShortcut, type FeedbackTarget, feedbackInFocus, insertText } from "./feedback-target.ts";

type CommentBankProps = {
  /** The field that the drawer is open for; undefined while it is closed. */
  readonly target: FeedbackTarget | undefined;
  readonly onOpen: (target: FeedbackTarget) => void;
  readonly onClose: () => void;
};

/** What this person and the centre write often, beside the feedback field that it goes into. */
export function CommentBank({ target, onOpen, onClose }: CommentBankProps) {
  const sheet = useSheet();
  const [kept, setKept] = useState<CommentToKeep>();
  // What the drawer shows while it slides away.
  const [shown, setShown] = useState(target);
  if (target && target !== shown) setShown(target);

  const command: Command = {
    id: "feedback.comments",
    label: "Comment bank",
    shortcut: commentBankShortcut,
    group: "Mark sheet",
    when: () => feedbackInFocus() !== undefined,
    run: () => {
      const found = feedbackInFocus();
      if (found) onOpen(found);
    },
  };
  useCommands([command]);

  const close = () => {
    setKept(undefined);
    onClose();
  };
  return (
    <SideDrawer
      opened={target !== undefined}
      onClose={close}
      title={kept ? (kept.id === undefined ? "New comment" : "Change the comment") : "Comment bank"}
      width={460}
    >
      {shown &&
        (kept ? (
          <CommentForm comment={kept} offers={offersOfItem(sheet, shown.itemId)} onDone={() => setKept(undefined)} />
        ) : (
          <BankSearch
            target={shown}
            onKeep={setKept}
            onInsert={(text) => {
              close();
              insertText(sheet.draft, shown, text);
            }}
          />
        ))}
    </SideDrawer>
  );
}
