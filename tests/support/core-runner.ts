/**
 * The core's thread in a process of its own, for tests that look at it from outside or kill it. Takes one `RunnerTask` as JSON.
 * Imports little: it is started fifty times in a row.
 */
import { writeSync } from "node:fs";
import type { CoreOptions } from "../../electron/core/workstation.ts";
import type { Edit } from "../../shared/contract/sheet.ts";
import { startCoreThread } from "./core-thread.ts";

export type RunnerTask = { readonly options: CoreOptions } & (
  | {
      /** Prints the core's first status as one line; ends when its input ends. */
      readonly task: "status";
    }
  | {
      /** Signs in and types into a sheet until it is killed. */
      readonly task: "type";
      readonly signInName: string;
      readonly passphrase: string;
      readonly sheetId: string;
      readonly round: number;
    }
);

const task = JSON.parse(process.argv[2] ?? "") as RunnerTask;
// Straight to the pipe, not by way of a stream's buffer: what is said has left this process when the next line runs.
const say = (value: unknown) => writeSync(1, `${JSON.stringify(value)}\n`);

const { client, stop } = await startCoreThread(task.options);
if (task.task === "status") {
  say(await client.system.status());
  process.stdin.resume();
  process.stdin.once("end", () => void stop().then(() => process.exit(0)));
} else {
  const { signInName, passphrase, sheetId, round } = task;
  await client.session.signIn({ signInName, passphrase });
  const { revision } = await client.marking.openSheet({ sheetId });
  say({ ready: revision });
  const texts: Record<string, string> = { s1: "", s2: "" };
  for (let count = 1; ; count += 1) {
    const itemId = count % 2 === 0 ? "s1" : "s2";
    texts[itemId] += ` ${round}.${count}`;
    const edits: Edit[] = [
      { field: "strengths", itemId, value: texts[itemId] ?? "" },
      { field: "mark", itemId, value: count % 51 },
    ];
    for (const edit of edits) {
      say({ sent: edit });
      const answer = await client.marking.edit({ sheetId, edit });
      say({ saved: edit, revision: answer.revision });
    }
  }
}
