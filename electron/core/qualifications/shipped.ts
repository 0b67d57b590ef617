import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Qualification, qualificationSchema } from "../../../shared/domain/qualification.ts";
import { type DbFile, write } from "../store/connection.ts";
import { addQualification } from "../store/qualifications.ts";

/** The qualifications that come with the program. A file that breaks the schema stops the start: it is our own mistake. */
export function readShippedQualifications(resourcesFolder: string): Qualification[] {
  const folder = join(resourcesFolder, "qualifications");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => qualificationSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

/** Adds what a newer program brought; what is there stays as it is. */
export function addShippedQualifications(file: DbFile, resourcesFolder: string, now: Date): void {
  const shipped = readShippedQualifications(resourcesFolder);
  write(file, (db) => {
    for (const qualification of shipped) addQualification(db, qualification, now.toISOString());
  });
}
