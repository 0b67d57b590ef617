import { Button, Text } from "@mantine/core";
import { client } from "../../api/client.ts";
import { refreshStatus } from "../../api/session.tsx";
import { ErrorNote } from "../../components/error-note.tsx";
import { useSubmit } from "../../components/use-submit.ts";

type OpenDemonstrationProps = {
  /** Where the way into the real centre stands beside it. */
  readonly quiet?: boolean;
};

export function OpenDemonstration({ quiet = false }: OpenDemonstrationProps) {
  const { submit, busy, error } = useSubmit(async () => {
    await client.setUp.openDemonstration();
    await refreshStatus();
  });
  return (
    <>
      <div>
        <Button
          {...(quiet ? { variant: "transparent", size: "compact-sm", px: 0, fw: 400 } : { variant: "default" })}
          loading={busy}
          onClick={() => void submit(undefined)}
        >
          Open the demonstration centre
        </Button>
      </div>
      <Text size="sm" role="status">
        {busy && "Making the demonstration centre ready. The first time takes a little longer."}
      </Text>
      <ErrorNote error={error} />
    </>
  );
}
