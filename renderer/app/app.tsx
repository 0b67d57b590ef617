import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { StatusProvider, useStatusQuery } from "../api/session.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { LoadingArea } from "../components/loading-area.tsx";
import { followChanges } from "./changes.ts";
import { ClosedNote } from "./closed-note.tsx";
import { colourSchemeManager } from "./colour-scheme.ts";
import { Frame } from "./frame.tsx";
import { cssVariables, theme } from "./theme.ts";
import { useConnectionLost } from "./use-connection-lost.ts";

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colourSchemeManager}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" transitionDuration={120} containerWidth={400} />
      <Program />
    </MantineProvider>
  );
}

function Program() {
  const lost = useConnectionLost();
  const { data: status, error, refetch } = useStatusQuery();

  useEffect(() => {
    const stop = new AbortController();
    void followChanges(stop.signal);
    return () => stop.abort();
  }, []);

  if (lost) return <ClosedNote />;
  if (!status) {
    return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <LoadingArea label="Starting" />;
  }
  return (
    <StatusProvider status={status}>
      <Router
        hook={useHashLocation}
        // A question ("?learner=…") belongs to the address it came with: without this, the next address inherits it.
        aroundNav={(navigate, to, options) => navigate(to.includes("?") ? to : `${to}?`, options)}
      >
        <Frame />
      </Router>
    </StatusProvider>
  );
}
