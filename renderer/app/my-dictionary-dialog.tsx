import { Button, Group, Modal, Stack, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "../api/client.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { ErrorNote } from "../components/error-note.tsx";

type MyDictionaryDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** The words that the spell check learnt from this person, to be forgotten again. */
export function MyDictionaryDialog({ opened, onClose }: MyDictionaryDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="My dictionary" size="md">
      <OwnWords />
    </Modal>
  );
}

function OwnWords() {
  const cache = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const words = useQuery(api.session.words.queryOptions());
  const remove = useMutation({
    ...api.session.removeWord.mutationOptions(),
    onSuccess: (left) => {
      cache.setQueryData(api.session.words.queryKey(), left);
      // The button that was pressed goes with its word.
      list.current?.focus();
    },
  });
  if (words.error) return <ErrorNote error={words.error} onRetry={() => words.refetch()} />;
  if (!words.data) return null;
  const sorted = words.data.toSorted((one, other) => one.localeCompare(other, "en-GB"));
  return (
    <Stack gap="sm" ref={list} tabIndex={-1} style={{ outline: "none" }}>
      <Text size="sm">
        Words that you had the spell check learn. They are yours alone, and kept sealed with the centre's records.
      </Text>
      <ErrorNote error={remove.error} />
      {sorted.length === 0 ? (
        <EmptyState
          title="No words yet"
          description="Ask for the menu of an underlined word in your feedback (right-click, or the menu key) and choose Add to dictionary."
        />
      ) : (
        <Table.ScrollContainer minWidth={240} mah={360}>
          <Table aria-label="Your words" fz="sm">
            <Table.Tbody>
              {sorted.map((word) => (
                <Table.Tr key={word}>
                  <Table.Th scope="row" fw={400} style={{ overflowWrap: "anywhere" }} lang="en-GB">
                    {word}
                  </Table.Th>
                  <Table.Td>
                    <Group justify="flex-end">
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={`Remove ${word}`}
                        loading={remove.isPending && remove.variables?.word === word}
                        onClick={() => remove.mutate({ word })}
                      >
                        Remove
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
