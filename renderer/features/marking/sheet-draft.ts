import type { Edit, Entry } from "../../../shared/contract/sheet.ts";
import { type CriterionJudgement, criteriaByItem, isSameCriterion } from "../../../shared/domain/criteria.ts";
import type { Judgements } from "../../../shared/domain/decision.ts";
import { type CriterionRef, judgedItems, type SheetSpecification } from "../../../shared/domain/qualification.ts";
import { judgementsOf } from "./draft-judgements.ts";
import { criterionKey, editFor, type FieldKey, type FieldName, keyOf, keyOfEdit, textOf } from "./sheet-field.ts";

/**
 * What is typed on one mark sheet and not yet known to be durable: the screen's only unsaved state. Saved data stays in the
 * query cache. One save is under way at a time, so the core sees the edits in the order of typing; while it is under way the
 * newest text of each field waits, older ones are dropped. "saved" is said only of what the core has acknowledged.
 */
export type DraftField = {
  readonly text: string;
  /** invalid: not a mark, so not sent. failed: the core could not save it. Both keep the text on the screen. */
  readonly state: "saved" | "saving" | "invalid" | "failed";
  readonly problem: string | null;
  /** What the core acknowledged last, as text. */
  readonly savedText: string;
};

export type DraftState = "saved" | "saving" | "invalid" | "failed";

export type DraftSnapshot = {
  readonly fields: Readonly<Record<FieldKey, DraftField>>;
  /** As the screen shows them: a mark that is being saved counts, text that is not a mark does not. */
  readonly judgements: Judgements;
  readonly state: DraftState;
  /** The column's revision at the last acknowledgement. */
  readonly revision: number;
};

export type SheetDraft = {
  read(): DraftSnapshot;
  subscribe(listener: () => void): () => void;
  type(field: FieldName, itemId: string, text: string): void;
  /** Judges a criterion beside its item; null takes the judgement back. */
  judge(itemId: string, criterion: CriterionRef, judgement: CriterionJudgement | null): void;
  /** Sends everything that failed once more, in the order of typing. */
  retry(): void;
  /** Waits until nothing is on its way; true when everything that is on the screen is saved. */
  settle(): Promise<boolean>;
  /** Takes what another window saved into the fields that hold nothing unsaved. */
  adopt(entries: readonly Entry[], revision: number): void;
  /** Shows what a step back or forth wrote in the core. Text that is not saved stays on the screen. */
  show(edit: Edit, revision: number): void;
};

export type DraftOptions = {
  readonly specification: SheetSpecification;
  readonly entries: readonly Entry[];
  readonly revision: number;
  readonly save: (edit: Edit) => Promise<{ readonly revision: number }>;
  readonly describeError: (error: unknown) => string;
};

export function createSheetDraft(options: DraftOptions): SheetDraft {
  const items = new Map(judgedItems(options.specification).map((item) => [item.id, item]));
  const listeners = new Set<() => void>();
  /** Insertion order is the order of sending. */
  const waiting = new Map<FieldKey, Edit>();
  const failed = new Map<FieldKey, Edit>();
  let underWay: Promise<void> | null = null;
  let snapshot = firstSnapshot(options.specification, options.entries, options.revision);

  function publish(fields: DraftSnapshot["fields"], revision = snapshot.revision): void {
    const judgements = judgementsOf([...items.values()], fields, snapshot.judgements);
    snapshot = { fields, judgements, revision, state: worstState(fields) };
    for (const listener of listeners) listener();
  }

  function change(key: FieldKey, part: Partial<DraftField>, revision?: number): void {
    const field = snapshot.fields[key];
    if (field) publish({ ...snapshot.fields, [key]: { ...field, ...part } }, revision);
  }

  async function sendWaiting(): Promise<void> {
    for (let next = firstOf(waiting); next; next = firstOf(waiting)) {
      const [key, edit] = next;
      waiting.delete(key);
      try {
        acknowledge(key, edit, (await options.save(edit)).revision);
      } catch (error) {
        refuse(key, edit, error);
      }
    }
  }

  function acknowledge(key: FieldKey, edit: Edit, revision: number): void {
    const savedText = textOf(edit.value);
    // Text that was typed since then waits its turn, or stands there as not a mark: the field is not saved yet.
    const superseded = waiting.has(key) || snapshot.fields[key]?.state === "invalid";
    const saved = superseded ? { savedText } : { savedText, state: "saved" as const, problem: null };
    change(key, saved, Math.max(revision, snapshot.revision));
  }

  function refuse(key: FieldKey, edit: Edit, error: unknown): void {
    // A newer text of the same field replaces what failed, so only the newest is worth trying again.
    if (waiting.has(key) || snapshot.fields[key]?.state === "invalid") return;
    failed.set(key, edit);
    change(key, { state: "failed", problem: options.describeError(error) });
  }

  function put(key: FieldKey, text: string, result: ReturnType<typeof editFor>): void {
    failed.delete(key);
    if ("problem" in result) {
      change(key, { text, state: "invalid", problem: result.problem });
      return;
    }
    waiting.set(key, result.edit);
    change(key, { text, state: "saving", problem: null });
    start();
  }

  function start(): void {
    if (underWay || waiting.size === 0) return;
    underWay = sendWaiting().finally(() => {
      underWay = null;
      // What was typed between the last answer and here found the sending still under way.
      start();
    });
  }

  return {
    read: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type(field, itemId, text) {
      const item = items.get(itemId);
      const key = keyOf(field, itemId);
      if (!item || !snapshot.fields[key] || snapshot.fields[key].text === text) return;
      put(key, text, editFor(field, item, text));
    },
    judge(itemId, criterion, judgement) {
      const key = criterionKey(itemId, criterion);
      const text = textOf(judgement);
      if (!snapshot.fields[key] || snapshot.fields[key].text === text) return;
      put(key, text, { edit: { field: "criterion", itemId, criterion, value: judgement } });
    },
    retry() {
      for (const [key, edit] of failed) {
        waiting.set(key, edit);
        change(key, { state: "saving", problem: null });
      }
      failed.clear();
      start();
    },
    async settle() {
      while (underWay) await underWay;
      return snapshot.state === "saved";
    },
    adopt(entries, revision) {
      if (revision <= snapshot.revision) return;
      const fresh = firstSnapshot(options.specification, entries, revision).fields;
      const kept = Object.entries(snapshot.fields).filter(([, field]) => field.state !== "saved");
      publish({ ...fresh, ...Object.fromEntries(kept) }, revision);
    },
    show(edit, revision) {
      const key = keyOfEdit(edit);
      const savedText = textOf(edit.value);
      const isSaved = snapshot.fields[key]?.state === "saved";
      change(key, isSaved ? { text: savedText, savedText } : { savedText }, Math.max(revision, snapshot.revision));
    },
  };
}

function firstOf<Key, Value>(map: ReadonlyMap<Key, Value>): readonly [Key, Value] | undefined {
  return map.entries().next().value;
}

function firstSnapshot(specification: SheetSpecification, entries: readonly Entry[], revision: number): DraftSnapshot {
  const fields: Record<FieldKey, DraftField> = {};
  const add = (key: FieldKey, value: string | number | null | undefined) => {
    const text = textOf(value ?? null);
    fields[key] = { text, savedText: text, state: "saved", problem: null };
  };
  const items = judgedItems(specification);
  const criteria = criteriaByItem(specification);
  for (const item of items) {
    const entry = entries.find((candidate) => candidate.itemId === item.id);
    for (const criterion of criteria.get(item.id) ?? []) {
      const judged = entry?.criteria.find((candidate) => isSameCriterion(candidate, criterion));
      add(criterionKey(item.id, criterion), judged?.judgement);
    }
    if (item.judgedBy === "marks") add(keyOf("mark", item.id), entry?.mark);
    else add(keyOf("outcome", item.id), entry?.outcome);
    add(keyOf("strengths", item.id), entry?.strengths);
    add(keyOf("improvements", item.id), entry?.improvements);
  }
  return { fields, judgements: judgementsOf(items, fields, {}), state: "saved", revision };
}

function worstState(fields: DraftSnapshot["fields"]): DraftState {
  const states = new Set(Object.values(fields).map((field) => field.state));
  return (["failed", "saving", "invalid"] as const).find((state) => states.has(state)) ?? "saved";
}
