import { Button, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { z } from "zod";
import type { Inputs } from "../../../shared/contract/index.ts";
import { personName, signInName } from "../../../shared/contract/schemas.ts";
import { centreName, centreNumber, firstRoles } from "../../../shared/contract/set-up.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { NewPassphraseFields, newPassphraseFields, repeatedAlike } from "../../components/new-passphrase-fields.tsx";
import { RolesField } from "../../components/roles-field.tsx";

export type SetUpValues = Inputs["setUp"]["createCentre"];

const schema = z
  .object({ centreNumber, centreName, name: personName, signInName, roles: firstRoles, ...newPassphraseFields })
  .check(repeatedAlike);

const inTwo = { cols: { base: 1, xs: 2 }, spacing: "md", verticalSpacing: "md" } as const;

type SetUpFormProps = { readonly onSubmit: (values: SetUpValues) => Promise<void>; readonly busy: boolean };

export function SetUpForm({ onSubmit, busy }: SetUpFormProps) {
  const form = useForm({
    initialValues: {
      centreNumber: "",
      centreName: "",
      name: "",
      signInName: "",
      // Somebody has to add the others; the roles of the work itself are the centre's choice.
      roles: ["centre-staff"] as Role[],
      passphrase: "",
      repeated: "",
    },
    validate: schemaResolver(schema, { sync: true }),
  });
  const send = form.onSubmit(
    ({ repeated: _, centreNumber: number, centreName: name, ...person }) =>
      onSubmit({ centreNumber: number, centreName: name, person }),
    focusFirstError(form),
  );

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <SimpleGrid {...inTwo}>
          <TextInput label="Centre number" {...form.getInputProps("centreNumber")} />
          <TextInput label="Centre name" {...form.getInputProps("centreName")} />
        </SimpleGrid>
        <SimpleGrid {...inTwo}>
          <TextInput
            label="Your name"
            description="As it stands under your signature."
            autoComplete="name"
            {...form.getInputProps("name")}
          />
          <TextInput
            label="Sign-in name"
            description="Shown before sign-in, so not sealed."
            autoCapitalize="none"
            autoComplete="username"
            spellCheck={false}
            {...form.getInputProps("signInName")}
          />
        </SimpleGrid>
        <RolesField label="Your roles" {...form.getInputProps("roles")} />
        <SimpleGrid {...inTwo}>
          <NewPassphraseFields
            passphraseProps={form.getInputProps("passphrase")}
            repeatedProps={form.getInputProps("repeated")}
          />
        </SimpleGrid>
        <div>
          <Button type="submit" loading={busy}>
            Set up the centre
          </Button>
        </div>
      </Stack>
    </form>
  );
}
