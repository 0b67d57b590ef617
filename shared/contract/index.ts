import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from "@orpc/contract";
import { archive } from "./archive.ts";
import { centre, people } from "./centre.ts";
import { comments } from "./comments.ts";
import { evidenceProcedures as evidence } from "./evidence.ts";
import { giveBack } from "./give-back.ts";
import { hours } from "./hours.ts";
import { intake } from "./intake.ts";
import { iqa } from "./iqa.ts";
import { learners, qualifications } from "./learners.ts";
import { marking } from "./marking.ts";
import { overlaps } from "./overlaps.ts";
import { scripts, uploads } from "./scripts.ts";
import { search } from "./search.ts";
import { session } from "./session.ts";
import { setUp } from "./set-up.ts";
import { system } from "./system.ts";

/** Everything that a window can ask of the core. The compiler demands an implementation for each in `electron/core`. */
export const contract = {
  system,
  setUp,
  session,
  centre,
  people,
  qualifications,
  learners,
  uploads,
  scripts,
  intake,
  marking,
  comments,
  hours,
  iqa,
  evidence,
  search,
  overlaps,
  archive,
  giveBack,
};

export type Contract = typeof contract;
export type WorkstationClient = ContractRouterClient<Contract>;
export type Inputs = InferContractRouterInputs<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;
