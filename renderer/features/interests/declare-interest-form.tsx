import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import type { Interest } from "../../../shared/contract/centre.ts";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { focusFirstError } from "../../components/focus-first-error.ts";
import { LearnerSelect } from "../learners/learner-select.tsx";
import { useKnownLearners } from "./known-learners.ts";

type DeclareInterestFormProps = {
  /** Whose interest it is. */
  readonly person: { readonly id: string; readonly name: string };
  readonly isSelf: boolean;
  readonly declared: readonly Interest[];
  readonly onDeclared: (interests: Interest[]) => Promise<void>;
};

export function DeclareInterestForm({ person, isSelf, declared, onDeclared }: DeclareInterestFormProps) {
  const { known, all, error } = useKnownLearners();
  const declare = useMutation(api.centre.declareInterest.mutationOptions());
  const form = useForm({
    initialValues: { learnerId: null as string | null, nature: "" },
    validate: {
      learnerId: (value) => (value === null ? "Choose the learner." : null),
      nature: (value) => (value.trim() === "" ? "Say what the interest is." : null),
    },
  });
  const open = known.filter((learner) => !declared.some((interest) => interest.learner.id === learner.id));

  const save = async ({ learnerId, nature }: typeof form.values) => {
    if (learnerId === null) return;
    const answer = await declare
      .mutateAsync({ learnerId, nature, ...(isSelf ? {} : { personId: person.id }) })
      .catch(() => undefined);
    if (!answer) return;
    form.reset();
    await onDeclared(answer);
  };

  return (
    <form onSubmit={form.onSubmit(save, focusFirstError(form))} noValidate>
      <Stack gap="sm">
        <LearnerSelect
          learners={open}
          description={
            all ? undefined : "Those whose work lies with you. Ask centre staff to record an interest in anybody else."
          }
          {...(open.length === 0 && { nothingFoundMessage: "There is nobody to choose" })}
          allowDeselect={false}
          {...form.getInputProps("learnerId")}
        />
        <Textarea
          label="What the interest is"
          description="Kinship, friendship, a business together: a few words are enough."
          autosize
          minRows={1}
          {...form.getInputProps("nature")}
        />
        <Text size="sm">
          From then on {isSelf ? "you" : person.name} can't be given, mark, countersign or quality-assure this learner's
          work. {isSelf ? "Ask centre staff to give" : "Give"} what lies with {isSelf ? "you" : "them"} already to
          somebody else.
        </Text>
        <ErrorNote error={error ?? declare.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={declare.isPending}>
            Declare the interest
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
