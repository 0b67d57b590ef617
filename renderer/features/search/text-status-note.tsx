import { Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { TextStatus } from "../../../shared/contract/search.ts";
import { countOf } from "../../../shared/domain/words.ts";
import { api } from "../../api/client.ts";
import { hasRole, usePerson } from "../../api/session.tsx";
import { useCommands } from "../../commands/index.ts";
import { confirmAction } from "../../components/confirm.tsx";
import { ErrorNote } from "../../components/error-note.tsx";

/** How often the figures are asked for again while files are still being read. */
const whileWaiting = 2_000;

const rebuildLabel = "Read all scripts for the search again";

/** What the search can't find: files that were not read yet, and files without words. */
export function TextStatusNote() {
  const person = usePerson();
  const records = useQueryClient();
  const status = useQuery(
    api.search.status.queryOptions({
      refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? whileWaiting : false),
    }),
  );
  useFindAgain(status.data?.indexed);
  const rebuild = useMutation(
    api.search.rebuild.mutationOptions({ onSuccess: () => records.invalidateQueries({ queryKey: api.search.key() }) }),
  );
  useCommands([
    {
      id: "search.rebuild",
      label: rebuildLabel,
      group: "This page",
      when: () => hasRole(person, "centre-staff"),
      run: () => void askAndRebuild(() => rebuild.mutate({})),
    },
  ]);
  return (
    <>
      {status.data && (
        <Text size="xs" c="dimmed" className="tabular">
          {describeTexts(status.data, hasRole(person, "centre-staff"))}
        </Text>
      )}
      <ErrorNote error={rebuild.error} />
    </>
  );
}

/** What was read meanwhile may have the words too: without asking again, "nothing found" would stay there, and be wrong. */
function useFindAgain(indexed: number | undefined): void {
  const records = useQueryClient();
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current !== undefined && indexed !== before.current)
      void records.invalidateQueries({ queryKey: api.search.find.key() });
    before.current = indexed;
  }, [indexed, records]);
}

async function askAndRebuild(rebuild: () => void) {
  const agreed = await confirmAction({
    title: "Read all scripts again?",
    body: "The program reads every script once more, in the background. Until then the search doesn't find all of them. The scripts themselves stay as they are.",
    confirmLabel: "Read them again",
  });
  if (agreed) rebuild();
}

function describeTexts(status: TextStatus, mayRebuild: boolean): string {
  const { indexed, waiting, withoutText, unreadable, withoutOffice, toTryAgain } = status;
  const count = (files: number) => countOf(files, "file", "files");
  const again = mayRebuild ? `sign in again, or choose “${rebuildLabel}” among the commands` : "sign in again";
  return [
    `${count(indexed)} searched.`,
    waiting > 0 &&
      `${count(waiting)} still to be read: what ${waiting === 1 ? "it says" : "they say"} is not found yet.`,
    withoutText > 0 && `${count(withoutText)} without words, such as scans.`,
    unreadable > 0 && `${count(unreadable)} that can't be read.`,
    withoutOffice > 0 &&
      `${withoutOffice} of them in an old office format: install LibreOffice on this computer, then ${again}.`,
    toTryAgain > 0 && `${toTryAgain} of them may be readable another time, and are tried again at a later sign-in.`,
  ]
    .filter(Boolean)
    .join(" ");
}
