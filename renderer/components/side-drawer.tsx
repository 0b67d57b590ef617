import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";

type SideDrawerProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly width: number;
  readonly children: ReactNode;
};

/** Details and forms beside the list that they belong to. */
export function SideDrawer({ opened, onClose, title, width, children }: SideDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      size={width}
      position="right"
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ "aria-label": "Close" }}
      styles={{ title: { fontWeight: 600, overflowWrap: "anywhere" } }}
    >
      {children}
    </Drawer>
  );
}
