import {
  type Icon,
  IconArchive,
  IconBuilding,
  IconChecklist,
  IconFileSearch,
  IconFileText,
  IconMessages,
  IconRepeat,
  IconRubberStamp,
  IconScale,
  IconUsers,
} from "@tabler/icons-react";
import type { SignedInPerson } from "../../shared/contract/system.ts";
import { allRoles, type Role } from "../../shared/domain/roles.ts";

export type Place = {
  readonly path: string;
  readonly title: string;
  /** Whoever has one of these goes there. */
  readonly roles: readonly Role[];
  readonly icon: Icon;
  readonly shortcut: string;
  /** Addresses of screens that belong to this place without lying under its path. */
  readonly also?: string;
  /** A trainee's own sheets are countersigned by others. */
  readonly notFor?: "trainee";
};

/** Where somebody can go, in the order of the work: marking, taking in, quality, keeping. */
const places: readonly Place[] = [
  { path: "/queue", title: "Queue", roles: ["assessor"], icon: IconChecklist, shortcut: "alt+shift+Q", also: "/mark/" },
  {
    path: "/countersign",
    title: "Countersign",
    roles: ["assessor"],
    icon: IconRubberStamp,
    shortcut: "alt+shift+N",
    notFor: "trainee",
  },
  { path: "/quality", title: "Quality", roles: ["iqa"], icon: IconScale, shortcut: "alt+shift+Y", also: "/check/" },
  { path: "/scripts", title: "Scripts", roles: ["centre-staff"], icon: IconFileText, shortcut: "alt+shift+S" },
  {
    path: "/referrals",
    title: "Referrals",
    roles: ["centre-staff", "assessor"],
    icon: IconRepeat,
    shortcut: "alt+shift+R",
  },
  { path: "/learners", title: "Learners", roles: ["centre-staff"], icon: IconUsers, shortcut: "alt+shift+L" },
  { path: "/comments", title: "Comments", roles: allRoles, icon: IconMessages, shortcut: "alt+shift+M" },
  { path: "/search", title: "Search", roles: allRoles, icon: IconFileSearch, shortcut: "alt+shift+F mod+shift+F" },
  { path: "/archive", title: "Archive", roles: ["centre-staff"], icon: IconArchive, shortcut: "alt+shift+A" },
  { path: "/centre", title: "Centre", roles: ["centre-staff"], icon: IconBuilding, shortcut: "alt+shift+C" },
];

export function placesOf(person: Pick<SignedInPerson, "roles">, isTrainee = false): readonly Place[] {
  return places.filter(
    (place) => place.roles.some((role) => person.roles.includes(role)) && !(isTrainee && place.notFor === "trainee"),
  );
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
