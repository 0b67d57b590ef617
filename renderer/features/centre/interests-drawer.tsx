import type { Person } from "../../../shared/contract/centre.ts";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { PersonInterests } from "../interests/person-interests.tsx";

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
