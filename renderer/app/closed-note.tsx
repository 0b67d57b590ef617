import { Button, Text, Title } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect } from "react";
import { StartLayout } from "../features/start/start-layout.tsx";
import classes from "./frame.module.css";

/** Takes the place of everything once the program behind the window has ended: nothing typed here could be saved. */
export function ClosedNote() {
  const inBrowser = window.workstation === undefined;
  useEffect(() => {
    document.title = "The program was closed · Assessor Workstation";
  }, []);
  return (
    <div className={classes.frame}>
      <StartLayout>
        <IconPlugConnectedX size={32} stroke={1.5} aria-hidden />
        <Title order={1} size="h2">
          The program was closed
        </Title>
        <Text>Everything that was shown as saved is on this computer's disk.</Text>
        <Text>
          {inBrowser
            ? "Start the program again: it opens a new page. This one can be closed."
            : "Start the program again. This window can be closed."}
        </Text>
        {!inBrowser && (
          <div>
            <Button onClick={() => window.location.reload()}>Try to connect again</Button>
          </div>
        )}
      </StartLayout>
    </div>
  );
}
