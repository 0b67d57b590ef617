import { Button, Text } from "@mantine/core";
import { IconCheck, IconClockExclamation } from "@tabler/icons-react";
import { useState } from "react";
import type { HoursLog } from "../../../shared/contract/hours.ts";
import { explainHours } from "../../../shared/domain/hours.ts";
import { type Command, useCommands } from "../../commands/index.ts";
import { SideDrawer } from "../../components/side-drawer.tsx";
import { HoursPanel } from "./hours-panel.tsx";
import classes from "./section-hours.module.css";
import { useHours } from "./use-hours.ts";

type SectionHoursProps = { readonly sectionId: string; readonly scriptId: string };

/** Beside the section that asks for hours: how many are recorded, what is missing, and the way to the log. */
export function SectionHours({ sectionId, scriptId }: SectionHoursProps) {
  const { log } = useHours(scriptId);
  if (log.data?.section !== sectionId) return null;
  return <Hours log={log.data} scriptId={scriptId} />;
}

function Hours({ log, scriptId }: { readonly log: HoursLog; readonly scriptId: string }) {
  const [opened, setOpened] = useState(false);
  const command: Command = {
    id: "sheet.hours",
    label: "Hours log",
    shortcut: "alt+U",
    group: "Mark sheet",
    run: () => setOpened(true),
  };
  useCommands([command]);
  const enough = log.gapMinutes === 0;
  const Shape = enough ? IconCheck : IconClockExclamation;
  return (
    <div className={classes.hours} data-gap={enough ? undefined : true}>
      <Shape size={18} stroke={2} aria-hidden />
      <Text size="sm" inherit>
        <strong>Coaching and mentoring hours:</strong> {explainHours(log)}
      </Text>
      <Button size="compact-sm" variant="default" onClick={command.run}>
        {command.label}
      </Button>
      <SideDrawer opened={opened} onClose={() => setOpened(false)} title="Hours log of the diary" width={820}>
        <HoursPanel log={log} scriptId={scriptId} />
      </SideDrawer>
    </div>
  );
}
