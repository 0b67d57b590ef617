import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ProductMark } from "./product-mark.tsx";
import classes from "./start-layout.module.css";

type StartLayoutProps = {
  readonly children: ReactNode;
  /** A second column, for what can be done instead. */
  readonly aside?: ReactNode;
  readonly width?: "narrow" | "wide";
};

/** The page of somebody who is not at work yet. */
export function StartLayout({ children, aside, width = "narrow" }: StartLayoutProps) {
  return (
    <div className={classes.ground}>
      <main id="main" tabIndex={-1} className={classes.main} data-width={width}>
        <div className={classes.product}>
          <ProductMark />
          <Text fw={600}>Assessor Workstation</Text>
        </div>
        <div className={classes.columns} data-aside={aside !== undefined || undefined}>
          <div className={classes.card}>{children}</div>
          {aside !== undefined && <aside className={classes.aside}>{aside}</aside>}
        </div>
      </main>
    </div>
  );
}
