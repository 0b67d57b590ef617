import { Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import classes from "./page-header.module.css";

type PageHeaderProps = { readonly title: string; readonly description?: ReactNode; readonly actions?: ReactNode };

/** A page's one heading, which also names the window, with what can be done to the whole page beside it. */
export function PageHeader({ title, description, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Assessor Workstation`;
  }, [title]);
  return (
    <header className={classes.root}>
      <div className={classes.words}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {description !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {description}
          </Text>
        )}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
