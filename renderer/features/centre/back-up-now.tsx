import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { type Command, CommandButton, useCommands } from "../../commands/index.ts";

export function BackUpNow() {
  const backUp = useMutation(
    api.centre.backUpNow.mutationOptions({
      onSuccess: ({ name }) =>
        notifications.show({
          color: "green",
          title: "Backed up and checked",
          message: `Kept in the data folder as ${name}`,
        }),
      onError: (error) =>
        notifications.show({
          color: "red",
          title: "No backup was made",
          message: asShownError(error).message,
          autoClose: false,
        }),
    }),
  );
  const command: Command = {
    id: "centre.back-up",
    label: "Back up now",
    group: "Centre",
    when: () => !backUp.isPending,
    run: () => backUp.mutate({}),
  };
  useCommands([command]);
  return <CommandButton command={command} variant="default" loading={backUp.isPending} />;
}
