import { expect, test } from "vitest";
import { peopleChoices } from "../../renderer/features/scripts/people-choices.ts";
import type { Person } from "../../shared/contract/centre.ts";
import { sharesName } from "../../shared/domain/person-names.ts";

const person = (id: string, name: string, more: Partial<Person> = {}) =>
  ({ id, name, signInName: id, roles: ["assessor"], active: true, traineeSince: null, revision: 1, ...more }) as Person;

test("two people of one name are told apart by their sign-in names, whoever else has the name", () => {
  const people = [person("asha", "Asha Reed"), person("bo", "Bo Marsh"), person("asha2", "asha  Reed ")];
  expect(peopleChoices(people, "assessor").map(({ label }) => label)).toEqual([
    "asha  Reed  (asha2)",
    "Asha Reed (asha)",
    "Bo Marsh",
  ]);
  const left = person("old", "Bo Marsh", { active: false });
  expect(peopleChoices([...people, left], "assessor").map(({ label }) => label)).toContain("Bo Marsh (bo)");
});

test("only who can be given the work is offered", () => {
  const iqa = person("ina", "Ina Voss", { roles: ["iqa"] });
  const left = person("old", "Old Hand", { active: false });
  expect(peopleChoices([iqa, left], "iqa")).toEqual([{ value: "ina", label: "Ina Voss" }]);
});

test("a name is shared by somebody else alone, and an empty one by nobody", () => {
  const asha = person("asha", "Asha Reed");
  expect(sharesName(asha, [asha])).toBe(false);
  expect(sharesName({ id: "", name: "ASHA REED" }, [asha])).toBe(true);
  expect(sharesName({ id: "", name: " " }, [person("x", "")])).toBe(false);
});
