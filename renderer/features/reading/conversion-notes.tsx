import { Alert, List } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import classes from "./reading-area.module.css";

/** What of the file is not on the screen. The file as received still has it. */
export function ConversionNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div className={classes.notes}>
      <Alert variant="light" color="gray" p="xs" icon={<IconInfoCircle size={18} aria-hidden />}>
        <List size="sm" listStyleType="none">
          {notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      </Alert>
    </div>
  );
}
