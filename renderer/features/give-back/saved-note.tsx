import { Text } from "@mantine/core";

/** That a PDF was handed over to be saved, and under which name. The region stands before it speaks, so that it is heard. */
export function SavedNote({ fileName }: { readonly fileName: string | undefined }) {
  return (
    <div role="status">
      {fileName !== undefined && (
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          Made and handed over to be saved: <strong>{fileName}</strong>
        </Text>
      )}
    </div>
  );
}
