import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import type { Evidence, EvidenceColumn } from "../../../shared/contract/evidence.ts";
import type { SheetHead } from "../../../shared/contract/sheet.ts";
import { type EvidencePlace, readSelector } from "../../../shared/domain/evidence-selector.ts";
import { api, client } from "../../api/client.ts";
import { confirmAction } from "../../components/confirm.tsx";
import { evidenceId } from "../mark-sheet/sheet-places.ts";
import { showPassage } from "../reading/show-passage.ts";
import { type CriterionChoice, listCriteria } from "./criterion-choices.ts";
import { TieDialog, type Tying } from "./tie-dialog.tsx";

type NotRemoved = { readonly id: string; readonly error: unknown };
type Active = { readonly id: string; readonly from: "script" | "list" };

/** The evidence of the sheet on the screen, for the script and the sheet alike. */
export type EvidenceDesk = {
  readonly choices: readonly CriterionChoice[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly guideWords: SheetHead["guideWords"];
  /** The name of a file of the script, where it has several to be told apart. */
  readonly nameOfFile: (fileId: string) => string | undefined;
  /** This person's own column; both once the QA column is committed. The core sends no other. */
  readonly columns: readonly EvidenceColumn[];
  readonly evidence: readonly Evidence[];
  readonly writable: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly active: Active | undefined;
  /** What waits in the dialog for its criterion. */
  readonly pending: { readonly fileId: string; readonly place: EvidencePlace } | undefined;
  /** Evidence whose words were looked for in its file, on this screen, and are not there. */
  readonly lost: ReadonlySet<string>;
  readonly reportLost: (fileId: string, ids: readonly string[]) => void;
  /** Lost evidence that waits for its words to be selected: what is tied next takes its place. */
  readonly tyingAgain: Evidence | undefined;
  readonly tieAgain: (evidence: Evidence | undefined) => void;
  /** Chosen in the list: its place in the script comes into sight. Chosen in the script: its line in the list does. */
  readonly choose: (evidence: Evidence, from: Active["from"]) => void;
  readonly tie: (fileId: string, place: EvidencePlace) => void;
  readonly edit: (evidence: Evidence) => void;
  readonly remove: (evidence: Evidence) => void;
  /** Why a piece of evidence is still there that was to be removed. */
  readonly notRemoved: NotRemoved | undefined;
};

const noColumns: readonly EvidenceColumn[] = [];

const DeskContext = createContext<EvidenceDesk | null>(null);

/** The desk around this part of the window; null where a script is read without a sheet. */
export function useEvidenceDesk(): EvidenceDesk | null {
  return use(DeskContext);
}

type EvidenceDeskProps = { readonly sheetId: string; readonly head: SheetHead; readonly children: ReactNode };

export function EvidenceDeskProvider({ sheetId, head, children }: EvidenceDeskProps) {
  const records = useQueryClient();
  const { data, error, refetch } = useQuery(api.evidence.list.queryOptions({ input: { sheetId } }));
  const [active, setActive] = useState<Active>();
  const [notRemoved, setNotRemoved] = useState<NotRemoved>();
  const [tying, setTying] = useState<Tying>();
  const [lostByFile, setLostByFile] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const lost = useMemo(() => new Set([...lostByFile.values()].flat()), [lostByFile]);
  const reportLost = useCallback((fileId: string, ids: readonly string[]) => {
    setLostByFile((former) => (ids.length === 0 && !former.has(fileId) ? former : new Map(former).set(fileId, ids)));
  }, []);
  const [tyingAgain, setTyingAgain] = useState<Evidence>();
  const { specification, criteria, guideWords } = head;
  const choices = useMemo(() => listCriteria(specification, criteria), [specification, criteria]);

  // What was passed before is read only: the core would refuse to tie anything to it.
  const tieable = useMemo(
    () => choices.filter(({ itemId }) => !head.carried.some((item) => item.itemId === itemId)),
    [choices, head.carried],
  );

  const columns = data?.columns ?? noColumns;
  const evidence = useMemo(() => columns.flatMap((column) => column.evidence), [columns]);

  // Signing, reopening and committing say who may write and who may see what. A window is not told of its own changes.
  const { state, files } = head.script;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each state.
  useEffect(() => void records.invalidateQueries({ queryKey: api.evidence.key() }), [records, state]);

  const desk = useMemo((): EvidenceDesk => {
    const remove = async (evidence: Evidence) => {
      const sure = await confirmAction({
        title: "Remove this evidence?",
        body: "The passage stays in the script; it is no longer tied to the criterion.",
        confirmLabel: "Remove",
        danger: true,
      });
      if (!sure) return;
      setNotRemoved(undefined);
      try {
        await client.evidence.remove({ evidenceId: evidence.id });
      } catch (error) {
        setNotRemoved({ id: evidence.id, error });
        return takeUpEvidence();
      }
      await takeUpEvidence();
      // The button that was pressed went with it: the keyboard stays at the criterion.
      document.getElementById(evidenceId(evidence.itemId, evidence))?.focus();
    };
    // The signature covers the evidence: the sheet's own revision has risen with it.
    const takeUpEvidence = async () => {
      void records.invalidateQueries({ queryKey: api.marking.openSheet.key() });
      void records.invalidateQueries({ queryKey: api.iqa.openSheet.key() });
      await records.invalidateQueries({ queryKey: api.evidence.key() });
    };
    return {
      choices,
      sections: specification.sections.map(({ id, title }) => ({ id, title })),
      guideWords,
      nameOfFile: (fileId) => (files.length > 1 ? files.find(({ id }) => id === fileId)?.name : undefined),
      columns,
      evidence,
      writable: columns.some((column) => column.writable),
      error,
      retry: () => void refetch(),
      active,
      lost,
      reportLost,
      tyingAgain,
      tieAgain: setTyingAgain,
      pending: tying?.evidence === undefined ? tying : undefined,
      choose(evidence, from) {
        setActive({ id: evidence.id, from });
        if (from === "list") showPassage({ fileId: evidence.fileId, place: readSelector(evidence.selector) });
      },
      tie: (fileId, place) => setTying({ fileId, place, replaces: tyingAgain, saved: takeUpEvidence }),
      edit: (evidence) =>
        setTying({
          fileId: evidence.fileId,
          place: readSelector(evidence.selector),
          evidence,
          saved: takeUpEvidence,
        }),
      remove: (evidence) => void remove(evidence),
      notRemoved,
    };
  }, [
    choices,
    specification,
    guideWords,
    files,
    columns,
    evidence,
    error,
    refetch,
    active,
    notRemoved,
    lost,
    reportLost,
    tyingAgain,
    tying,
    records,
  ]);

  return (
    <DeskContext value={desk}>
      {children}
      <TieDialog
        sheetId={sheetId}
        choices={tieable}
        tying={tying}
        onClose={(tied) => {
          setTying(undefined);
          if (!tied) return;
          setTyingAgain(undefined);
          setActive({ id: tied.id, from: "list" });
        }}
      />
    </DeskContext>
  );
}
