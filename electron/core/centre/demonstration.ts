import { existsSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { addDays, addMinutes, parseISO } from "date-fns";
import { v7 as newId } from "uuid";
import type { Edit } from "../../../shared/contract/sheet.ts";
import { formatDate, todayAs } from "../../../shared/domain/dates.ts";
import { signIn } from "../accounts/accounts.ts";
import { insertPersonWithCredentials, makeCredentials } from "../accounts/credentials.ts";
import { qaColumn } from "../iqa/qa-column.ts";
import { commitQaSheet, signQaSheet } from "../iqa/qa-sheet.ts";
import { openAssessorSheet, signAssessorSheet } from "../marking/assessor-sheet.ts";
import { editColumn } from "../marking/edit-column.ts";
import { assessorColumn } from "../marking/own-sheet.ts";
import { takeInScript } from "../scripts/take-in.ts";
import { Uploads } from "../scripts/uploads.ts";
import { closeDbFile, write } from "../store/connection.ts";
import { findSheet } from "../store/mark-sheets.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import type { SealKeys } from "../store/seal.ts";
import { type Actor, actAs, type CentreFolder, centreFolder, type OpenCentre } from "./actor.ts";
import { createCentre } from "./create-centre.ts";
import { type DemonstrationScript, readDemonstrationData } from "./demonstration-data.ts";
import { registerLearner } from "./learners.ts";
import { openCentre } from "./open-centre.ts";

/** Everybody at the demonstration centre has this one; the sign-in screen says it. Nothing in there is anybody's. */
export const demonstrationPassphrase = "demonstration only";
/** Far below the real cost: opening the demonstration should not take ten seconds of key derivation for invented people. */
const demonstrationKdfCost = 2 ** 12;
const qualificationId = "ilm-l7-certificate-executive-coaching";

/**
 * Makes the demonstration centre, unless it is there, by the same services that a person's clicks reach. It is made beside
 * its place and renamed when whole, so a half-made one is never opened.
 */
export async function makeDemonstration(folder: CentreFolder, resourcesFolder: string, now: () => Date): Promise<void> {
  if (existsSync(folder.database)) return;
  const unfinished = centreFolder(`${folder.root}.unfinished`);
  rmSync(unfinished.root, { recursive: true, force: true });
  const data = readDemonstrationData(resourcesFolder);
  const [first, ...others] = data.people;
  if (!first) return;
  const passphrase = demonstrationPassphrase;
  const request = {
    centreNumber: data.centre.number,
    centreName: data.centre.name,
    person: { ...first, passphrase },
    demonstration: true,
  };
  await createCentre(unfinished, request, now(), demonstrationKdfCost);
  const centre = openCentre(unfinished, resourcesFolder, now());
  if (!centre) return;
  try {
    const { keys, person } = await signIn(centre, first.signInName, passphrase, now, demonstrationKdfCost);
    const cast = new Map<string, Actor["person"]>([[first.id, { id: person.id, roles: first.roles }]]);
    for (const other of others) {
      const id = newId();
      const credentials = await makeCredentials(passphrase, keys.dataKey, demonstrationKdfCost);
      write(centre.file, (db) =>
        insertPersonWithCredentials(db, keys, { ...other, id, mustChangePassphrase: false }, credentials, now()),
      );
      cast.set(other.id, { id, roles: other.roles });
    }
    await playScenes({ centre, keys, cast, staff: { id: person.id, roles: first.roles } }, data);
  } finally {
    closeDbFile(centre.file);
  }
  renameSync(unfinished.root, folder.root);
}

type Stage = {
  readonly centre: OpenCentre;
  readonly keys: SealKeys;
  readonly cast: ReadonlyMap<string, Actor["person"]>;
  readonly staff: Actor["person"];
};

/** A clock that starts at a given morning and moves a little at each look, so that the history reads like one. */
function clockFrom(date: string, days: number): () => Date {
  let at = addMinutes(addDays(parseISO(`${date}T09:00:00Z`), days), 0);
  return () => {
    at = addMinutes(at, 3);
    return at;
  };
}

async function playScenes(stage: Stage, data: ReturnType<typeof readDemonstrationData>): Promise<void> {
  const learnerIds = new Map<string, string>();
  for (const { id, ...learner } of data.learners) {
    const actor = actAs(stage.centre, stage.keys, stage.staff, clockFrom(learner.registeredOn, 0));
    learnerIds.set(id, registerLearner(actor, { ...learner, qualificationId }).id);
  }
  // A second attempt answers the first, so the earlier one comes first.
  const scripts = data.scripts.toSorted(
    (one, other) => one.attempt - other.attempt || one.receivedOn.localeCompare(other.receivedOn),
  );
  for (const script of scripts) {
    await playScript(stage, script, learnerIds.get(script.learner) ?? "", data.readScript(script.file));
  }
}

async function playScript(stage: Stage, script: DemonstrationScript, learnerId: string, bytes: Buffer): Promise<void> {
  const taken = await takeIn(stage, script, learnerId, bytes);
  if (!script.assessor || !script.assr) return;
  const assessor = actAs(
    stage.centre,
    stage.keys,
    requireCast(stage, script.assessor),
    clockFrom(script.receivedOn, 2),
  );
  for (const edit of editsOf(script.assr)) editColumn(assessor, assessorColumn, taken.sheetId, edit);
  if (script.state === "in-marking") return;
  const { revision } = openAssessorSheet(assessor, taken.sheetId);
  await signAssessorSheet(assessor, taken.sheetId, revision, demonstrationPassphrase);
  if (!script.iqa || !script.qa) return;
  const iqa = actAs(stage.centre, stage.keys, requireCast(stage, script.iqa), clockFrom(script.receivedOn, 5));
  for (const edit of editsOf(script.qa)) editColumn(iqa, qaColumn, taken.sheetId, edit);
  if (script.state === "in-qa") return;
  commitQaSheet(iqa, taken.sheetId, findSheet(iqa.db, iqa.keys, taken.sheetId)?.qaRevision ?? 0);
  if (script.state === "qa-committed") return;
  const checkedOn = todayAs(iqa.now());
  const feedback =
    script.qaFeedback ??
    `Checked on ${formatDate(checkedOn)}. The marks and the feedback agree with the evidence in the script.`;
  await signQaSheet(iqa, taken.sheetId, { checkedOn, feedback, passphrase: demonstrationPassphrase });
}

async function takeIn(
  stage: Stage,
  script: DemonstrationScript,
  learnerId: string,
  bytes: Buffer,
): Promise<ScriptRecord> {
  const actor = actAs(stage.centre, stage.keys, stage.staff, clockFrom(script.receivedOn, 0));
  const uploads = new Uploads();
  const { uploadId, pieceBytes } = await uploads.begin(actor, {
    name: basename(script.file),
    bytes: bytes.length,
    purpose: "script",
  });
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    await uploads.append(actor, uploadId, offset, bytes.subarray(offset, offset + pieceBytes));
  }
  return takeInScript(actor, uploads, {
    learnerId,
    qualificationId,
    assessmentId: script.assessment,
    uploadIds: [uploadId],
    receivedOn: script.receivedOn,
    authenticityConfirmed: true,
    standardisationRefused: script.standardisationRefused,
    assessorId: script.assessor ? requireCast(stage, script.assessor).id : null,
    acceptSameScript: false,
  });
}

function editsOf(column: NonNullable<DemonstrationScript["assr"]>): Edit[] {
  const edits = Object.entries(column).flatMap(([itemId, entry]): Edit[] => [
    { itemId, field: "mark", value: entry.mark },
    { itemId, field: "strengths", value: entry.strengths },
    { itemId, field: "improvements", value: entry.improvements },
  ]);
  // What nobody has written yet was never typed: an untouched field has no history.
  return edits.filter((edit) => edit.value !== null && edit.value !== "");
}

function requireCast(stage: Stage, id: string): Actor["person"] {
  const person = stage.cast.get(id);
  if (!person) throw new Error(`The demonstration names ${id}, who is not among its people.`);
  return person;
}
