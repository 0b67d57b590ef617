import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTitle } from "./use-title.ts";

type StartHeadingProps = { readonly title: string; readonly children?: ReactNode };

export function StartHeading({ title, children }: StartHeadingProps) {
  useTitle(title);
  return (
    <div>
      <Title order={1} size="h2">
        {title}
      </Title>
      {children !== undefined && (
        <Text size="sm" c="dimmed" mt={4}>
          {children}
        </Text>
      )}
    </div>
  );
}
