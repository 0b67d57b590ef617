import { Divider, Stack, Text } from "@mantine/core";
import { hasRole, usePerson } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { DeclareInterestForm } from "./declare-interest-form.tsx";
import { InterestList } from "./interest-list.tsx";
import { useInterests } from "./use-interests.ts";

type PersonInterestsProps = { readonly person: { readonly id: string; readonly name: string } };

/** The interests that one person declared, and one more: for centre staff anybody's, for everybody else their own. */
export function PersonInterests({ person }: PersonInterestsProps) {
  const reader = usePerson();
  const isSelf = reader.id === person.id;
  const staff = hasRole(reader, "centre-staff");
  const { interests, replace } = useInterests();
  if (interests.isPending) return <LoadingArea label="Reading the declared interests" />;
  if (interests.isError) return <ErrorNote error={interests.error} onRetry={() => void interests.refetch()} />;
  const own = interests.data.filter((interest) => interest.person.id === person.id);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Whoever is close to a learner leaves that learner's work to somebody else.
      </Text>
      <InterestList interests={own} onWithdrawn={staff ? replace : undefined} />
      {!staff && own.length > 0 && (
        <Text size="sm" c="dimmed">
          Only centre staff can withdraw an interest, with a reason.
        </Text>
      )}
      <Divider label="Declare one more" labelPosition="left" />
      <DeclareInterestForm person={person} isSelf={isSelf} declared={own} onDeclared={replace} />
    </Stack>
  );
}
