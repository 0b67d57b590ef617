import { Button, Fieldset, Group, NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { schemaResolver, useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { Outputs } from "../../../shared/contract/index.ts";
import { centreName, centreNumber } from "../../../shared/contract/set-up.ts";
import { api } from "../../api/client.ts";
import { asShownError } from "../../api/errors.ts";
import { refreshStatus, useStatus } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";

type Centre = Outputs["centre"]["get"];

const minutes = "Type a whole number of minutes from 1 to 120.";
const attempts = "Type a whole number from 1 to 20.";
const schema = z.object({
  number: centreNumber,
  name: centreName,
  idleLockMinutes: z.int(minutes).min(1, minutes).max(120, minutes),
  attemptsAllowed: z.int(attempts).min(1, attempts).max(20, attempts),
  markWithinDays: daysOrNone(365),
  resubmitWithinDays: daysOrNone(3650),
});

/** A number field that is left empty holds an empty text: no limit. */
function daysOrNone(most: number) {
  const words = `Type a whole number of days from 1 to ${most.toLocaleString("en-GB")}, or leave it empty.`;
  return z.union([z.literal(""), z.int(words).min(1, words).max(most, words)], { error: words });
}

type Values = z.infer<typeof schema>;

/** Explained below, so that fields side by side stay level. */
const belowField: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

const valuesOf = ({ number, name, settings }: Centre): Values => ({
  number,
  name,
  ...settings,
  markWithinDays: settings.markWithinDays ?? "",
  resubmitWithinDays: settings.resubmitWithinDays ?? "",
});

export function SettingsForm({ present }: { readonly present: Centre }) {
  const { dataFolder, version } = useStatus();
  const records = useQueryClient();
  // What the form was filled from. A change from another window does not move it: saving is then refused, not merged.
  const [base, setBase] = useState(present);
  const form = useForm<Values>({ initialValues: valuesOf(base), validate: schemaResolver(schema, { sync: true }) });

  const fillAnew = async () => {
    const fresh = await records.fetchQuery({ ...api.centre.get.queryOptions(), staleTime: 0 });
    setBase(fresh);
    form.setInitialValues(valuesOf(fresh));
    form.setValues(valuesOf(fresh));
  };
  const update = useMutation(
    api.centre.update.mutationOptions({ onSuccess: () => Promise.all([fillAnew(), refreshStatus()]) }),
  );
  const save = form.onSubmit(({ number, name, markWithinDays, resubmitWithinDays, ...others }) => {
    const settings = {
      ...others,
      markWithinDays: markWithinDays === "" ? null : markWithinDays,
      resubmitWithinDays: resubmitWithinDays === "" ? null : resubmitWithinDays,
    };
    update.mutate({ number, name, settings, revision: base.revision });
  }, focusFirstError(form));
  const changedMeanwhile = update.error !== null && asShownError(update.error).code === "CHANGED_MEANWHILE";

  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        <Fieldset legend="The centre, as it stands on mark sheets">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label="Centre number" {...form.getInputProps("number")} />
            <TextInput label="Centre name" {...form.getInputProps("name")} />
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend="Settings">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <NumberInput
              label="Lock when nobody is here"
              description="Minutes without a key or the pointer, 1 to 120."
              allowDecimal={false}
              allowNegative={false}
              hideControls
              {...form.getInputProps("idleLockMinutes")}
            />
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend="Time and attempts">
          <Text size="sm" c="dimmed" mb="sm">
            Shown where they matter, and never enforced silently. Beyond the attempts or the days to resubmit, whoever
            takes the script in says why.
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <NumberInput
              label="Days to mark"
              description="From receipt to the assessor's signature; empty for no limit."
              allowDecimal={false}
              allowNegative={false}
              hideControls
              inputWrapperOrder={belowField}
              {...form.getInputProps("markWithinDays")}
            />
            <NumberInput
              label="Days to resubmit"
              description="From a REFERRAL to the next attempt; empty for no limit."
              allowDecimal={false}
              allowNegative={false}
              hideControls
              inputWrapperOrder={belowField}
              {...form.getInputProps("resubmitWithinDays")}
            />
            <NumberInput
              label="Attempts allowed"
              description="At each assessment, the first one included."
              allowDecimal={false}
              allowNegative={false}
              hideControls
              inputWrapperOrder={belowField}
              {...form.getInputProps("attemptsAllowed")}
            />
          </SimpleGrid>
        </Fieldset>
        <ErrorNote error={update.error} />
        {changedMeanwhile && (
          <div>
            <Button
              variant="default"
              onClick={async () => {
                await fillAnew();
                update.reset();
              }}
            >
              Show what it says now
            </Button>
          </div>
        )}
        <Group>
          <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {update.isSuccess && !form.isDirty() && "Saved."}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          Data folder: {dataFolder}
          <br />
          Program version {version}
        </Text>
      </Stack>
    </form>
  );
}
