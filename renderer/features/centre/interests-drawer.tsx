import type { Person } from "../../../shared/contract/centre.ts";
import { PersonInterests } from "../interests/person-interests.tsx";
import { SideDrawer } from "../learners/side-drawer.tsx";

type InterestsDrawerProps = { readonly person: Person | null; readonly onClose: () => void };

export function InterestsDrawer({ person, onClose }: InterestsDrawerProps) {
  return (
    <SideDrawer
      opened={person !== null}
      onClose={onClose}
      title={person ? `Interests of ${person.name}` : ""}
      width={480}
    >
      {person && <PersonInterests key={person.id} person={person} />}
    </SideDrawer>
  );
}
