import { existsSync, readdirSync } from "node:fs";
import type { Actor } from "../../electron/core/centre/actor.ts";
import { reopenAssessorSheet } from "../../electron/core/marking/assessor-sheet.ts";
import type { ArchiveReport } from "../../shared/contract/archive.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import { TestCentre } from "./centre.ts";
import { type Entries, unzip } from "./zip.ts";

export const essay = Buffer.from("I coached four managers for twelve hours.\n".repeat(500));
/** Longer than a sealed chunk, so that it comes in pieces. */
export const longFile = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(700_000, 7)]);
/** Names that learners give to files, or that somebody gives who means harm. */
export const handedIn = ["../../etc/passwd.txt", "Эссе.txt", "essay.txt", "ESSAY.TXT", "con.txt", "my essay?.pdf"];

export type FetchedExport = { readonly bytes: Buffer; readonly sha256: string; readonly fileName: string };

/** A centre with a learner whose sheet is quality-assured, one whose QA is under way, one without a script; and its archive. */
export class ArchivedCentre {
  readonly centre: TestCentre;
  readonly assessor: Actor;
  readonly iqa: Actor;
  learnerIds: string[] = [];
  archive: Buffer = Buffer.alloc(0);
  entries: Entries = new Map();

  private constructor(centre: TestCentre, assessor: Actor, iqa: Actor) {
    this.centre = centre;
    this.assessor = assessor;
    this.iqa = iqa;
  }

  static async open(): Promise<ArchivedCentre> {
    const centre = await TestCentre.open({ number: "4711", name: "Riverside Training" });
    const assessor = await centre.addPerson("ann", ["assessor"], "Ann Assessor");
    const made = new ArchivedCentre(centre, assessor, await centre.addPerson("ira", ["iqa"], "Ira Quality"));
    const first = centre.register({ name: "Zoë O’Neill", registrationNumber: "B/2" });
    const second = centre.register({ name: "../..", registrationNumber: "CON" });
    const third = centre.register({ name: "Nobody Yet", registrationNumber: "A1" });
    await made.#assureFully(first);
    await made.#assureHalfway(second);
    made.learnerIds = [first.id, second.id, third.id];
    made.archive = (await made.export(made.learnerIds)).bytes;
    made.entries = await unzip(made.archive);
    return made;
  }

  async #assureFully(learner: Learner): Promise<void> {
    const { centre, assessor, iqa } = this;
    const files = handedIn.map((name) => ({
      name,
      bytes: name.endsWith(".pdf") ? longFile : Buffer.concat([essay, Buffer.from(name)]),
    }));
    const assessmentId = "work-based-assignment";
    const { sheetId } = await centre.takeIn({ learner, assessmentId, files, assessor, standardisationRefused: true });
    centre.mark(assessor, sheetId, {
      s1: { judge: 33, strengths: "Clear." },
      s2: { judge: 20, improvements: "More evidence." },
    });
    await centre.sign(assessor, sheetId);
    centre.wait(60_000);
    reopenAssessorSheet(assessor, sheetId, "Typed in the wrong section.");
    centre.mark(assessor, sheetId, { s2: { judge: 26 } });
    await centre.sign(assessor, sheetId);
    centre.markQa(iqa, sheetId, { s1: { judge: 30 }, s2: { judge: 20 } });
    centre.commitQa(iqa, sheetId);
    await centre.signQa(iqa, sheetId, "Section 2 is not evidenced.");
  }

  async #assureHalfway(learner: Learner): Promise<void> {
    const { centre, assessor, iqa } = this;
    const files = [{ name: "diary.txt", bytes: essay }];
    const { sheetId } = await centre.takeIn({ learner, assessmentId: "reflective-review-and-diary", files, assessor });
    centre.mark(assessor, sheetId, { s1: { judge: 20 }, s2: { judge: 20 }, s3: { judge: 20 } });
    await centre.sign(assessor, sheetId);
    centre.markQa(iqa, sheetId, { s1: { judge: 3, strengths: "A draft that nobody may see yet." } });
  }

  /** Fetches an export in pieces, as a window does. */
  async export(learnerIds: string[]): Promise<FetchedExport> {
    const client = this.centre.client();
    for await (const progress of await client.archive.export({ learnerIds })) {
      if (progress.step !== "ready") continue;
      const { exportId } = progress;
      const pieces: Buffer[] = [];
      for (let offset = 0; offset < progress.bytes; offset += 100_000) {
        const piece = await client.archive.readExport({ exportId, offset, length: 100_000 });
        pieces.push(Buffer.from(await piece.arrayBuffer()));
      }
      await client.archive.discardExport({ exportId });
      return { bytes: Buffer.concat(pieces), sha256: progress.sha256, fileName: progress.fileName };
    }
    throw new Error("The export ended without a file.");
  }

  /** Through an upload and the contract, as the program does it. */
  async check(bytes: Buffer): Promise<ArchiveReport> {
    const { uploads, archive } = this.centre.client();
    const { uploadId, pieceBytes } = await uploads.begin({ name: "a.zip", bytes: bytes.length, purpose: "archive" });
    for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
      const piece = new Blob([new Uint8Array(bytes.subarray(offset, offset + pieceBytes))]);
      await uploads.append({ uploadId, offset, piece });
    }
    for await (const progress of await archive.verify({ uploadId })) {
      if (progress.step === "checked") return progress.report;
    }
    throw new Error("The check ended without a report.");
  }

  /** What lies in the folder of files under way: nothing, once everything is done. */
  incoming(): string[] {
    const { incoming } = this.centre.staff.centre.folder;
    return existsSync(incoming) ? readdirSync(incoming) : [];
  }

  /** Where the JSON of the learner lies whose folder begins with this. */
  recordPath(start: string): string {
    const isRecord = (path: string) => path.startsWith(`learners/${start}`) && path.endsWith("/learner.json");
    return [...this.entries.keys()].find(isRecord) ?? "";
  }

  changed(path: string, change: (text: string) => string): Entries {
    return new Map([...this.entries, [path, Buffer.from(change(this.entries.get(path)?.toString() ?? ""))]]);
  }
}
