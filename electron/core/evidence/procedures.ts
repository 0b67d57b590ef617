import { procedures } from "../procedures.ts";
import { listEvidenceColumns } from "./column-evidence.ts";
import { addEvidence, changeEvidence, removeEvidence } from "./tie-evidence.ts";

export const evidenceProcedures = procedures.evidence.router({
  list: procedures.evidence.list.handler(({ context, input }) =>
    listEvidenceColumns(context.workstation.requireActor(), input.sheetId),
  ),
  add: procedures.evidence.add.handler(({ context, input }) => addEvidence(context.workstation.requireActor(), input)),
  change: procedures.evidence.change.handler(({ context, input }) =>
    changeEvidence(context.workstation.requireActor(), input),
  ),
  remove: procedures.evidence.remove.handler(({ context, input }) =>
    removeEvidence(context.workstation.requireActor(), input.evidenceId),
  ),
});
