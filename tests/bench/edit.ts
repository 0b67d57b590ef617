import { join } from "node:path";
import Database from "better-sqlite3";
import { registerLearner, takeIn, withCentre } from "./centre.ts";
import { figure, type Group, percentile } from "./figure.ts";

const rounds = 20;
const perRound = 50;
/** Not counted: the engine compiles what runs often only once it has run often. As many key presses as a paragraph takes. */
const warmUp = 500;

/**
 * From a keystroke in a window to the answer that it is durable, through the port and the worker; beside one bare commit of
 * the same text with `synchronous = FULL`. The two take turns, so that what else the machine does hits both.
 *
 * The bare commits come in two kinds. A fresh database's write-ahead log grows with every commit, and the file system has to
 * write down its length each time; once SQLite has come round to the log's beginning it does no more, and a commit costs
 * about half.
 */
export const edit: Group = (report) =>
  withCentre(async (client, home) => {
    const learnerId = await registerLearner(client, 1);
    const { sheetId } = await takeIn(client, learnerId, {
      name: "script.txt",
      bytes: new Uint8Array(Buffer.from("Words.")),
    });
    const growing = new BareTable(join(home, "growing.db"));
    const settled = new BareTable(join(home, "settled.db"));
    settled.comeRoundTheLog();

    const edits: number[] = [];
    let text = "";
    const type = async () => {
      text += "a";
      const began = performance.now();
      await client.marking.edit({ sheetId, edit: { field: "strengths", itemId: "s1", value: text } });
      edits.push(performance.now() - began);
    };
    for (let count = 0; count < warmUp; count += 1) await type();
    text = "";
    edits.length = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (let count = 0; count < perRound; count += 1) await type();
      growing.commit(text);
      settled.commit(text);
    }
    for (const [name, part] of [
      ["p50", 0.5],
      ["p99", 0.99],
    ] as const) {
      const value = percentile(edits, part);
      report(figure(`edit-durable-${name}`, value, "ms", percentile(growing.commits, part)));
      report(figure(`edit-durable-${name}-beside-settled-log`, value, "ms", percentile(settled.commits, part)));
    }
    growing.close();
    settled.close();
  });

/** One row of text, written as SQLite alone writes it. */
class BareTable {
  readonly commits: number[] = [];
  readonly #file: Database.Database;
  readonly #update: Database.Statement;

  constructor(path: string) {
    this.#file = new Database(path);
    this.#file.pragma("journal_mode = WAL");
    this.#file.pragma("synchronous = FULL");
    this.#file.exec(
      "CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; INSERT INTO entry VALUES (1, '')",
    );
    this.#update = this.#file.prepare("UPDATE entry SET text = ? WHERE id = 1");
  }

  comeRoundTheLog(): void {
    this.#file.exec("CREATE TABLE filler (bytes BLOB); INSERT INTO filler VALUES (zeroblob(6000000))");
    this.#file.pragma("wal_checkpoint(RESTART)");
    // The log begins anew with the next write, and keeps its length.
    this.#update.run("Anew.");
  }

  commit(text: string): void {
    for (let count = 0; count < perRound; count += 1) {
      // SQLite writes nothing for a value that stands there already.
      const value = text.slice(0, -count - 1);
      const began = performance.now();
      this.#update.run(value);
      this.commits.push(performance.now() - began);
    }
  }

  close(): void {
    this.#file.close();
  }
}
