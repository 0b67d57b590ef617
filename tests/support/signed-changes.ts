import type { Actor } from "../../electron/core/centre/actor.ts";
import { findOpenedSheet } from "../../electron/core/marking/sheet-head.ts";
import { sealText } from "../../electron/core/store/seal.ts";
import { writeSelector } from "../../shared/domain/evidence-selector.ts";

type Row = Readonly<Record<string, string | number | Buffer | null>>;

/** One value changed behind the program's back. */
type Change = {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly (string | number | Buffer)[];
  /** Whose signature covers it: the IQA's alone, or the assessor's too. */
  readonly of: "both" | "iqa";
};

/** A learner and a version of the specification that the sheet has nothing to do with. */
export type Elsewhere = { readonly learnerId: string; readonly version: string };

const judgements = ["met", "partly", "not-met"] as const;

/** Every single change to what the store holds of a sheet that both have signed, and covers with a signature. */
export function* changesOf(staff: Actor, sheetId: string, elsewhere: Elsewhere): Generator<Change> {
  const { keys } = staff;
  const { file } = staff.centre;
  const all = (sql: string, ...values: string[]) => file.prepare(sql).all(...values) as Row[];
  const sealed = (table: string, column: string, id: string) =>
    sealText(keys, { table, column, id }, "Something else that nobody signed.");
  const { script } = findOpenedSheet(staff, sheetId);

  for (const row of all("SELECT * FROM sheet_entry WHERE sheet_id = ?", sheetId)) {
    const [side, item] = [String(row.side), String(row.item_id)];
    const of = side === "assr" ? "both" : "iqa";
    const at = { where: "sheet_id = ? AND side = ? AND item_id = ?", key: [sheetId, side, item] };
    const set = (column: string, value: string | number | Buffer) =>
      ({
        of,
        name: `${side} ${item} ${column}`,
        sql: `UPDATE sheet_entry SET ${column} = ? WHERE ${at.where}`,
        values: [value, ...at.key],
      }) as const;
    yield set("mark", Number(row.mark) > 0 ? Number(row.mark) - 1 : 1);
    yield set("strengths_sealed", sealed("sheet_entry", "strengths", at.key.join("/")));
    yield set("improvements_sealed", sealed("sheet_entry", "improvements", at.key.join("/")));
  }
  for (const row of all("SELECT * FROM criterion_judgement WHERE sheet_id = ?", sheetId)) {
    const key = [sheetId, String(row.side), String(row.item_id), String(row.unit), String(row.criterion)];
    const where = "sheet_id = ? AND side = ? AND item_id = ? AND unit = ? AND criterion = ?";
    const of = row.side === "assr" ? "both" : "iqa";
    const other = judgements.find((judgement) => judgement !== row.judgement) ?? "met";
    const name = `judgement of ${key.slice(1).join(" ")}`;
    yield { of, name, sql: `UPDATE criterion_judgement SET judgement = ? WHERE ${where}`, values: [other, ...key] };
    yield { of, name: `${name} removed`, sql: `DELETE FROM criterion_judgement WHERE ${where}`, values: key };
  }
  const byId = (
    table: string,
    of: "both" | "iqa",
    id: string,
    columns: Readonly<Record<string, string | number | Buffer>>,
  ) =>
    Object.entries(columns).map(([column, value]) => ({
      of,
      name: `${table} ${column}`,
      sql: `UPDATE ${table} SET ${column} = ? WHERE id = ?`,
      values: [value, id],
    }));
  const files = all("SELECT * FROM script_file WHERE script_id = ?", script.id);
  for (const row of all("SELECT * FROM evidence WHERE sheet_id = ?", sheetId)) {
    const id = String(row.id);
    const elsewhere = writeSelector({ kind: "box", page: 9, box: { x: 1, y: 1, width: 2, height: 2 } });
    const selector = sealText(keys, { table: "evidence", column: "selector", id }, JSON.stringify(elsewhere));
    yield* byId("evidence", row.side === "assr" ? "both" : "iqa", id, {
      ...{
        unit: "D7.03",
        criterion: "2.2",
        item_id: "s2",
        selector_sealed: selector,
        removed_at: "2026-11-23T10:00:00.000Z",
      },
      file_id: String(files.find((one) => one.id !== row.file_id)?.id),
      note_sealed: sealed("evidence", "note", id),
    });
  }
  for (const row of all("SELECT * FROM hours_entry WHERE script_id = ?", script.id)) {
    const id = String(row.id);
    yield* byId("hours_entry", "both", id, {
      ...{
        on_date: "2026-01-01",
        client_code_sealed: sealed("hours_entry", "client_code", id),
        note_sealed: sealed("hours_entry", "note", id),
      },
      minutes: Number(row.minutes) === 1 ? 2 : Number(row.minutes) - 1,
      kind: row.kind === "other" ? "coaching" : "other",
      source: row.source === "typed" ? "imported" : "typed",
      script_id: "another script",
    });
  }
  for (const row of files) {
    const id = String(row.id);
    yield* byId("script_file", "both", id, {
      ...{ position: 9, name_sealed: sealed("script_file", "name", id), bytes: Number(row.bytes) + 1 },
      sha256_sealed: sealed("script_file", "sha256", id),
    });
  }
  yield* byId("script", "both", script.id, {
    attempt: script.attempt + 1,
    authenticity_confirmed: script.authenticityConfirmed ? 0 : 1,
    standardisation_refused: script.standardisationRefused ? 0 : 1,
  });
  const [enrolment] = all("SELECT enrolment_id AS id FROM script WHERE id = ?", script.id);
  yield* byId("enrolment", "both", String(enrolment?.id), {
    learner_id: elsewhere.learnerId,
    qualification_version: elsewhere.version,
  });
  for (const row of all("SELECT * FROM carried_item WHERE sheet_id = ?", sheetId)) {
    const where = "sheet_id = ? AND item_id = ?";
    const key = [sheetId, String(row.item_id)];
    const columns = { from_sheet_id: sheetId, from_attempt: 7, from_side: row.from_side === "qa" ? "assr" : "qa" };
    for (const [column, value] of Object.entries(columns))
      yield {
        of: "both",
        name: `carried ${column}`,
        sql: `UPDATE carried_item SET ${column} = ? WHERE ${where}`,
        values: [value, ...key],
      };
    yield { of: "both", name: "carried removed", sql: `DELETE FROM carried_item WHERE ${where}`, values: key };
  }
  const [sheet] = all("SELECT * FROM mark_sheet WHERE id = ?", sheetId);
  yield* byId("mark_sheet", "iqa", sheetId, {
    checked_on: "2026-01-01",
    qa_decision: sheet?.qa_decision === "agreed" ? "replaced" : "agreed",
    qa_feedback_sealed: sealed("mark_sheet", "qa_feedback", sheetId),
  });
}
