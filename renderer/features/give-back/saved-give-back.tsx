import { Text } from "@mantine/core";
import type { GiveBackItem, GiveBackProgress } from "../../../shared/contract/give-back.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { SavedExport } from "../archive/saved-export.tsx";
import { LeftOutList } from "./left-out-list.tsx";

export type ReadyGiveBack = Extract<GiveBackProgress, { step: "ready" }>;

type SavedGiveBackProps = {
  readonly ready: ReadyGiveBack;
  readonly items: readonly GiveBackItem[];
  readonly onAgain: () => void;
};

export function SavedGiveBack({ ready, items, onAgain }: SavedGiveBackProps) {
  const { files, leftOut } = ready;
  return (
    <SavedExport
      title={countOf(files, "PDF is made", "PDFs are made")}
      ready={ready}
      againLabel="Give back more"
      onAgain={onAgain}
    >
      <Text size="sm">
        The program hands one ZIP over to be saved, with a file for each learner. It is not encrypted: keep it where
        only the centre can read it, and send each learner their own file alone. The list notes today's date beside
        each.
      </Text>
      {leftOut.length > 0 && (
        <LeftOutList leftOut={leftOut} items={items} bothKinds={new Set(leftOut.map(({ kind }) => kind)).size > 1} />
      )}
    </SavedExport>
  );
}
