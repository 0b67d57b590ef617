type Named = { readonly id: string; readonly name: string };

/** Whether somebody else among these people is written alike, whatever the case and the spaces. */
export function sharesName(person: Named, people: readonly Named[]): boolean {
  const own = asCompared(person.name);
  return own !== "" && people.some((other) => other.id !== person.id && asCompared(other.name) === own);
}

function asCompared(name: string): string {
  return name.normalize("NFC").trim().replaceAll(/\s+/g, " ").toLocaleLowerCase("en-GB");
}
