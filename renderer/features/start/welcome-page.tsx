import { Text, Title } from "@mantine/core";
import { client } from "../../api/client.ts";
import { refreshStatus, useStatus } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { useSubmit } from "../../components/use-submit.ts";
import { OpenDemonstration } from "./open-demonstration.tsx";
import { SetUpForm, type SetUpValues } from "./set-up-form.tsx";
import { StartHeading } from "./start-heading.tsx";
import { StartLayout } from "./start-layout.tsx";

/** Where the first set-up of this window stands. Held above this page, which does not outlive its success. */
export type FirstRun =
  | { readonly step: "idle" }
  | { readonly step: "working" }
  | { readonly step: "set-up"; readonly recoveryCode: string };

export function WelcomePage({ onFirstRun }: { readonly onFirstRun: (state: FirstRun) => void }) {
  const { dataFolder } = useStatus();
  const { submit, busy, error } = useSubmit(async (values: SetUpValues) => {
    onFirstRun({ step: "working" });
    try {
      const { recoveryCode } = await client.setUp.createCentre(values);
      onFirstRun({ step: "set-up", recoveryCode });
    } catch (caught) {
      onFirstRun({ step: "idle" });
      throw caught;
    }
    await refreshStatus();
  });

  return (
    <StartLayout
      width="wide"
      aside={
        <>
          <Title order={2} size="h4">
            Look around first
          </Title>
          <Text size="sm">
            The demonstration centre has invented people in every role, learners, scripts and work in every state. It
            lies in a folder of its own and can be reset.
          </Text>
          <OpenDemonstration />
          <Title order={2} size="h4" mt="md">
            Where things are kept
          </Title>
          <Text size="sm">
            Everything stays on this computer. Names, scripts and feedback are sealed: without a passphrase, or the
            recovery code that comes next, nobody can read them.
          </Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            Data folder: {dataFolder}
          </Text>
        </>
      }
    >
      <StartHeading title="Set up your centre">
        You become its first person. Others are added later, from the Centre page.
      </StartHeading>
      <SetUpForm onSubmit={submit} busy={busy} />
      <ErrorNote error={error} />
    </StartLayout>
  );
}
