import { join } from "node:path";
import Database from "better-sqlite3";
import { registerLearner, takeIn, withCentre } from "./centre.ts";
import { figure, type Group, percentile } from "./figure.ts";

const rounds = 20;
const perRound = 50;

/**
 * From a keystroke in a window to the answer that it is durable, through the port and the worker; beside one bare commit of
 * the same text with `synchronous = FULL`. The two take turns, so that what else the machine does hits both.
 */
export const edit: Group = (report) =>
  withCentre(async (client, home) => {
    const learnerId = await registerLearner(client, 1);
    const { sheetId } = await takeIn(client, learnerId, {
      name: "script.txt",
      bytes: new Uint8Array(Buffer.from("Words.")),
    });
    const bare = new Database(join(home, "bare.db"));
    bare.pragma("journal_mode = WAL");
    bare.pragma("synchronous = FULL");
    bare.exec(
      "CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO entry VALUES (1, '')",
    );
    const update = bare.prepare("UPDATE entry SET text = ? WHERE id = 1");

    const edits: number[] = [];
    const commits: number[] = [];
    let text = "";
    // The first round of both is not counted: the engine compiles what runs often only once it has run often.
    for (let round = 0; round <= rounds; round += 1) {
      if (round === 1) edits.length = commits.length = 0;
      for (let count = 0; count < perRound; count += 1) {
        text += "a";
        const began = performance.now();
        await client.marking.edit({ sheetId, edit: { field: "strengths", itemId: "s1", value: text } });
        edits.push(performance.now() - began);
      }
      for (let count = 0; count < perRound; count += 1) {
        // SQLite writes nothing for a value that stands there already.
        const value = text.slice(0, -count - 1);
        const began = performance.now();
        update.run(value);
        commits.push(performance.now() - began);
      }
    }
    bare.close();
    report(figure("edit-durable-p50", percentile(edits, 0.5), "ms", percentile(commits, 0.5)));
    report(figure("edit-durable-p99", percentile(edits, 0.99), "ms", percentile(commits, 0.99)));
  });
