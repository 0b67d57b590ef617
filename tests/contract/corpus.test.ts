import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Check } from "../../electron/core/scripts/check/check-file.ts";
import { checkFolder } from "../../electron/core/scripts/check/check-folder.ts";
import { openTemporaryStore, type TemporaryStore } from "../../electron/core/scripts/check/temporary-store.ts";
import { countNetworkAttempts } from "../../electron/core/scripts/convert.ts";
import { type HostileFile, makeHostileFiles } from "../support/corpus/hostile.ts";
import { type Corpus, makeCorpus } from "../support/make-corpus.ts";

const resources = join(import.meta.dirname, "..", "..", "resources");
/** What a file may take. */
const longestMilliseconds = 20_000;
const minutes = 60_000;

let store: TemporaryStore;
let listener: Server;
let connections = 0;
let address = "";

beforeAll(async () => {
  store = await openTemporaryStore(resources);
  listener = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const bound = listener.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
});

afterAll(async () => {
  await store.close();
  listener.close();
});

async function checkAll(folder: string): Promise<Map<string, Check>> {
  const checks = new Map<string, Check>();
  await checkFolder(store.actor, folder, (check) => checks.set(check.line.file, check));
  return checks;
}

function expectNothingGotOut(): void {
  expect(connections, "connections to the listener").toBe(0);
  expect(countNetworkAttempts(), "attempts in the conversion thread").toBe(0);
}

/** What the programs write that this one does not show; everything else they write is shown. */
const notShown = /\.(epub|tex|ipynb|fodt|json)$/;

describe("documents of every kind, written by real programs", () => {
  let corpus: Corpus;
  let checks: Map<string, Check>;

  beforeAll(async () => {
    corpus = await makeCorpus();
    for (const missing of corpus.missing) process.stderr.write(`Corpus made without ${missing}\n`);
    checks = await checkAll(corpus.folder);
  }, 15 * minutes);

  test("there are at least 150 of them, or the reason why not", () => {
    if (corpus.missing.length === 0) expect(corpus.files.length).toBeGreaterThanOrEqual(150);
    else expect(corpus.files.length).toBeGreaterThanOrEqual(20);
  });

  test("all are kept byte for byte", () => {
    for (const { kept, line } of checks.values()) expect(kept, line.file).toBe(true);
    for (const file of corpus.files) expect(checks.has(file.slice(corpus.folder.length + 1)), file).toBe(true);
  });

  test("none takes longer than 20 seconds", () => {
    for (const { line } of checks.values()) expect(line.ms, line.file).toBeLessThan(longestMilliseconds);
  });

  test("all of a kind that the program shows are shown, and those with text have words", () => {
    for (const { line } of checks.values()) {
      expect(line.shown, `${line.file}: ${line.reason}`).toBe(!notShown.test(line.file));
      if (line.shown && !/^(image|tiff)$/.test(line.kind)) expect(line.words, line.file).toBeGreaterThan(5);
    }
  });

  test("the same text has the same words in every kind", () => {
    const words = (file: string) => checks.get(file)?.line.words ?? 0;
    const original = words("assignment.md");
    const others = [...checks.keys()].filter((file) =>
      /^(pandoc|office-pandoc)-assignment\b.*\.(docx|odt|rtf|doc|html)$/.test(file),
    );
    for (const file of others) {
      // Titles, a footnote's mark and list numbers are counted by some programs and not by others.
      expect(words(file), file).toBeGreaterThan(original * 0.93);
      expect(words(file), file).toBeLessThan(original * 1.1);
    }
  });

  test("nothing reached for the network", expectNothingGotOut);
});

describe("documents made to harm, or harmed", () => {
  let files: HostileFile[];
  let checks: Map<string, Check>;

  beforeAll(async () => {
    files = await makeHostileFiles(address);
    const folder = await mkdtemp(join(tmpdir(), "hostile-"));
    try {
      for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
      checks = await checkAll(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 15 * minutes);

  test("there are at least 60 of them, each under a name of its own", () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  test("all are kept byte for byte", () => {
    expect(checks.size).toBe(files.length);
    for (const { kept, line } of checks.values()) expect(kept, `${line.file}: ${line.reason}`).toBe(true);
  });

  test("none takes longer than 20 seconds", () => {
    for (const { line } of checks.values()) expect(line.ms, line.file).toBeLessThan(longestMilliseconds);
  });

  test.each([
    [
      "is shown or not as it should be",
      (file: HostileFile, shown: boolean) => file.shown === "either" || file.shown === shown,
    ],
    ["says why where it isn't shown", (_file: HostileFile, shown: boolean, reason: string) => shown || reason !== ""],
    [
      "says what is the matter",
      (file: HostileFile, _shown: boolean, reason: string) => file.says?.test(reason) ?? true,
    ],
  ])("each %s", (_what, holds) => {
    const wrong = files.flatMap((file) => {
      const line = checks.get(file.name)?.line;
      return line && holds(file, line.shown, line.reason ?? "") ? [] : [`${file.name}: ${line?.shown} ${line?.reason}`];
    });
    expect(wrong).toEqual([]);
  });

  test("nothing reached for the network", expectNothingGotOut);
});
