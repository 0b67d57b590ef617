import { Tabs } from "@mantine/core";
import { useLocation } from "wouter";
import { PageHeader } from "../../components/page-header.tsx";
import { AuditTab } from "./audit-tab.tsx";
import { BackUpNow } from "./back-up-now.tsx";
import { PeopleTab } from "./people-tab.tsx";
import { SettingsTab } from "./settings-tab.tsx";

const tabs = [
  { value: "people", title: "People", Content: PeopleTab },
  { value: "settings", title: "Centre and settings", Content: SettingsTab },
  { value: "audit", title: "Audit trail", Content: AuditTab },
] as const;

/** @param tab a part of the address, so that each tab can be gone to and come back to. */
export function CentrePage({ tab }: { readonly tab?: string | undefined }) {
  const [, navigate] = useLocation();
  const shown = tabs.find(({ value }) => value === tab)?.value ?? "people";
  return (
    <>
      <PageHeader
        title="Centre"
        description="Who works here, what the centre has settled, and what was done."
        actions={<BackUpNow />}
      />
      <Tabs value={shown} onChange={(value) => navigate(`/centre/${value ?? "people"}`)} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map(({ value, title }) => (
            <Tabs.Tab key={value} value={value}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, Content }) => (
          <Tabs.Panel key={value} value={value}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
