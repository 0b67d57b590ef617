import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import CFB from "cfb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findOffice } from "../../electron/core/scripts/office/find-office.ts";
import { scriptPath } from "../../electron/core/scripts/script-files.ts";
import { write } from "../../electron/core/store/connection.ts";
import { listScriptFiles } from "../../electron/core/store/script-files.ts";
import { insertScriptText } from "../../electron/core/store/script-texts.ts";
import type { ScriptRecord } from "../../electron/core/store/scripts.ts";
import { Cast, workBased } from "../support/cast.ts";
import { fixture } from "../support/documents.ts";

let cast: Cast;
beforeEach(async () => {
  cast = await Cast.open();
});
afterEach(() => cast.close());

function takeIn(bytes: string | Uint8Array, name = "script.txt"): Promise<ScriptRecord> {
  return cast.centre.takeIn({
    learner: cast.centre.register(),
    assessmentId: workBased,
    files: [{ name, bytes: Buffer.from(bytes as string) }],
  });
}

/** Where the first file of a script lies. */
function storedPath({ id }: ScriptRecord): string {
  const { db, keys, centre } = cast.centre.staff;
  const [file] = listScriptFiles(db, keys, id);
  return scriptPath(centre.folder, file?.contentToken ?? Buffer.alloc(0));
}

async function settled() {
  const client = await cast.as("stella");
  await cast.centre.workstation.texts.settle();
  return client;
}
async function signInAgain() {
  await cast.centre.workstation.endSession();
  return settled();
}
const found = async (client: Awaited<ReturnType<typeof settled>>, words: string) =>
  (await client.search.find({ words })).hits.map(({ script }) => script.scriptId);

describe("a file that could not be read", () => {
  test("for want of itself is tried again at the next sign-in, and found from then on", async () => {
    await settled();
    const script = await takeIn("A reflection on practice.");
    const path = storedPath(script);
    renameSync(path, `${path}.away`);
    expect(await (await settled()).search.status()).toMatchObject({ waiting: 0, unreadable: 1, toTryAgain: 1 });
    renameSync(`${path}.away`, path);
    const client = await signInAgain();
    expect(await found(client, "reflection")).toEqual([script.id]);
    expect(await client.search.status()).toMatchObject({ indexed: 1, waiting: 0, unreadable: 0, toTryAgain: 0 });
  });

  test("for an error of the disk leaves those after it to be read", async () => {
    await settled();
    const script = await takeIn("A reflection on practice.");
    const path = storedPath(script);
    renameSync(path, `${path}.away`);
    // Opening it succeeds; reading it fails as a disk does (EISDIR).
    mkdirSync(path);
    const later = await takeIn("Another reflection.");
    const client = await settled();
    expect(await found(client, "reflection")).toEqual([later.id]);
    expect((await client.overlaps.forScript({ scriptId: later.id })).unreadable).toBe(1);
    rmdirSync(path);
    renameSync(`${path}.away`, path);
    expect((await found(await signInAgain(), "reflection")).sort()).toEqual([script.id, later.id].sort());
  });

  test("three times is left until somebody asks for it, or the program starts anew", async () => {
    await settled();
    const script = await takeIn("A reflection on practice.");
    const path = storedPath(script);
    renameSync(path, `${path}.away`);
    await settled();
    await signInAgain();
    await signInAgain();
    renameSync(`${path}.away`, path);
    const client = await signInAgain();
    expect(await client.search.status()).toMatchObject({ waiting: 0, unreadable: 1, toTryAgain: 1 });
    await client.search.rebuild();
    expect(await found(await settled(), "reflection")).toEqual([script.id]);
  });

  test("for want of LibreOffice waits again at the next sign-in", async () => {
    await settled();
    const script = await takeIn("A reflection on practice.");
    const { keys, db, centre } = cast.centre.staff;
    const fileId = listScriptFiles(db, keys, script.id)[0]?.id ?? "";
    const nothing = { extraction: 1, words: 0, characters: 0, pages: 0, text: undefined };
    write(centre.file, (writable) =>
      insertScriptText(writable, keys, { scriptId: script.id, fileId, outcome: "no-office", ...nothing }),
    );
    expect(await (await settled()).search.status()).toMatchObject({ unreadable: 1, withoutOffice: 1, toTryAgain: 0 });
    expect(await found(await signInAgain(), "reflection")).toEqual([script.id]);
  });

  test("because it is damaged is not tried again", async () => {
    await settled();
    await takeIn(fixture("damaged/truncated.docx"), "broken.docx");
    const client = await settled();
    expect(await client.search.status()).toMatchObject({ unreadable: 1, withoutOffice: 0, toTryAgain: 0 });
  });
});

describe.skipIf(process.platform !== "linux" || (await findOffice()) !== undefined)("an old office document", () => {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  const path = process.env.PATH;
  afterEach(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  });

  test("is searched from the next sign-in on once LibreOffice is installed", async () => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, "WordDocument", Buffer.from([0xec, 0xa5, ...new Array<number>(30).fill(0)]));
    const script = await takeIn(Buffer.from(CFB.write(file, { type: "buffer" }) as Buffer), "old.doc");
    const status = await (await settled()).search.status();
    expect(status).toMatchObject({ waiting: 0, unreadable: 1, withoutOffice: 1, toTryAgain: 0 });

    // What LibreOffice would make of it: a document in the new format, where it was told to put it.
    writeFileSync(join(folder, "new.docx"), fixture("assignment.docx"));
    const program = `#!/bin/sh\nmkdir -p out && cp "${join(folder, "new.docx")}" out/script.docx\n`;
    writeFileSync(join(folder, "soffice"), program, { mode: 0o755 });
    process.env.PATH = `${folder}${delimiter}${path}`;
    const client = await signInAgain();
    expect(await client.search.status()).toMatchObject({ indexed: 1, waiting: 0, unreadable: 0, withoutOffice: 0 });
    expect(await found(client, "coaching")).toEqual([script.id]);
  });
});
