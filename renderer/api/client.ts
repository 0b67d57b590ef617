import { createTanstackQueryUtils, type RouterUtils } from "@orpc/tanstack-query";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { connect } from "./connection.ts";

const connection = await connect();

/** Calls the core. Saved data is read through `api` (the query cache); this is for streams, files and one-off calls. */
export const client: WorkstationClient = connection.client;
export const connectionLost: Promise<void> = connection.lost;

/** Query and mutation options per procedure, for TanStack Query: `useQuery(api.learners.list.queryOptions())`. */
export const api: RouterUtils<WorkstationClient> = createTanstackQueryUtils(client);
