import { z } from "zod";
import { qualificationSchema } from "../domain/qualification.ts";
import { sheetStateSchema } from "../domain/sheet-state.ts";
import { procedure } from "./procedure.ts";
import { id, isoDate, nothing, personName, recordedDay, registrationNumber, slug } from "./schemas.ts";

const staff = ["centre-staff"] as const;

export const qualificationSummary = z.object({
  id: slug,
  version: z.string(),
  title: z.string(),
  number: z.string(),
  reviewDate: isoDate,
  completeWithinYears: z.number().int(),
  assessments: z.array(z.object({ id: slug, title: z.string(), units: z.array(z.string()) })),
});
export type QualificationSummary = z.infer<typeof qualificationSummary>;

export const qualifications = {
  list: procedure("signed-in").input(nothing).output(z.array(qualificationSummary)),
  get: procedure("signed-in", "NOT_FOUND")
    .input(z.object({ id: slug, version: z.string() }))
    .output(qualificationSchema),
};

export const learner = z.object({
  id,
  name: z.string(),
  registrationNumber: z.string(),
  registeredOn: isoDate,
  enrolments: z.array(
    z.object({
      qualificationId: slug,
      qualificationVersion: z.string(),
      qualificationTitle: z.string(),
      enrolledOn: isoDate,
      completeBy: isoDate,
    }),
  ),
  scripts: z.array(z.object({ id, assessmentTitle: z.string(), attempt: z.number().int(), state: sheetStateSchema })),
  revision: z.number().int(),
});
export type Learner = z.infer<typeof learner>;

export const learners = {
  list: procedure(staff).input(nothing).output(z.array(learner)),
  get: procedure(staff, "NOT_FOUND").input(z.object({ id })).output(learner),
  register: procedure(staff, "REGISTRATION_TAKEN", "DATE_IN_FUTURE", "NOT_FOUND")
    .input(
      z.object({
        name: personName,
        registrationNumber,
        registeredOn: recordedDay,
        /** Enrols at once on this qualification, in its newest version. */
        qualificationId: slug.optional(),
      }),
    )
    .output(learner),
  update: procedure(staff, "REGISTRATION_TAKEN", "DATE_IN_FUTURE", "CHANGED_MEANWHILE", "NOT_FOUND")
    .input(
      z.object({ id, name: personName, registrationNumber, registeredOn: recordedDay, revision: z.number().int() }),
    )
    .output(learner),
  enrol: procedure(staff, "NOT_FOUND")
    .input(z.object({ learnerId: id, qualificationId: slug }))
    .output(learner),
};
