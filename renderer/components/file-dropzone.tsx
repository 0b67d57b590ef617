import { Button, Group, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileUpload } from "@tabler/icons-react";
import { useRef } from "react";
import classes from "./file-dropzone.module.css";

type FileDropzoneProps = {
  readonly title: string;
  readonly hint: string;
  /** Endings that the system's picker offers first: ".pdf,.docx". Without them it offers every file. */
  readonly endings?: string;
  readonly multiple: boolean;
  /** Every file that was chosen or dropped, fitting or not: what does not fit is refused beside its name, not swallowed. */
  readonly onFiles: (files: File[]) => void;
  readonly describedBy?: string;
  readonly disabled?: boolean;
};

/** Takes files by picker or by drag and drop. The button is the way in for the keyboard and for screen readers. */
export function FileDropzone({ title, hint, endings, multiple, onFiles, describedBy, disabled }: FileDropzoneProps) {
  const openPicker = useRef<() => void>(null);
  return (
    <Dropzone
      openRef={openPicker}
      className={classes.zone}
      multiple={multiple}
      disabled={disabled ?? false}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      onDrop={() => undefined}
      onDropAny={(accepted, rejected) => onFiles([...accepted, ...rejected.map((rejection) => rejection.file)])}
      inputProps={{ "aria-label": title, tabIndex: -1, ...(endings !== undefined && { accept: endings }) }}
      p="md"
    >
      <Group gap="md">
        <IconFileUpload size={32} stroke={1.5} aria-hidden />
        <Stack gap={2} flex="1 1 180px">
          <Text size="sm" fw={500}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </Stack>
        <Button
          variant="default"
          onClick={() => openPicker.current?.()}
          disabled={disabled ?? false}
          aria-describedby={describedBy}
        >
          {multiple ? "Choose files" : "Choose a file"}
        </Button>
      </Group>
    </Dropzone>
  );
}
