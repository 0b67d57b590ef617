import { Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Person } from "../../../shared/contract/centre.ts";
import { api } from "../../api/client.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { AddPersonDialog } from "./add-person-dialog.tsx";
import { EditPersonDialog } from "./edit-person-dialog.tsx";
import { InterestsDrawer } from "./interests-drawer.tsx";
import { PeopleTable } from "./people-table.tsx";
import { ResetPassphraseDialog } from "./reset-passphrase-dialog.tsx";

type Asking = { readonly what: "add" } | { readonly what: "edit" | "reset" | "interests"; readonly person: Person };

export function PeopleTab() {
  const people = useQuery(api.people.list.queryOptions());
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const add: Command = {
    id: "people.add",
    label: "Add a person",
    shortcut: "alt+N",
    group: "Centre",
    run: () => setAsking({ what: "add" }),
  };
  useCommands([add]);

  if (people.isPending) return <LoadingArea label="Reading the people" />;
  if (people.isError) return <ErrorNote error={people.error} onRetry={() => void people.refetch()} />;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">
          Each person signs in with a passphrase of their own. Whoever leaves is made inactive, never deleted: their
          signatures stay.
        </Text>
        <CommandButton command={add} />
      </Group>
      <PeopleTable
        people={people.data}
        onEdit={(person) => setAsking({ what: "edit", person })}
        onReset={(person) => setAsking({ what: "reset", person })}
        onInterests={(person) => setAsking({ what: "interests", person })}
      />
      <AddPersonDialog opened={asking?.what === "add"} onClose={close} />
      <EditPersonDialog person={asking?.what === "edit" ? asking.person : null} onClose={close} />
      <ResetPassphraseDialog person={asking?.what === "reset" ? asking.person : null} onClose={close} />
      <InterestsDrawer person={asking?.what === "interests" ? asking.person : null} onClose={close} />
    </>
  );
}
