import { expect, test } from "vitest";
import { z } from "zod";
import { isoDate, passphrase, shortText } from "../../shared/contract/schemas.ts";
import { centreName, centreNumber, firstRoles } from "../../shared/contract/set-up.ts";

const problemOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

test("a text beyond its bound is told as one, in a person's words", () => {
  expect(problemOf(centreName, "x".repeat(201))).toBe("This is too long: it has 200 characters at most.");
  expect(problemOf(centreNumber, "1".repeat(41))).toBe("This is too long: it has 40 characters at most.");
  expect(problemOf(shortText, "x".repeat(501))).toContain("500 characters at most");
  expect(problemOf(passphrase, "x".repeat(401))).toContain("400 characters at most");
  expect(problemOf(z.string().max(20_000), "x".repeat(20_001))).toContain("20,000 characters at most");
  expect(problemOf(z.string().min(1), "")).toBe("This is too short: it has 1 character at least.");
});

test("numbers, choices and days have words too", () => {
  expect(problemOf(z.number().max(120), 999)).toBe("This is 120 at most.");
  expect(problemOf(z.number().min(1), 0)).toBe("This is 1 at least.");
  expect(problemOf(z.array(z.string()).max(2), ["a", "b", "c"])).toBe("Choose 2 at most.");
  expect(problemOf(isoDate, "2026-02-30")).toBe("Choose a day.");
});

test("what a schema says itself stands", () => {
  expect(problemOf(centreName, "  ")).toBe("Type the centre's name.");
  expect(problemOf(firstRoles, ["assessor"])).toContain("The first person is centre staff");
  expect(firstRoles.safeParse([]).error?.issues.map(({ message }) => message)).toEqual(["Choose at least one role."]);
});
