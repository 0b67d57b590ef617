import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFolderUp } from "@tabler/icons-react";
import dropClasses from "../../components/file-dropzone.module.css";

type CohortDropProps = { readonly onFiles: (files: File[]) => void; readonly compact: boolean };

/** Takes a folder with all that is in it, a ZIP, or single files. The buttons are the way in for the keyboard. */
export function CohortDrop({ onFiles, compact }: CohortDropProps) {
  return (
    <Dropzone
      className={dropClasses.zone}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      onDrop={() => undefined}
      onDropAny={(accepted, rejected) => onFiles([...accepted, ...rejected.map(({ file }) => file)])}
      inputProps={{ "aria-label": "Drop a folder or a ZIP here", tabIndex: -1 }}
      p={compact ? "xs" : "lg"}
    >
      <Group gap="md">
        <IconFolderUp size={compact ? 24 : 36} stroke={1.5} aria-hidden />
        <Stack gap={2} flex="1 1 180px">
          <Text size="sm" fw={500}>
            {compact ? "Drop more here" : "Drop the cohort's folder or ZIP here"}
          </Text>
          {!compact && (
            <Text size="xs" c="dimmed">
              Files are matched to learners by registration number or name in the names of the files and folders.
              Nothing is taken in before you have seen the table. Any file is kept exactly as handed in.
            </Text>
          )}
        </Stack>
        <FileButton onChange={onFiles} multiple inputProps={folderInput}>
          {(props) => (
            <Button {...props} variant="default" size={compact ? "xs" : "sm"}>
              Choose a folder
            </Button>
          )}
        </FileButton>
        <FileButton onChange={onFiles} multiple>
          {(props) => (
            <Button {...props} variant="default" size={compact ? "xs" : "sm"}>
              Choose files or a ZIP
            </Button>
          )}
        </FileButton>
      </Group>
    </Dropzone>
  );
}

/** React knows the attribute by this name; browsers offer folders for it. */
const folderInput: Readonly<Record<string, string>> = { webkitdirectory: "" };
