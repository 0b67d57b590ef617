import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { roleSchema } from "../../../shared/domain/roles.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";

/** The invented centre as data: people, learners, and each script with how far its sheet has come. */
const column = z.record(
  z.string(),
  z.object({ mark: z.number().nullable(), strengths: z.string(), improvements: z.string() }),
);

const people = z.object({
  centre: z.object({ number: z.string(), name: z.string() }),
  people: z
    .array(z.object({ id: z.string(), name: z.string(), signInName: z.string(), roles: z.array(roleSchema) }))
    .min(1),
});
const learners = z.object({
  learners: z.array(
    z.object({ id: z.string(), name: z.string(), registrationNumber: z.string(), registeredOn: z.iso.date() }),
  ),
});
const scripts = z.object({
  scripts: z.array(
    z.object({
      id: z.string(),
      learner: z.string(),
      assessment: z.string(),
      attempt: z.number(),
      file: z.string(),
      receivedOn: z.iso.date(),
      standardisationRefused: z.boolean(),
      state: sheetStateSchema,
      assessor: z.string().optional(),
      iqa: z.string().optional(),
      assr: column.optional(),
      qa: column.optional(),
      qaFeedback: z.string().optional(),
    }),
  ),
});

export type DemonstrationScript = z.infer<typeof scripts>["scripts"][number];

export function readDemonstrationData(resourcesFolder: string) {
  const folder = join(resourcesFolder, "demo");
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> =>
    schema.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
  return {
    ...read("people.json", people),
    ...read("learners.json", learners),
    ...read("scripts.json", scripts),
    readScript: (file: string) => readFileSync(join(folder, file)),
  };
}
