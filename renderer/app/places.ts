import {
  type Icon,
  IconArchive,
  IconBuilding,
  IconChecklist,
  IconFileSearch,
  IconFileText,
  IconScale,
  IconUsers,
} from "@tabler/icons-react";
import type { SignedInPerson } from "../../shared/contract/system.ts";
import type { Role } from "../../shared/domain/roles.ts";

export type Place = {
  readonly path: string;
  readonly title: string;
  /** Who it is for; without it, everybody. */
  readonly role?: Role;
  readonly icon: Icon;
  readonly shortcut: string;
  /** Addresses of screens that belong to this place without lying under its path. */
  readonly also?: string;
};

/** Where somebody can go, in the order of the work: marking, taking in, quality, keeping. */
const places: readonly Place[] = [
  { path: "/queue", title: "Queue", role: "assessor", icon: IconChecklist, shortcut: "alt+shift+Q", also: "/mark/" },
  { path: "/quality", title: "Quality", role: "iqa", icon: IconScale, shortcut: "alt+shift+Y", also: "/check/" },
  { path: "/scripts", title: "Scripts", role: "centre-staff", icon: IconFileText, shortcut: "alt+shift+S" },
  { path: "/learners", title: "Learners", role: "centre-staff", icon: IconUsers, shortcut: "alt+shift+L" },
  { path: "/search", title: "Search", icon: IconFileSearch, shortcut: "alt+shift+F mod+shift+F" },
  { path: "/archive", title: "Archive", role: "centre-staff", icon: IconArchive, shortcut: "alt+shift+A" },
  { path: "/centre", title: "Centre", role: "centre-staff", icon: IconBuilding, shortcut: "alt+shift+C" },
];

export function placesOf(person: Pick<SignedInPerson, "roles">): readonly Place[] {
  return places.filter((place) => place.role === undefined || person.roles.includes(place.role));
}

/** The first page somebody sees: what waits for them in their role. */
export function homeOf(person: Pick<SignedInPerson, "roles">): string {
  return placesOf(person)[0]?.path ?? "/centre";
}

export function isAt(place: Place, path: string): boolean {
  return (
    path === place.path ||
    path.startsWith(`${place.path}/`) ||
    (place.also !== undefined && path.startsWith(place.also))
  );
}
