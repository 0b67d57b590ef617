import { readFileSync } from "node:fs";
import { join } from "node:path";
import { qualificationSchema } from "../../shared/domain/qualification.ts";

export const qualificationsFolder = join(import.meta.dirname, "../../resources/qualifications");

/** As it lies on the disk: for tests of the format itself. */
export const readShipped = (): unknown =>
  JSON.parse(readFileSync(join(qualificationsFolder, "ilm-l7-certificate-executive-coaching.json"), "utf8"));

export const shipped = qualificationSchema.parse(readShipped());
