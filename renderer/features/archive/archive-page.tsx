import { Stack, Tabs } from "@mantine/core";
import { PageHeader } from "../../components/page-header.tsx";
import { CheckPanel } from "./check-panel.tsx";
import { ExportPanel } from "./export-panel.tsx";

/** Both parts stay mounted: an export goes on while an archive is checked. */
export function ArchivePage() {
  return (
    <Stack gap="md">
      <PageHeader
        title="Archive"
        description="One file with scripts as received, mark sheets, and sums that show any later change."
      />
      <Tabs defaultValue="export" keepMounted>
        <Tabs.List mb="md">
          <Tabs.Tab value="export">Export an archive</Tabs.Tab>
          <Tabs.Tab value="check">Check an archive</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="export">
          <ExportPanel />
        </Tabs.Panel>
        <Tabs.Panel value="check">
          <CheckPanel />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
