import { Loader, Text } from "@mantine/core";
import classes from "./loading-area.module.css";

/** Stands where something is about to appear. Shows itself only after a moment, so that quick answers don't flicker. */
export function LoadingArea({ label }: { readonly label: string }) {
  return (
    <div className={classes.root} role="status">
      <Loader size="sm" aria-hidden />
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
