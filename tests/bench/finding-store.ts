import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { v7 as newId } from "uuid";
import { signIn } from "../../electron/core/accounts/accounts.ts";
import type { Actor } from "../../electron/core/centre/actor.ts";
import { createCentre } from "../../electron/core/centre/create-centre.ts";
import { router } from "../../electron/core/router.ts";
import { converterVersion } from "../../electron/core/scripts/convert/conversion.ts";
import { write } from "../../electron/core/store/connection.ts";
import { insertEnrolment, insertLearner } from "../../electron/core/store/learners.ts";
import { insertSheet } from "../../electron/core/store/mark-sheets.ts";
import { insertScriptFile } from "../../electron/core/store/script-files.ts";
import { insertScriptText } from "../../electron/core/store/script-texts.ts";
import { insertScript } from "../../electron/core/store/scripts.ts";
import { Workstation } from "../../electron/core/workstation.ts";
import type { WorkstationClient } from "../../shared/contract/index.ts";
import { allRoles } from "../../shared/domain/roles.ts";
import { makeVocabulary, makeWriter } from "../support/prose.ts";

export const wordsPerScript = 4_000;
const passphrase = "three unrelated words";
const cheapKdf = 2 ** 12;
const resourcesFolder = join(import.meta.dirname, "..", "..", "resources");
const qualificationId = "ilm-l7-certificate-executive-coaching";
const assessmentId = "work-based-assignment";

const write4000 = makeWriter(makeVocabulary(40_000));
/** The text of the n-th script; the same on every run. */
export const scriptText = (number: number): string => write4000(number + 1, wordsPerScript);

export type FindingStore = {
  readonly scripts: number;
  readonly workstation: Workstation;
  readonly client: WorkstationClient;
  readonly keepMilliseconds: number;
  readonly indexMilliseconds: number;
  /** Puts one more script into the store, as a take-in does, and indexes it. */
  addScript(text: string): Promise<string>;
  signOutAndIn(): Promise<number>;
};

/** A store of so many scripts of 4,000 words, indexed; gone again when `work` is done. */
export async function withFindingStore(scripts: number, work: (store: FindingStore) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "workstation-bench-"));
  try {
    const store = await makeStore(scripts, home);
    await work(store).finally(() => store.workstation.stop());
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function makeStore(scripts: number, home: string): Promise<FindingStore> {
  const options = { dataFolder: join(home, "data"), resourcesFolder, version: "0.0.0-bench", kdfCost: cheapKdf };
  const workstation = new Workstation({ ...options, host: "browser" });
  const person = { name: "Sam Staff", signInName: "staff", roles: allRoles, passphrase };
  const request = {
    centreNumber: "4711",
    centreName: "Bench",
    person: { ...person, roles: [...allRoles] },
    demonstration: false,
  };
  await createCentre(workstation.folder, request, new Date(), cheapKdf);
  await workstation.switchTo(workstation.folder);
  const enter = async () =>
    workstation.startSession(await signIn(workstation.requireCentre(), "staff", passphrase, workstation.now, cheapKdf));
  await enter();
  const actor = workstation.requireActor();
  const started = performance.now();
  for (let from = 0; from < scripts; from += 250) {
    write(actor.centre.file, () => {
      for (let number = from; number < Math.min(from + 250, scripts); number += 1)
        keepScript(actor, scriptText(number), number);
    });
  }
  const kept = performance.now();
  await workstation.texts.settle();
  const client = createRouterClient(router, { context: { workstation, connectionId: "bench" } });
  return {
    ...{ scripts, workstation, client },
    keepMilliseconds: kept - started,
    indexMilliseconds: performance.now() - kept,
    async addScript(text) {
      const id = write(actor.centre.file, () => keepScript(workstation.requireActor(), text, -1));
      await workstation.texts.settle();
      return id;
    },
    async signOutAndIn() {
      await workstation.endSession();
      const before = performance.now();
      await enter();
      await workstation.texts.desk();
      return performance.now() - before;
    },
  };
}

/** A script as a take-in leaves it, with its text taken out; without the file itself, which nobody here reads. */
function keepScript(actor: Actor, text: string, number: number): string {
  return write(actor.centre.file, (db) => {
    const { keys } = actor;
    const [learnerId, enrolmentId, scriptId, fileId] = [newId(), newId(), newId(), newId()];
    const registrationNumber = `ABC${number}-${learnerId}`;
    insertLearner(db, keys, {
      id: learnerId,
      name: `Learner ${number}`,
      registrationNumber,
      registeredOn: "2026-01-15",
    });
    const qualificationVersion = (
      db.prepare("SELECT version FROM qualification WHERE id = ?").get(qualificationId) as { version: string }
    ).version;
    insertEnrolment(db, {
      id: enrolmentId,
      learnerId,
      qualificationId,
      qualificationVersion,
      enrolledOn: "2026-01-15",
    });
    // One in twenty is this person's to mark.
    const assessorId = number % 20 === 0 ? actor.person.id : null;
    insertScript(db, {
      ...{ id: scriptId, enrolmentId, assessmentId, attempt: 1, receivedOn: "2026-11-20", assessorId },
      ...{ authenticityConfirmed: true, standardisationRefused: false, takenInAt: new Date().toISOString() },
    });
    insertSheet(db, newId(), scriptId);
    insertScriptFile(db, keys, {
      ...{ id: fileId, scriptId, position: 1, name: "script.txt", kind: "text", mediaType: "text/plain" },
      ...{ bytes: text.length, sha256: "0".repeat(64), contentToken: Buffer.alloc(32), sealHeader: Buffer.alloc(32) },
    });
    insertScriptText(db, keys, {
      ...{ scriptId, fileId, extraction: converterVersion, outcome: "text", words: wordsPerScript },
      ...{ characters: text.length, pages: 0, text: { text, blocks: [[0, 0, 0]] } },
    });
    return scriptId;
  });
}
