import { isHeldElsewhere, writeHeld } from "../marking/hold-sheet.ts";
import { procedures } from "../procedures.ts";
import { listEvidenceColumns } from "./column-evidence.ts";
import { addEvidence, changeEvidence, removeEvidence, sheetOfEvidence } from "./tie-evidence.ts";

export const evidenceProcedures = procedures.evidence.router({
  list: procedures.evidence.list.handler(({ context, input }) => {
    const { columns } = listEvidenceColumns(context.workstation.requireActor(), input.sheetId);
    const held = isHeldElsewhere(context, input.sheetId);
    return { columns: columns.map((column) => ({ ...column, writable: column.writable && !held })) };
  }),
  add: procedures.evidence.add.handler(({ context, input }) =>
    writeHeld(context, input.sheetId, () => addEvidence(context.workstation.requireActor(), input)),
  ),
  change: procedures.evidence.change.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    return writeHeld(context, sheetOfEvidence(actor, input.evidenceId), () => changeEvidence(actor, input));
  }),
  remove: procedures.evidence.remove.handler(({ context, input }) => {
    const actor = context.workstation.requireActor();
    return writeHeld(context, sheetOfEvidence(actor, input.evidenceId), () => removeEvidence(actor, input.evidenceId));
  }),
});
