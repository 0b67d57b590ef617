import { expect, test } from "vitest";
import { rankCommands } from "../../renderer/commands/rank-commands.ts";

const groups = [
  { group: "Script", actions: [{ label: "Turn the page clockwise" }, { label: "Find in the script" }] },
  { group: "Program", actions: [{ label: "Find a command" }, { label: "Lock" }] },
];
const names = (typed: string) =>
  rankCommands(groups, typed).flatMap(({ actions }) => actions.map(({ label }) => label));

test("a command of the name that was typed comes before one that only holds it", () => {
  expect(names("lock")[0]).toBe("Lock");
  expect(names(" LOCK ")[0]).toBe("Lock");
  expect(names("comm")[0]).toBe("Find a command");
});

test("commands that fit as well stay in their order, and nothing typed changes nothing", () => {
  expect(names("find").slice(0, 2)).toEqual(["Find in the script", "Turn the page clockwise"]);
  expect(names("")).toEqual(["Turn the page clockwise", "Find in the script", "Find a command", "Lock"]);
});
