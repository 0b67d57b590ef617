import { qaColumn } from "../../electron/core/iqa/qa-column.ts";
import { commitQaSheet, signQaSheet } from "../../electron/core/iqa/qa-sheet.ts";
import { editColumn } from "../../electron/core/marking/edit-column.ts";
import { findOpenedSheet } from "../../electron/core/marking/sheet-head.ts";
import { takeInScript } from "../../electron/core/scripts/take-in.ts";
import type { Learner } from "../../shared/contract/learners.ts";
import { type Column, passphrase, shippedQualification, TestCentre } from "./centre.ts";

export const diary = "reflective-review-and-diary";
export const referred: Column = {
  s1: { judge: 20, strengths: "A frank account of self." },
  s2: { judge: 10, improvements: "Record the sessions." },
  s3: { judge: 25 },
};

/** A centre of assessors and IQAs, one of whom is both, for attempts that follow each other. */
export async function openCentreOfAttempts(): Promise<TestCentre> {
  const centre = await TestCentre.open({ roles: ["centre-staff"] });
  for (const name of ["ann", "otto"]) await centre.addPerson(name, ["assessor"]);
  await centre.addPerson("ben", ["assessor", "iqa"]);
  for (const name of ["ina", "ivan"]) await centre.addPerson(name, ["iqa"]);
  return centre;
}

/** What its people do with attempts. @param centre asked for at each call: it opens after the tests were written down. */
export function attemptsOf(centre: () => TestCentre) {
  async function takeIn(learner: Learner, assessor: string, limitReason?: string, receivedOn = "2026-11-20") {
    const bytes = Buffer.from(`Work ${Math.random()}`);
    const { uploads } = centre().workstation;
    const upload = { name: "work.txt", bytes: bytes.length, purpose: "script" } as const;
    const { uploadId } = await uploads.begin(centre().staff, upload);
    await uploads.append(centre().staff, uploadId, 0, bytes);
    return takeInScript(centre().staff, uploads, {
      learnerId: learner.id,
      qualificationId: shippedQualification,
      assessmentId: diary,
      uploadIds: [uploadId],
      receivedOn,
      authenticityConfirmed: true,
      standardisationRefused: false,
      assessorId: centre().person(assessor).person.id,
      acceptSameScript: false,
      limitReason,
    });
  }

  async function attempt(learner: Learner, assessor: string, column: Column, limitReason?: string) {
    const script = await takeIn(learner, assessor, limitReason);
    centre().mark(centre().person(assessor), script.sheetId, column);
    await centre().sign(centre().person(assessor), script.sheetId);
    return script;
  }

  async function qualityAssure(sheetId: string, iqa: string, marks: Readonly<Record<string, number>>) {
    for (const [itemId, value] of Object.entries(marks))
      editColumn(centre().person(iqa), qaColumn, sheetId, { field: "mark", itemId, value });
    commitQaSheet(centre().person(iqa), sheetId, findOpenedSheet(centre().person(iqa), sheetId).sheet.qaRevision);
    await signQaSheet(centre().person(iqa), sheetId, {
      checkedOn: "2026-11-23",
      feedback: "See the diary.",
      passphrase,
    });
  }

  async function setTrainee(name: string, traineeSince: string | null) {
    await centre().signInAs("staff");
    const person = (await centre().client().people.list()).find(({ id }) => id === centre().person(name).person.id);
    await centre()
      .client()
      .people.setTrainee({ id: person?.id ?? "", traineeSince, revision: person?.revision ?? 0 });
  }

  return { takeIn, attempt, qualityAssure, setTrainee };
}
