import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { ErrorNote } from "../../components/error-note.tsx";
import { LoadingArea } from "../../components/loading-area.tsx";
import { RenewRecoveryCode } from "./renew-recovery-code.tsx";
import { SettingsForm } from "./settings-form.tsx";

export function SettingsTab() {
  const centre = useQuery(api.centre.get.queryOptions());
  if (centre.isPending) return <LoadingArea label="Reading the settings" />;
  if (centre.isError) return <ErrorNote error={centre.error} onRetry={() => void centre.refetch()} />;
  return (
    <Stack gap="xl" maw={640}>
      <SettingsForm present={centre.data} />
      <RenewRecoveryCode />
    </Stack>
  );
}
