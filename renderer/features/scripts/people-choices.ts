import type { Person } from "../../../shared/contract/centre.ts";
import { sharesName } from "../../../shared/domain/person-names.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import type { Choice } from "./script-filter.ts";

/** Who can be given work of this role, by name; two of one name by their sign-in names too. */
export function peopleChoices(people: readonly Person[], role: Role): Choice[] {
  return people
    .filter((person) => person.active && person.roles.includes(role))
    .map((person) => ({ value: person.id, label: sharesName(person, people) ? nameApart(person) : person.name }))
    .sort((one, other) => one.label.localeCompare(other.label, "en-GB"));
}

function nameApart({ name, signInName }: Person): string {
  return `${name} (${signInName})`;
}
