import { Modal, Table, Title } from "@mantine/core";
import classes from "./help-sheet.module.css";
import { Keys } from "./keys.tsx";
import { groupCommands, useAvailableCommands } from "./registry.ts";

type HelpSheetProps = { readonly opened: boolean; readonly onClose: () => void };

/** The commands of this screen that have keys. */
export function HelpSheet({ opened, onClose }: HelpSheetProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys on this screen" size="lg">
      <Commands />
    </Modal>
  );
}

function Commands() {
  const commands = useAvailableCommands().filter((command) => command.shortcut !== undefined);
  return (
    <div className={classes.groups}>
      {groupCommands(commands).map(({ group, commands: members }) => (
        <section key={group}>
          <Title order={3} size="h5">
            {group}
          </Title>
          <Table verticalSpacing={4} horizontalSpacing={0}>
            <Table.Tbody>
              {members.map((command) => (
                <Table.Tr key={command.id}>
                  <Table.Td>{command.label}</Table.Td>
                  <Table.Td className={classes.keys}>
                    {command.shortcut !== undefined && <Keys shortcut={command.shortcut} />}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </div>
  );
}
