import { Text, Title } from "@mantine/core";
import { IconInbox } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

type EmptyStateProps = {
  readonly title: string;
  readonly description: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
};

/** A place with nothing in it yet: what it is for, and the next step. */
export function EmptyState({ title, description, action, icon }: EmptyStateProps) {
  return (
    <div className={classes.root}>
      <div className={classes.icon} aria-hidden>
        {icon ?? <IconInbox size={32} stroke={1.5} />}
      </div>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" maw={440}>
        {description}
      </Text>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
