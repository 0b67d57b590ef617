import { procedures } from "../procedures.ts";
export const archiveProcedures = procedures.archive.router({} as never);
