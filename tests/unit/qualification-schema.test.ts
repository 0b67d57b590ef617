import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { qualificationSchema } from "../../shared/domain/qualification.ts";
import { qualificationsFolder } from "../support/shipped-qualification.ts";

const schemaFile = join(qualificationsFolder, "qualification.schema.json");
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(qualificationsFolder, name), "utf8"));

describe("the published JSON Schema", () => {
  // A failure here means that the format has changed: `npx vitest run tests/unit/qualification-schema.test.ts -u`
  // writes the schema anew, for review together with the change.
  it("is what the parser's own schema generates", async () => {
    const published = z.toJSONSchema(qualificationSchema, { io: "input" });
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(schemaFile);
  });

  it("accepts the shipped qualification, and refuses it with a field missing, unknown or out of bounds", () => {
    const published = z.fromJSONSchema(readJson("qualification.schema.json") as z.core.JSONSchema.JSONSchema);
    const shipped = readJson("ilm-l7-certificate-executive-coaching.json") as Record<string, unknown>;
    expect(published.safeParse(shipped).success).toBe(true);
    expect(published.safeParse({ ...shipped, number: undefined }).success).toBe(false);
    expect(published.safeParse({ ...shipped, colour: "blue" }).success).toBe(false);
    expect(published.safeParse({ ...shipped, credits: 0 }).success).toBe(false);
    expect(published.safeParse({ ...shipped, assessments: [] }).success).toBe(false);
  });

  it("is what the shipped qualification names as its schema", () => {
    const shipped = readJson("ilm-l7-certificate-executive-coaching.json");
    expect(shipped).toMatchObject({ $schema: "./qualification.schema.json" });
  });
});
