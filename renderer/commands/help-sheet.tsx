import { Modal, Table, Text, Title } from "@mantine/core";
import { isAvailable } from "./command.ts";
import classes from "./help-sheet.module.css";
import { Keys } from "./keys.tsx";
import { groupCommands, useAllCommands } from "./registry.ts";

type HelpSheetProps = { readonly opened: boolean; readonly onClose: () => void };

/** Every command of this screen with its keys, also those that can't run just now: this is where their keys are learnt. */
export function HelpSheet({ opened, onClose }: HelpSheetProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys on this screen" size="xl">
      <Commands />
    </Modal>
  );
}

function Commands() {
  const commands = useAllCommands();
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
                  <Table.Td>
                    {command.label}
                    {!isAvailable(command) && (
                      <Text span size="xs" c="dimmed">
                        {" "}
                        (not now)
                      </Text>
                    )}
                  </Table.Td>
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
