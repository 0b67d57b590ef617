import { peopleProcedures, sessionProcedures } from "./accounts/procedures.ts";
import { archiveProcedures } from "./archive/procedures.ts";
import { centreProcedures, learnerProcedures, qualificationProcedures } from "./centre/procedures.ts";
import { evidenceProcedures } from "./evidence/procedures.ts";
import { giveBackProcedures } from "./feedback/procedures.ts";
import { overlapProcedures, searchProcedures } from "./finding/procedures.ts";
import { iqaProcedures } from "./iqa/procedures.ts";
import { commentProcedures, hoursProcedures, markingProcedures } from "./marking/procedures.ts";
import { procedures } from "./procedures.ts";
import { intakeProcedures } from "./scripts/intake/procedures.ts";
import { scriptProcedures, uploadProcedures } from "./scripts/procedures.ts";
import { setUpProcedures, systemProcedures } from "./system-procedures.ts";

/** An implementation for every procedure of the contract; the compiler refuses a missing one. */
export const router = procedures.router({
  system: systemProcedures,
  setUp: setUpProcedures,
  session: sessionProcedures,
  centre: centreProcedures,
  people: peopleProcedures,
  qualifications: qualificationProcedures,
  learners: learnerProcedures,
  uploads: uploadProcedures,
  scripts: scriptProcedures,
  intake: intakeProcedures,
  marking: markingProcedures,
  comments: commentProcedures,
  hours: hoursProcedures,
  iqa: iqaProcedures,
  evidence: evidenceProcedures,
  search: searchProcedures,
  overlaps: overlapProcedures,
  archive: archiveProcedures,
  giveBack: giveBackProcedures,
});
