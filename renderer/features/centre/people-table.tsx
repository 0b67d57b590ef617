import { Button, Group, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Person } from "../../../shared/contract/centre.ts";
import { formatShortDate } from "../../../shared/domain/dates.ts";
import { roleTitles } from "../../../shared/domain/roles.ts";
import { api } from "../../api/client.ts";
import { usePerson } from "../../api/session.tsx";
import classes from "./people-table.module.css";

type PeopleTableProps = {
  readonly people: readonly Person[];
  readonly onEdit: (person: Person) => void;
  readonly onReset: (person: Person) => void;
  readonly onInterests: (person: Person) => void;
};

export function PeopleTable({ people, onEdit, onReset, onInterests }: PeopleTableProps) {
  const self = usePerson();
  const interests = useQuery(api.centre.listInterests.queryOptions());
  const declaredBy = (personId: string) =>
    interests.data?.filter((interest) => interest.person.id === personId).length ?? 0;
  return (
    <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0, "aria-label": "People" } }}>
      <Table aria-label="People" highlightOnHover verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Sign-in name</Table.Th>
            <Table.Th>Roles</Table.Th>
            <Table.Th>Signs in</Table.Th>
            <Table.Th className={classes.actions}>
              <span className={classes.actionsTitle}>Change</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id} data-inactive={!person.active || undefined} className={classes.person}>
              <Table.Th scope="row" className={classes.name}>
                {person.name}
                {person.id === self.id && " (you)"}
              </Table.Th>
              <Table.Td className={classes.name}>{person.signInName}</Table.Td>
              <Table.Td>
                {person.roles.map((role) => roleTitles[role]).join(", ")}
                {person.traineeSince !== null && (
                  <div className={classes.trainee}>Trainee assessor since {formatShortDate(person.traineeSince)}</div>
                )}
              </Table.Td>
              <Table.Td>{person.active ? "Yes" : "No, inactive"}</Table.Td>
              <Table.Td className={classes.actions}>
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => onEdit(person)}
                    aria-label={`Edit ${person.name}`}
                  >
                    Edit
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => onInterests(person)}
                    aria-label={`Interests of ${person.name}: ${countInterests(declaredBy(person.id))}`}
                  >
                    Interests ({declaredBy(person.id)})
                  </Button>
                  {/* Whoever is here changes their own passphrase by knowing it: the person menu. */}
                  {person.id !== self.id && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      onClick={() => onReset(person)}
                      aria-label={`Reset passphrase of ${person.name}`}
                    >
                      Reset passphrase
                    </Button>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function countInterests(count: number): string {
  return count === 0 ? "none" : `${count} declared`;
}
