import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { todayAs } from "../../shared/domain/dates.ts";
import { workBased } from "../support/cast.ts";
import { passphrase, shippedQualification } from "../support/centre.ts";
import { makeDocx, wordParagraph } from "../support/documents.ts";
import { takeIn } from "../support/sending.ts";
import { setUp, start } from "../support/starting.ts";

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "workstation-at-rest-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Nothing here may be read by somebody who has the disk but no passphrase. */
const secrets = {
  "a learner's name": "Ottoline Quistgaard-Vale",
  "a changed learner's name": "Ottoline Renamed-Brandywine",
  "a registration number": "XQZ-774411-LRN",
  "a staff name": "Philippa Thunderhall",
  "the first person's name": "Sam Staff",
  "a sentence of a text": "The heron walked twice around the quarry before breakfast",
  "a sentence of a Word document": "Every Wednesday the foundry sang a slow and copper song",
  strengths: "Vermilion strength of argument throughout the second part",
  improvements: "Would gain from periwinkle sources and a bibliography",
  "the IQA's strengths": "Saffron evidence was seen by the second reader",
  "feedback to the assessor": "Cerulean agreement on all sections after the check",
  "a reason": "A turquoise page had been overlooked in the appendix",
  "a word of a person's dictionary": "Quarriwinkle",
  "a reason to escalate": "A magenta appendix shows the contract after all",
  "a file name": "quistgaard-ottoline-assignment-final.docx",
  "another file name": "heron-diary.txt",
  "a passphrase": passphrase,
} as const;

type Finding = { readonly what: string; readonly file: string };

/** Looks for each text in every byte of every file, in the codings that a program might have written it in. */
function searchFolder(folder: string, texts: Readonly<Record<string, string>>): Finding[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const file = relative(folder, path);
    // Names of files and folders are on the disk too.
    const haystacks = [bytes, Buffer.from(bytes.toString("latin1").toLowerCase(), "latin1"), Buffer.from(file)];
    return Object.entries(texts)
      .filter(([, text]) => {
        const lower = text.toLowerCase();
        const needles = [text, lower].flatMap((form) => [
          Buffer.from(form, "utf8"),
          Buffer.from(form, "utf16le"),
          Buffer.from(form, "utf16le").swap16(),
          Buffer.from(form, "utf8").toString("base64").slice(0, -4),
          Buffer.from(form, "utf8").toString("hex"),
        ]);
        return haystacks.some((haystack) => needles.some((needle) => haystack.includes(needle)));
      })
      .map(([what]) => ({ what, file }));
  });
}

/** A document is compressed: its sentences can't be searched for, its parts' names can. */
const plainDocuments = {
  "a readable ZIP": "PK\u0003\u0004",
  "a Word part's name": "word/document.xml",
  "a PDF": "%PDF-1",
};

async function exportAll(client: WorkstationClient, learnerIds: string[]): Promise<Buffer> {
  for await (const progress of await client.archive.export({ learnerIds })) {
    if (progress.step !== "ready") continue;
    const { exportId, bytes } = progress;
    const pieces: Buffer[] = [];
    for (let offset = 0; offset < bytes; offset += 1_000_000) {
      const piece = await client.archive.readExport({ exportId, offset, length: 1_000_000 });
      pieces.push(Buffer.from(await piece.arrayBuffer()));
    }
    return Buffer.concat(pieces);
  }
  throw new Error("The export never became ready.");
}

test("no byte of the data folder says who a learner is, what they wrote, or what was said about it", async () => {
  const dataFolder = join(home, "data");
  const { client, workstation } = start(dataFolder);
  const expectSealed = (when: string) =>
    expect({ when, found: searchFolder(dataFolder, { ...secrets, ...plainDocuments }) }).toEqual({ when, found: [] });
  // The control: the search knows how to find what does stand there.
  const expectFound = () => {
    const found = searchFolder(dataFolder, { "a sign-in name": "philippa-at-work" }).map(({ file }) => file);
    expect(found).toContain(join("centre", "workstation.db-wal"));
  };

  await setUp(client);
  const iqa = await client.people.add({
    name: secrets["a staff name"],
    signInName: "philippa-at-work",
    roles: ["iqa"],
    passphrase,
  });
  const learner = await client.learners.register({
    name: secrets["a learner's name"],
    registrationNumber: secrets["a registration number"],
    registeredOn: "2026-01-15",
    qualificationId: shippedQualification,
  });
  await client.learners.update({ ...learner, name: secrets["a changed learner's name"] });
  const docx = await makeDocx(wordParagraph(`${secrets["a sentence of a Word document"]}. `.repeat(40)));
  const files = [
    { name: secrets["a file name"], bytes: docx },
    { name: secrets["another file name"], bytes: Buffer.from(`${secrets["a sentence of a text"]}.\n`.repeat(20)) },
  ];
  const assessorId = (await client.system.status()).person?.id ?? "";
  const change = { assessorId, assessmentId: workBased, receivedOn: "2026-01-20" };
  const { sheetId, files: stored } = await takeIn(client, learner.id, files, change);
  for (const { id: fileId } of stored) await client.scripts.show({ fileId });
  // An upload that is under way when somebody pulls the plug.
  const { uploadId } = await client.uploads.begin({
    name: secrets["another file name"],
    bytes: 500_000,
    purpose: "script",
  });
  const words = new Blob([`${secrets["a sentence of a text"]}. `.repeat(5000)]);
  await client.uploads.append({ uploadId, offset: 0, piece: words });
  for (const itemId of ["s1", "s2"]) {
    await client.marking.edit({ sheetId, edit: { field: "mark", itemId, value: 30 } });
    for (const field of ["strengths", "improvements"] as const)
      await client.marking.edit({ sheetId, edit: { field, itemId, value: `${secrets[field]}.` } });
  }
  await client.session.addWord({ word: secrets["a word of a person's dictionary"] });
  expectSealed("signed in, nothing checkpointed");
  expectFound();

  let sheet = await client.marking.openSheet({ sheetId });
  await client.marking.sign({ sheetId, revision: sheet.revision, passphrase });
  await client.marking.reopen({ sheetId, reason: secrets["a reason"] });
  sheet = await client.marking.openSheet({ sheetId });
  await client.marking.sign({ sheetId, revision: sheet.revision, passphrase });
  const checker = await client.session.signIn({ signInName: iqa.signInName, passphrase });
  expect(checker.name).toBe(secrets["a staff name"]);
  await client.session.changePassphrase({ passphrase, newPassphrase: "another for the checker" });
  for (const itemId of ["s1", "s2"]) {
    // Short in section 2: the assessor passed it, and so can escalate.
    await client.iqa.edit({ sheetId, edit: { field: "mark", itemId, value: itemId === "s1" ? 28 : 20 } });
    const value = secrets["the IQA's strengths"];
    await client.iqa.edit({ sheetId, edit: { field: "strengths", itemId, value } });
  }
  const blind = await client.iqa.openSheet({ sheetId });
  if (blind.view !== "blind") throw new Error("The sheet is not blind.");
  await client.iqa.commit({ sheetId, revision: blind.revision });
  const checkedOn = todayAs(new Date());
  await client.iqa.sign({
    sheetId,
    checkedOn,
    feedback: secrets["feedback to the assessor"],
    passphrase: "another for the checker",
  });

  await client.session.signIn({ signInName: "sam", passphrase });
  await client.marking.escalate({ sheetId, reason: secrets["a reason to escalate"] });
  const archive = await exportAll(client, [learner.id]);
  // What left on purpose is readable: the script as received is in there.
  expect(archive.includes("PK\u0003\u0004")).toBe(true);
  await client.centre.backUpNow();
  expectSealed("signed in, exported and backed up");

  await client.session.signOut();
  expectSealed("signed out");
  expectFound();
  await workstation.stop();
  expectSealed("stopped, with the log checkpointed");
  const kept = searchFolder(dataFolder, { "a sign-in name": "philippa-at-work" }).map(({ file }) => file);
  expect(kept).toContain(join("centre", "workstation.db"));
  expect(kept.some((file) => file.startsWith(join("centre", "backups")))).toBe(true);
});
