// First: no library may load before the network is out of its reach.
import "./convert/forbid-network.ts";
import { parentPort } from "node:worker_threads";
import type { ConversionTask, TaskAnswer } from "./convert/conversion.ts";
import { convert, readTables } from "./convert/convert.ts";
import { networkAttempts } from "./convert/forbid-network.ts";

/**
 * The thread in which documents are converted. A document is hostile until it has been through here: what comes out holds no
 * script, style, form or outside address. The core gives it one document at a time and ends it when one takes too long.
 */
export type ThreadMessage =
  | { readonly ready: true }
  | { readonly ready: false; readonly answer: TaskAnswer; readonly networkAttempts: number };

// Nobody reads them: what a library has to say about a document would only pile up.
process.stdout.write = () => true;
process.stderr.write = () => true;

const send = (message: ThreadMessage) => parentPort?.postMessage(message);

parentPort?.on("message", async ({ make, ...request }: ConversionTask) => {
  const answer = await (make === "tables" ? readTables(request) : convert(request));
  send({ ready: false, answer, networkAttempts: networkAttempts() });
});
send({ ready: true });
