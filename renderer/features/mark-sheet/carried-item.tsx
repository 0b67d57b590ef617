import { Text } from "@mantine/core";
import { IconAlertTriangle, IconArrowForwardUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CarriedItem } from "../../../shared/contract/sheet.ts";
import classes from "./carried-item.module.css";
import { ReadOnlyPart, useSheet } from "./sheet-context.tsx";

/** What was passed on an earlier attempt stands as it was judged there: read only, with where it comes from. */
export function CarriedItemScope({ itemId, children }: { readonly itemId: string; readonly children: ReactNode }) {
  const { head, withheld } = useSheet();
  const carried = head.carried.find((item) => item.itemId === itemId);
  if (!carried) return children;
  if (withheld.includes(itemId)) return <CarriedNote carried={carried} withheld />;
  return (
    <ReadOnlyPart>
      <CarriedNote carried={carried} />
      {children}
    </ReadOnlyPart>
  );
}

type CarriedNoteProps = { readonly carried: CarriedItem; readonly withheld?: boolean };

/** Where a carried section was judged, and whether what it says there still holds. */
export function CarriedNote({ carried: { fromAttempt, fromColumn, outdated }, withheld = false }: CarriedNoteProps) {
  const Shape = outdated ? IconAlertTriangle : IconArrowForwardUp;
  return (
    <div className={classes.origin} data-outdated={outdated || undefined}>
      <Shape size={16} stroke={2} aria-hidden className={classes.icon} />
      <Text size="sm" inherit>
        <strong>Carried forward from attempt {fromAttempt}.</strong>{" "}
        {fromColumn === "qa" ? "Passed by the QA decision" : "Passed there"}, so it is not judged again.
        {withheld && " Its mark and feedback are the assessor's: they are shown once you commit your marks."}
        {outdated &&
          ` Quality assurance has since decided otherwise on attempt ${fromAttempt}: agree with the IQA what stands before you sign.`}
      </Text>
    </div>
  );
}
