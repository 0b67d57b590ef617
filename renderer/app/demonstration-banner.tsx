import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { api } from "../api/client.ts";
import { asShownError } from "../api/errors.ts";
import { refreshStatus, useStatus } from "../api/session.tsx";
import { confirmAction } from "../components/confirm.tsx";
import classes from "./demonstration-banner.module.css";

const words = "Every person and script here is invented. Nothing counts.";

/** Above everything while the demonstration is open, so that its people are never taken for real ones. */
export function DemonstrationBanner() {
  const { centreExists } = useStatus();
  const options = { onSuccess: refreshStatus, onError: showError };
  const reset = useMutation(api.setUp.resetDemonstration.mutationOptions(options));
  const leave = useMutation(api.setUp.leaveDemonstration.mutationOptions(options));
  const busy = reset.isPending || leave.isPending;

  const askToReset = async () => {
    const confirmed = await confirmAction({
      title: "Reset the demonstration?",
      body: "Everything that was typed, marked and signed in the demonstration centre is thrown away, and you are signed out. A real centre is never touched.",
      confirmLabel: "Reset the demonstration",
      danger: true,
    });
    if (confirmed) reset.mutate({});
  };

  return (
    <section className={classes.banner} aria-label="Demonstration">
      <strong>Demonstration centre</strong>
      <span className={classes.words} title={words}>
        {words}
      </span>
      <Button
        className={classes.action}
        size="compact-sm"
        variant="default"
        onClick={askToReset}
        loading={reset.isPending}
        disabled={busy}
      >
        Reset
      </Button>
      <Button
        className={classes.action}
        size="compact-sm"
        variant="default"
        onClick={() => leave.mutate({})}
        loading={leave.isPending}
        disabled={busy}
      >
        {centreExists ? "Leave, to your centre" : "Leave"}
      </Button>
    </section>
  );
}

function showError(error: unknown) {
  notifications.show({
    color: "red",
    title: "The demonstration stays as it was",
    message: asShownError(error).message,
  });
}
