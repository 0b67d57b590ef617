import { Stack, Text, TextInput, type TextInputProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sharesName } from "../../../shared/domain/person-names.ts";
import { api } from "../../api/client.ts";

type PersonNameFieldProps = TextInputProps & {
  readonly value?: string;
  /** Whose name it is; nobody's yet where a person is being added. */
  readonly personId: string | undefined;
};

/** A person's name; says where somebody else has it, for it is all that a signature and a list show of them. */
export function PersonNameField({ personId = "", value = "", ...rest }: PersonNameFieldProps) {
  const people = useQuery(api.people.list.queryOptions());
  const shared = sharesName({ id: personId, name: value }, people.data ?? []);
  return (
    <Stack gap={4}>
      <TextInput
        label="Name"
        description="As it stands under the person's signature."
        autoComplete="off"
        data-autofocus
        value={value}
        {...rest}
      />
      <Text size="xs" role="status">
        {shared &&
          "Somebody at this centre has this name already. Signatures and lists show no more than the name: add what tells the two apart, such as a middle initial."}
      </Text>
    </Stack>
  );
}
